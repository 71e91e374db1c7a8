package io.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Secrets are read from files, never from a configuration, an environment or a command line. */
public final class PasswordFile {

  private PasswordFile() {}

  /**
   * The password in a file, without the line break at its end; null without a file.
   *
   * @throws IOException if it cannot be read or is empty; the message names the file, never its
   *     content
   */
  public static @Nullable String read(@Nullable Path file) throws IOException {
    if (file == null) {
      return null;
    }
    String text = Files.readString(file).stripTrailing();
    if (text.isEmpty()) {
      throw new IOException(file + " is empty");
    }
    return text;
  }
}
