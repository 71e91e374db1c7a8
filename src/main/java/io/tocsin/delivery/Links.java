package io.tocsin.delivery;

import java.net.URI;

/**
 * Where the links of a notice lead. Immutable.
 *
 * @param base the public address of the page's root, ending in a slash
 */
public record Links(URI base) {

  public Links {
    if (!base.getPath().endsWith("/")) {
      throw new IllegalArgumentException("the root does not end in a slash: " + base);
    }
  }

  /** Returns the private page behind a token, not the one of reporters; it acts on POST alone. */
  public URI of(String token) {
    return base.resolve("s/" + token);
  }

  /** Returns the public page of an incident. */
  public URI incident(String language, String incident) {
    return base.resolve(language + "/incident/" + incident);
  }
}
