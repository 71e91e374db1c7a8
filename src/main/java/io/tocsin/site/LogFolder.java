package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** Returns the file in which a log is written before it has its name. */
  Path unfinished(Path log) {
    return folder.resolve(log.getFileName() + UNFINISHED);
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
