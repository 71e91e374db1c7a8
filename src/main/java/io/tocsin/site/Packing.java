package io.tocsin.site;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs bytes as strongly as each content encoding can. */
final class Packing {

  private static final int BROTLI_QUALITY = 11;
  private static final int BROTLI_WINDOW = 18;
  private static final int ZSTD_LEVEL = 19;

  private Packing() {}

  /** Packs at once: a millisecond for a page. */
  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream gzip = new StrongGzip(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Packs slowly: some hundred milliseconds for a page. */
  static byte[] brotli(byte[] plain) {
    Brotli4jLoader.ensureAvailability();
    try {
      return Encoder.compress(
          plain, new Encoder.Parameters().setQuality(BROTLI_QUALITY).setWindow(BROTLI_WINDOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs slowly: some ten milliseconds for a page. */
  static byte[] zstd(byte[] plain) {
    return Zstd.compress(plain, ZSTD_LEVEL);
  }

  private static final class StrongGzip extends GZIPOutputStream {
    StrongGzip(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
