package io.tocsin.publication.mouths;

import java.util.List;

/** How an address is written where room is scarce. */
final class Links {

  private Links() {}

  /**
   * The page in the language of the text, as short as people can still open it, then the whole
   * site, which answers each reader in their language.
   */
  static List<String> of(PageAddress address, String language) {
    return List.of(shortest(address.in(language).toString()), shortest(address.site().toString()));
  }

  private static String shortest(String address) {
    String told = address.startsWith("https://") ? address.substring(8) : address;
    return told.endsWith("/") ? told.substring(0, told.length() - 1) : told;
  }
}
