package io.tocsin.web;

import java.util.Optional;

/**
 * Says whether a request that acts comes from a page of our own (Fetch Metadata, RFC 6454): the
 * second wall behind SameSite cookies and form tokens.
 *
 * <p>Browsers send {@code Sec-Fetch-Site}, older ones {@code Origin}; a request with neither was
 * not sent by a browser from another site, and is let through only where no cookie was sent.
 */
public final class SameOrigin {

  private SameOrigin() {}

  /** Says whether the request may act with the caller's cookies. */
  public static boolean holds(Request request) {
    Optional<String> site = request.headers().only("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      return false;
    }
    Optional<String> origin = request.header("Origin");
    if (origin.isPresent()) {
      return isOurs(origin.get(), request);
    }
    return site.isPresent() || request.header("Cookie").isEmpty();
  }

  private static boolean isOurs(String origin, Request request) {
    String host = request.headers().only("Host").orElse("");
    return !host.isEmpty() && origin.equals((request.secure() ? "https://" : "http://") + host);
  }
}
