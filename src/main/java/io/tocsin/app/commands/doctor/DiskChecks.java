package io.tocsin.app.commands.doctor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the data folder can be written, flushed, and has room. */
final class DiskChecks {

  private static final long TIGHT = 500L << 20;
  private static final long FULL = 50L << 20;

  private final Path folder;

  DiskChecks(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  List<Ailment> all() {
    Path there = nearestExisting();
    if (there == null || !Files.isDirectory(there)) {
      return List.of(
          Ailment.ill(
              "data folder", folder + " cannot be made", "Name another one under data: folder."));
    }
    List<Ailment> found = new ArrayList<>();
    found.add(writing(there));
    try {
      FileStore store = Files.getFileStore(there);
      found.add(room(store));
      found.add(kind(store));
    } catch (IOException failure) {
      found.add(Ailment.notChecked("disk", failure.toString()));
    }
    return found;
  }

  private @Nullable Path nearestExisting() {
    Path path = folder;
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }

  private Ailment writing(Path there) {
    try {
      Path probe = Files.createTempFile(there, "doctor", ".tmp");
      try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
        channel.force(true);
      } finally {
        Files.delete(probe);
      }
      return Ailment.well("data folder", there + " can be written and flushed");
    } catch (IOException failure) {
      return Ailment.ill(
          "data folder",
          there + " cannot be written: " + failure.getMessage(),
          "Give it to the user Tocsin runs as, for example with chown.");
    }
  }

  private static Ailment room(FileStore store) throws IOException {
    long free = store.getUsableSpace();
    String seen = (free >> 20) + " MiB free";
    if (free < FULL) {
      return Ailment.ill("disk", seen, "Make room: reports are refused when the disk is full.");
    }
    return free < TIGHT
        ? Ailment.weak("disk", seen, "Make room soon.")
        : Ailment.well("disk", seen);
  }

  private static Ailment kind(FileStore store) {
    String type = store.type().toLowerCase(Locale.ROOT);
    boolean network =
        type.startsWith("nfs")
            || type.contains("cifs")
            || type.contains("smb")
            || type.contains("9p");
    return network
        ? Ailment.ill(
            "file system",
            type + " does not keep what SQLite needs",
            "Put the data folder on a disk of this machine, or use PostgreSQL (database: url).")
        : Ailment.well("file system", type);
  }
}
