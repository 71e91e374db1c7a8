package io.tocsin.publication.mouths;

import java.net.URI;
import java.util.List;

/** How an address is written where room is scarce. */
final class Links {

  private Links() {}

  /** The address as short as people can still open it, then that of the whole site. */
  static List<String> of(URI address) {
    String host = address.getRawAuthority();
    String whole = shortest(address.toString());
    return host == null ? List.of(whole) : List.of(whole, shortest(root(address) + host));
  }

  private static String root(URI address) {
    return address.getScheme() + "://";
  }

  private static String shortest(String address) {
    String told = address.startsWith("https://") ? address.substring(8) : address;
    return told.endsWith("/") ? told.substring(0, told.length() - 1) : told;
  }
}
