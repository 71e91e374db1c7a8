package io.tocsin.web;

import java.util.ArrayList;
import java.util.List;

/**
 * What every answer carries so that a browser does not do more with it than we meant (RELIABILITY
 * T11, T26). Immutable.
 *
 * @param all the fields, {@code Content-Security-Policy} first
 */
public record SecurityHeaders(List<Header> all) {

  /** The strictest set: nothing inline at all. */
  public static final SecurityHeaders STRICT = withStyles(List.of());

  public SecurityHeaders {
    all = List.copyOf(all);
  }

  /**
   * Returns the strict set, with leave for these inline style sheets.
   *
   * @param styleHashes {@code sha256-...} each, as in CSP level 3
   */
  public static SecurityHeaders withStyles(List<String> styleHashes) {
    StringBuilder styles = new StringBuilder("'self'");
    styleHashes.forEach(hash -> styles.append(" '").append(hash).append('\''));
    List<Header> all = new ArrayList<>();
    all.add(new Header("Content-Security-Policy", policy(styles.toString())));
    all.add(new Header("X-Content-Type-Options", "nosniff"));
    all.add(new Header("Referrer-Policy", "strict-origin-when-cross-origin"));
    all.add(new Header("Cross-Origin-Opener-Policy", "same-origin"));
    all.add(new Header("X-Frame-Options", "DENY"));
    all.add(new Header("Permissions-Policy", "camera=(), microphone=(), payment=()"));
    return new SecurityHeaders(all);
  }

  private static String policy(String styles) {
    return "default-src 'none'; script-src 'self'; worker-src 'self'; style-src "
        + styles
        + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types tocsin-worker";
  }
}
