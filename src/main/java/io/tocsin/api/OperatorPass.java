package io.tocsin.api;

import io.tocsin.web.Cookie;
import io.tocsin.web.FormToken;
import io.tocsin.web.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that an operator has at the desk: the key, and a mark that this server alone can make.
 * A made-up one is told by its mark, so that strangers cause no look into the database. Immutable.
 *
 * @param token makes the marks
 */
record OperatorPass(FormToken token) {

  private static final String COOKIE = "tocsin_operator";
  private static final Duration AT_THE_DESK = Duration.ofHours(12);
  private static final char BETWEEN = '.';

  /** Makes the cookie of a key. */
  Cookie of(String key, boolean secure) {
    return new Cookie(COOKIE, key + BETWEEN + mark(key), AT_THE_DESK, secure);
  }

  /** Makes the cookie that takes it away. */
  static Cookie gone(boolean secure) {
    return Cookie.gone(COOKIE, secure);
  }

  /** Returns the key that a request shows, good or not, if the mark is ours. */
  Optional<String> key(Request request) {
    String cookie = request.cookie(COOKIE).orElse("");
    int between = cookie.lastIndexOf(BETWEEN);
    if (between < 0) {
      return Optional.empty();
    }
    String key = cookie.substring(0, between);
    boolean ours = token.fits(about(key), cookie.substring(between + 1));
    return ours ? Optional.of(key) : Optional.empty();
  }

  private String mark(String key) {
    return token.of(about(key));
  }

  private static String about(String key) {
    return "pass " + key;
  }
}
