package io.tocsin.delivery.email;

/** The only way of words into a header: one line, nothing that a reader cannot see; pure. */
final class HeaderText {

  private static final int LONGEST = 200;

  private HeaderText() {}

  /** Returns the words on one line, whatever they were made of, cut to a sensible length. */
  static String of(String words) {
    StringBuilder line = new StringBuilder();
    words
        .codePoints()
        .map(c -> isSeparator(c) ? ' ' : c)
        .filter(c -> !isHidden(c))
        .forEach(line::appendCodePoint);
    String one = line.toString().replaceAll(" {2,}", " ").strip();
    return one.codePointCount(0, one.length()) <= LONGEST
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /**
   * Returns a value that must stand as it is.
   *
   * @throws IllegalArgumentException if it is not printable ASCII on one line
   */
  static String exact(String value) {
    if (value.isEmpty() || value.length() > 900 || !value.chars().allMatch(HeaderText::isPlain)) {
      throw new IllegalArgumentException("not fit for a header");
    }
    return value;
  }

  private static boolean isPlain(int c) {
    return c >= 0x20 && c < 0x7F;
  }

  private static boolean isSeparator(int c) {
    return Character.getType(c) == Character.CONTROL
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.SURROGATE || type == Character.FORMAT;
  }
}
