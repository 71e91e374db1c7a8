package io.tocsin.web;

import java.util.regex.Pattern;

/**
 * One header field. Immutable.
 *
 * <p>A name that is no token or a value with control characters (CR, LF, NUL: header injection) is
 * refused here, once for the whole house.
 */
public record Header(String name, String value) {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

  public Header {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
    }
    if (value.chars().anyMatch(Header::isForbidden)) {
      throw new IllegalArgumentException("control or non-Latin character in header " + name);
    }
  }

  private static boolean isForbidden(int c) {
    return (c < 0x20 && c != '\t') || c == 0x7F || c > 0xFF;
  }
}
