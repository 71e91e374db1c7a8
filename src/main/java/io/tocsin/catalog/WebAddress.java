package io.tocsin.catalog;

import java.net.URI;

/** The rule for addresses a machine fetches or a page links to. */
public final class WebAddress {

  private WebAddress() {}

  /** Says whether the address is absolute HTTP or HTTPS, with a host and without a password. */
  public static boolean isWebAddress(URI address) {
    String scheme = address.getScheme();
    return scheme != null
        && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
        && address.getHost() != null
        && address.getUserInfo() == null;
  }

  static URI require(URI address) {
    if (!isWebAddress(address)) {
      throw new IllegalArgumentException("not an http or https address: " + address);
    }
    return address;
  }
}
