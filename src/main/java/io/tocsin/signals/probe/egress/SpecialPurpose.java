package io.tocsin.signals.probe.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Address ranges that are not the public Internet (RFC 6890 and the IANA special-purpose
 * registries), in two groups: private ones, which a configuration file may allow, and those which
 * nobody may.
 */
final class SpecialPurpose {

  private SpecialPurpose() {}

  private static final List<Range> PRIVATE =
      List.of(
          Range.of("10.0.0.0", 8),
          Range.of("127.0.0.0", 8),
          Range.of("172.16.0.0", 12),
          Range.of("192.168.0.0", 16),
          Range.of("100.64.0.0", 10),
          Range.of("::1", 128),
          Range.of("fc00::", 7));

  private static final List<Range> NEVER =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("169.254.0.0", 16),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          Range.of("224.0.0.0", 4),
          Range.of("240.0.0.0", 4),
          Range.of("::", 128),
          Range.of("::", 96),
          Range.of("64:ff9b::", 96),
          Range.of("64:ff9b:1::", 48),
          Range.of("100::", 64),
          Range.of("2001::", 23),
          Range.of("2001:db8::", 32),
          Range.of("2002::", 16),
          Range.of("3fff::", 20),
          Range.of("5f00::", 16),
          Range.of("fe80::", 10),
          Range.of("fec0::", 10),
          Range.of("ff00::", 8));

  /** Whether a probe may connect to the address. */
  static boolean mayConnect(InetAddress address, boolean allowPrivate) {
    if (PRIVATE.stream().anyMatch(range -> range.contains(address))) {
      return allowPrivate;
    }
    return NEVER.stream().noneMatch(range -> range.contains(address));
  }

  private static final class Range {

    private final byte[] prefix;
    private final int bits;

    private Range(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Range of(String literal, int bits) {
      return new Range(InetAddress.ofLiteral(literal).getAddress(), bits);
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      if (rest == 0) {
        return true;
      }
      int mask = 0xFF << (8 - rest);
      return (bytes[whole] & mask) == (prefix[whole] & mask);
    }
  }
}
