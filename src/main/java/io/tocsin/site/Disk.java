package io.tocsin.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The few things done to a disk, each a line on which the process may die. */
class Disk {

  /** Writes a whole new file and waits until it is on the disk. */
  void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Writes at the end of a file and, if it is asked to, waits until that is on the disk. */
  void append(Path file, byte[] bytes, boolean wait) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (wait) {
        channel.force(false);
      }
    }
  }

  /** Cuts a file off. */
  void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /** Opens a file to be read from a place to its end. */
  ByteBuffer map(Path file, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = Math.max(0, channel.size() - from);
      return channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(length, Integer.MAX_VALUE));
    }
  }

  /** Gives a file its name in one step. */
  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Waits until the names in a folder are on the disk. */
  void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes a folder that is missing, and those above it. */
  void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** Returns the length of a file in bytes, -1 if it is gone. */
  long length(Path file) {
    long length = file.toFile().length();
    return length == 0 && !Files.exists(file) ? -1 : length;
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
