package io.tocsin.wording;

import com.ibm.icu.text.Transliterator;

/** Writes any text in ASCII, for a line that another machine may not read otherwise. */
public final class Ascii {

  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0020-\\u007E] Remove");

  private Ascii() {}

  /** Returns the text in printable ASCII on one line; what cannot be written so is left out. */
  public static String of(String text) {
    String line = text.replaceAll("\\s+", " ").replace("«\u00a0", "\"").replace("\u00a0»", "\"");
    return LATIN.transliterate(line).replaceAll(" +", " ").strip();
  }
}
