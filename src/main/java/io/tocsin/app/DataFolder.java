package io.tocsin.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds everything Tocsin must not lose; one process at a time; thread-safe.
 *
 * <p>{@code journal.db} signals, {@code tocsin.db} state, {@code site/} the page as files, {@code
 * secrets} the root key, {@code local-token} what {@code tocsin say} on this machine speaks with,
 * {@code address} where the running process listens.
 */
public final class DataFolder implements AutoCloseable {

  private static final FileAttribute<?>[] OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** The folder is used by another process. */
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(
          folder
              + " is used by another Tocsin that runs. Stop it, or choose another folder with --data DIR.");
    }
  }

  /**
   * Opens the folder, made if absent, and keeps others out until closed.
   *
   * @throws InUse if another process has it
   */
  public static DataFolder open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    createPrivately(absolute);
    FileChannel channel =
        FileChannel.open(
            absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new InUse(absolute);
      }
      return new DataFolder(absolute, channel, lock);
    } catch (OverlappingFileLockException here) {
      channel.close();
      throw new InUse(absolute);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /**
   * A new folder is its owner's alone, for it holds addresses of subscribers; an old one is left as
   * it is.
   */
  private static void createPrivately(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** A file or folder in it. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Writes a file that only its owner may read, whole or not at all. */
  public void writePrivately(String name, String text) throws IOException {
    Path part = Files.createTempFile(folder, name, ".part", OWNER_ONLY);
    try {
      Files.writeString(part, text);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          part, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }
}
