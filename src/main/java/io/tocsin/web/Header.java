package io.tocsin.web;

/**
 * One header field. Immutable.
 *
 * <p>A name that is no token or a value with control characters (CR, LF, NUL: header injection) is
 * refused here, once for the whole house.
 */
public record Header(String name, String value) {

  private static final String SIGNS = "!#$%&'*+.^_`|~-";
  private static final int LONGEST_NAME = 128;
  private static final boolean[] OF_NAMES = new boolean[128];

  static {
    for (char c = 0; c < OF_NAMES.length; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      OF_NAMES[c] = letter || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }
  }

  public Header {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
    }
    if (!isValue(value)) {
      throw new IllegalArgumentException("control or non-Latin character in header " + name);
    }
  }

  /** Says whether it is a token (RFC 9110 section 5.6.2), and no longer than anybody needs. */
  static boolean isName(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= OF_NAMES.length || !OF_NAMES[c]) {
        return false;
      }
    }
    return length > 0 && length <= LONGEST_NAME;
  }

  /** Says whether nothing in it could end the field, or be read by some as its end. */
  static boolean isValue(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (isForbidden(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForbidden(char c) {
    return (c < 0x20 && c != '\t') || c == 0x7F || c > 0xFF;
  }
}
