package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the logs of sets: each is called by the rendition it begins with, and has its name
 * from when it is whole. Immutable.
 */
final class LogFolder {

  private static final String LOG = "log-";
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
      Optional<Glance> seen = Glance.at(disk.map(file, 0));
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
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
   * Writes the beginning of a log that has no name yet.
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

  /** Keeps the log that is written and the one before it, and no other. */
  void keepOnly(Path log, @Nullable Path before) throws IOException {
    for (Path file : disk.list(folder)) {
      String name = file.getFileName().toString();
      boolean ours = name.startsWith(LOG) || name.startsWith("set-");
      if (ours && !file.equals(log) && !file.equals(before)) {
        disk.delete(file);
      }
    }
  }
}
