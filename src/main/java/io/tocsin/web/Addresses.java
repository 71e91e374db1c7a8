package io.tocsin.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Network addresses as text and as bits; nothing here asks the network. */
final class Addresses {

  private Addresses() {}

  /** Reads an address in figures; empty for names and for anything else. */
  static Optional<InetAddress> parse(String text) {
    try {
      return text.length() > 45 || text.indexOf('%') >= 0
          ? Optional.empty()
          : Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the address with every bit after the prefix cleared. */
  static InetAddress masked(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int keep = Math.clamp(length - i * 8L, 0, 8);
      bytes[i] = (byte) (bytes[i] & (0xFF00 >> keep));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
