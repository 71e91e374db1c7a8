package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the logs of a folder that another process writes. Confined to one thread at a time. */
final class Following {

  private final Disk disk;
  private final LogFolder folder;
  private @Nullable LogReader reader;

  Following(Disk disk, LogFolder folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** Reads the newest set if it is newer than the one read last. */
  Optional<FoundSet> newer() throws IOException {
    List<Path> logs = folder.logs();
    if (logs.isEmpty()) {
      return Optional.empty();
    }
    LogReader at = reader;
    if (at == null || !at.file().equals(logs.getLast()) || disk.length(at.file()) < at.end()) {
      at = new LogReader(disk, logs.getLast());
    }
    boolean newer = at.advance();
    reader = at;
    return newer ? at.found() : Optional.empty();
  }
}
