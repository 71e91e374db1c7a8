package io.tocsin.publication.mouths;

import java.net.URI;

/**
 * Where the public page about something stands; each language has its own. Immutable.
 *
 * @param site the public address of the site's root, ending in a slash
 * @param path below the root of a language, such as {@code incident/0199}
 */
public record PageAddress(URI site, String path) {

  public PageAddress {
    if (!site.toString().endsWith("/")) {
      throw new IllegalArgumentException("the root does not end in a slash: " + site);
    }
    if (path.isEmpty() || path.startsWith("/")) {
      throw new IllegalArgumentException("not below the root of a language: " + path);
    }
  }

  /**
   * Returns the page in one language.
   *
   * @param language one of the catalogue's
   */
  public URI in(String language) {
    return site.resolve(language + "/" + path);
  }
}
