package io.tocsin.catalog;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A block of addresses, {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632). Immutable.
 *
 * @param text as the owner wrote it
 * @param base the first address of the block, or any in it
 * @param length of the prefix in bits
 */
public record Network(String text, InetAddress base, int length) {

  public Network {
    if (length < 0 || length > base.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix: /" + length);
    }
  }

  /** Reads a block, or a single address as a block of one; names are never looked up. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = base.getAddress().length * 8;
      String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
      return length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= most
          ? Optional.of(new Network(text, base, Integer.parseInt(length)))
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Says whether the address lies in the block. */
  public boolean contains(InetAddress address) {
    byte[] theirs = address.getAddress();
    byte[] ours = base.getAddress();
    if (theirs.length != ours.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >>> (bit % 8);
      if ((theirs[bit / 8] & mask) != (ours[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
