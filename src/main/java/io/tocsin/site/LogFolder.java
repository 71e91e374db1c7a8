package io.tocsin.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the logs of sets: each is called by the rendition it begins with, and has its name
 * from when it is whole. A long one has its contents beside it. Immutable.
 */
final class LogFolder {

  private static final String LOG = "log-";
  private static final String CONTENTS = "contents-";
  private static final String UNFINISHED = ".unfinished";

  private final Disk disk;
  private final Path folder;

  LogFolder(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** Makes the folder if it is missing. */
  void make() throws IOException {
    disk.makeFolder(folder);
  }

  /** Returns the finished logs, the oldest first. */
  List<Path> logs() throws IOException {
    return disk.list(folder).stream().filter(LogFolder::isLog).toList();
  }

  /** Looks at the newest log that holds a set. */
  Optional<Glance> glance() throws IOException {
    for (Path file : logs().reversed()) {
      Optional<Glance> seen = glance(file, Long.MAX_VALUE);
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
  }

  private Optional<Glance> glance(Path file, long upTo) throws IOException {
    ByteBuffer log = disk.map(file, 0);
    log.limit((int) Math.min(upTo, log.limit()));
    Path kept = contents(file);
    Optional<Contents> contents =
        disk.length(kept) > 0 ? Contents.open(disk.map(kept, 0), log) : Optional.empty();
    return Glance.at(log, contents);
  }

  /**
   * Writes the contents of a log beside it, so that the next start looks at what is added from now
   * on and at nothing else.
   *
   * @param upTo how much of it is known to be whole, in bytes; what stands behind may be cut off
   * @throws IOException if there is no room for it; what was written of it is taken away again
   */
  void list(Path log, long upTo) throws IOException {
    Optional<Glance> seen = glance(log, upTo);
    if (seen.isPresent()) {
      Path contents = contents(log);
      begin(contents, seen.get().contents());
      disk.rename(unfinished(contents), contents);
    }
  }

  private Path contents(Path log) {
    return folder.resolve(CONTENTS + log.getFileName().toString().substring(LOG.length()));
  }

  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(LOG) && !name.endsWith(UNFINISHED);
  }

  /** Returns the rendition that a log begins with, 0 if its name does not say. */
  static long rendition(Path log) {
    String digits = log.getFileName().toString().substring(LOG.length());
    return digits.matches("[0-9]{16}") ? Long.parseLong(digits) : 0;
  }

  /** Returns the log that begins with a rendition. */
  Path log(long rendition) {
    return folder.resolve(LOG + "%016d".formatted(rendition));
  }

  private Path unfinished(Path log) {
    return folder.resolve(log.getFileName() + UNFINISHED);
  }

  /**
   * Writes the beginning of a log, or of its contents, that has no name yet.
   *
   * @throws IOException if there is no room for it; what was written of it is taken away again
   */
  void begin(Path log, byte[] bytes) throws IOException {
    orForget(log, () -> disk.write(unfinished(log), bytes));
  }

  /**
   * Adds to a log that has no name yet.
   *
   * @throws IOException if there is no room for it; all that was written is taken away again
   */
  void goOn(Path log, byte[] bytes) throws IOException {
    orForget(log, () -> disk.append(unfinished(log), bytes, true));
  }

  private interface Work {
    void run() throws IOException;
  }

  private void orForget(Path log, Work work) throws IOException {
    try {
      work.run();
    } catch (IOException failure) {
      try {
        forget(log);
      } catch (IOException more) {
        failure.addSuppressed(more);
      }
      throw failure;
    }
  }

  /** Takes away what was written of a log that has no name yet, if there is anything. */
  void forget(Path log) throws IOException {
    disk.delete(unfinished(log));
  }

  /** Gives a log that is whole its name, and waits until that is on the disk. */
  void finish(Path log) throws IOException {
    disk.rename(unfinished(log), log);
    disk.sync(folder);
  }

  private boolean belongsTo(Path file, @Nullable Path log) {
    return log != null && (file.equals(log) || file.equals(contents(log)));
  }

  /** Keeps the log that is written and the one before it, with their contents, and no other. */
  void keepOnly(Path log, @Nullable Path before) throws IOException {
    for (Path file : disk.list(folder)) {
      String name = file.getFileName().toString();
      boolean ours = Stream.of(LOG, CONTENTS, "set-").anyMatch(name::startsWith);
      if (ours && !belongsTo(file, log) && !belongsTo(file, before)) {
        disk.delete(file);
      }
    }
  }
}
