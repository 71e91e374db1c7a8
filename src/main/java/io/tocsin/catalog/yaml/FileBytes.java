package io.tocsin.catalog.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What came of reading a file that an owner named. */
sealed interface FileBytes {

  /** The content, one byte longer than allowed at most. */
  record Bytes(byte[] bytes) implements FileBytes {}

  /**
   * Nothing could be read.
   *
   * @param why the key of a word for it: {@code absent}, {@code denied}, {@code folder}, {@code
   *     large}, {@code broken}
   */
  record Unreadable(String why) implements FileBytes {}

  /** Reads a file of at most so many bytes. */
  static FileBytes read(Path path, int most) {
    if (Files.isDirectory(path)) {
      return new Unreadable("folder");
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(most + 1);
      return bytes.length > most ? new Unreadable("large") : new Bytes(bytes);
    } catch (NoSuchFileException e) {
      return new Unreadable("absent");
    } catch (AccessDeniedException e) {
      return new Unreadable("denied");
    } catch (IOException e) {
      return new Unreadable("broken");
    }
  }
}
