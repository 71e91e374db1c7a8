package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Logo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first bytes of a picture say of it: PNG (ISO/IEC 15948, IHDR) or WebP (RFC 9649).
 *
 * @param width in pixels
 * @param height in pixels
 */
record Raster(Logo.Kind kind, int width, int height) {

  private static final int LARGEST = 4_096;
  private static final long PNG = 0x89504E470D0A1A0AL;

  /** Reads them; empty for what is neither, or has no size that fits a page. */
  static Optional<Raster> read(byte[] bytes) {
    if (bytes.length < 30) {
      return Optional.empty();
    }
    ByteBuffer head = ByteBuffer.wrap(bytes);
    Optional<Raster> seen =
        head.getLong(0) == PNG && text(bytes, 12).equals("IHDR")
            ? Optional.of(new Raster(Logo.Kind.PNG, head.getInt(16), head.getInt(20)))
            : text(bytes, 0).equals("RIFF") && text(bytes, 8).equals("WEBP")
                ? webp(head.order(ByteOrder.LITTLE_ENDIAN), text(bytes, 12))
                : Optional.empty();
    return seen.filter(one -> one.fits(one.width) && one.fits(one.height));
  }

  private boolean fits(int length) {
    return length >= 1 && length <= LARGEST;
  }

  private static String text(byte[] bytes, int from) {
    return new String(bytes, from, 4, StandardCharsets.US_ASCII);
  }

  private static Optional<Raster> webp(ByteBuffer head, String chunk) {
    return switch (chunk) {
      case "VP8 " -> Optional.of(of(head.getShort(26) & 0x3FFF, head.getShort(28) & 0x3FFF));
      case "VP8L" -> {
        int bits = head.getInt(21);
        yield Optional.of(of((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1));
      }
      case "VP8X" -> Optional.of(of(three(head, 24) + 1, three(head, 27) + 1));
      default -> Optional.empty();
    };
  }

  private static Raster of(int width, int height) {
    return new Raster(Logo.Kind.WEBP, width, height);
  }

  private static int three(ByteBuffer head, int at) {
    return (head.getShort(at) & 0xFFFF) | (head.get(at + 2) & 0xFF) << 16;
  }
}
