package io.tocsin.app.detect;

import java.nio.file.Path;

/** A table that cannot be read: which file, which line, what is wrong and how to mend it. */
final class BadTable extends Exception {
  private static final long serialVersionUID = 1L;

  BadTable(Path file, long line, String wrong, String mend) {
    super(file + ", line " + line + ": " + wrong + ". Mend: " + mend + ".");
  }

  /** The whole sentence. */
  String words() {
    return String.valueOf(getMessage());
  }
}
