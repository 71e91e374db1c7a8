package io.tocsin.app.detect;

import java.nio.file.Path;

/** A history that cannot be read: which file, which entry, what is wrong and how to mend it. */
final class BadHistory extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the file as a whole. */
  BadHistory(Path file, String wrong, String mend) {
    super(file + ": " + wrong + ". Mend: " + mend + ".");
  }

  /** Says what is wrong with one entry, counted from 1. */
  BadHistory(Path file, int entry, String wrong, String mend) {
    super(file + ", entry " + entry + ": " + wrong + ". Mend: " + mend + ".");
  }

  /** The whole sentence. */
  String words() {
    return String.valueOf(getMessage());
  }
}
