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

  public Header {
    if (!isToken(name)) {
      throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (isForbidden(value.charAt(i))) {
        throw new IllegalArgumentException("control or non-Latin character in header " + name);
      }
    }
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && SIGNS.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST_NAME;
  }

  private static boolean isForbidden(char c) {
    return (c < 0x20 && c != '\t') || c == 0x7F || c > 0xFF;
  }
}
