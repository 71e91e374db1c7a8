package io.tocsin.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie to set: always HttpOnly, SameSite=Lax, for the whole host and no other (RFC 6265bis).
 * Visitors of the public pages never get one. Immutable.
 *
 * @param name without prefix; {@code __Host-} is put before it where the page is served by HTTPS
 * @param maxAge zero to delete
 */
public record Cookie(String name, String value, Duration maxAge, boolean secure) {

  private static final String PREFIX = "__Host-";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VALUE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]{0,2048}");

  public Cookie {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a cookie: " + name);
    }
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("negative age of cookie " + name);
    }
  }

  /** Returns a cookie that takes its namesake away. */
  public static Cookie gone(String name, boolean secure) {
    return new Cookie(name, "", Duration.ZERO, secure);
  }

  /** Returns the header that sets it. */
  public Header header() {
    String attributes = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + maxAge.toSeconds();
    return new Header(
        "Set-Cookie",
        (secure ? PREFIX : "") + name + "=" + value + attributes + (secure ? "; Secure" : ""));
  }

  /**
   * Finds a cookie among {@code Cookie} headers. Over HTTPS only the {@code __Host-} form counts: a
   * neighbouring host can set the other one.
   */
  static Optional<String> find(List<String> headers, String name, boolean secure) {
    return exactly(headers, (secure ? PREFIX : "") + name);
  }

  private static Optional<String> exactly(List<String> headers, String name) {
    return headers.stream()
        .flatMap(header -> Pattern.compile(";").splitAsStream(header))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }
}
