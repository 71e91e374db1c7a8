package io.tocsin.site;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs bytes: fast, and as strongly as each content encoding can. */
final class Packing {

  private static final int BROTLI_QUALITY = 11;
  private static final int BROTLI_QUALITY_FAST = 5;

  /** Beyond some hundred kilobytes the best quality takes seconds for a per cent. */
  private static final int BROTLI_QUALITY_OF_LONG = 9;

  private static final int LONG = 512 * 1024;
  private static final int BROTLI_WINDOW = 18;
  private static final int ZSTD_LEVEL = 19;
  private static final int FAST = 4;

  private Packing() {}

  /** Packs at once: a tenth of a millisecond for a page. */
  static byte[] fastGzip(byte[] plain) {
    return gzip(plain, plain.length > LONG ? Deflater.BEST_SPEED : FAST);
  }

  /** Packs as small as it gets: a millisecond for a page. */
  static byte[] gzip(byte[] plain) {
    return gzip(plain, Deflater.BEST_COMPRESSION);
  }

  private static byte[] gzip(byte[] plain, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream gzip = new Gzip(bytes, level)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Packs slowly: some hundred milliseconds for a page. */
  static byte[] brotli(byte[] plain) {
    return brotli(plain, plain.length > LONG ? BROTLI_QUALITY_OF_LONG : BROTLI_QUALITY);
  }

  /** Packs well: a millisecond for a page. */
  static byte[] fastBrotli(byte[] plain) {
    return brotli(plain, BROTLI_QUALITY_FAST);
  }

  private static byte[] brotli(byte[] plain, int quality) {
    Brotli4jLoader.ensureAvailability();
    try {
      return Encoder.compress(
          plain, new Encoder.Parameters().setQuality(quality).setWindow(BROTLI_WINDOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs slowly: some ten milliseconds for a page. */
  static byte[] zstd(byte[] plain) {
    return Zstd.compress(plain, ZSTD_LEVEL);
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(ByteArrayOutputStream bytes, int level) throws IOException {
      super(bytes);
      def.setLevel(level);
    }
  }
}
