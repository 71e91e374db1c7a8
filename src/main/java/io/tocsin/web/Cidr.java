package io.tocsin.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses, {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632). Immutable.
 *
 * @param base the first address of the block
 * @param length of the prefix in bits
 */
public record Cidr(InetAddress base, int length) {

  public Cidr {
    if (length < 0 || length > base.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix: /" + length);
    }
    base = Addresses.masked(base, length);
  }

  /** Reads a block, or a single address as a block of one; names are never looked up. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> base = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int most = base.get().getAddress().length * 8;
    String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(base.get(), Integer.parseInt(length)));
  }

  /** Says whether the address lies in the block. */
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    byte[] ours = base.getAddress();
    int whole = length / 8;
    int rest = length % 8;
    return other.length == ours.length
        && Arrays.equals(other, 0, whole, ours, 0, whole)
        && (rest == 0 || (other[whole] ^ ours[whole]) >> (8 - rest) == 0);
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + length;
  }
}
