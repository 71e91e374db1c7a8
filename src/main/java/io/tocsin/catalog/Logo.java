package io.tocsin.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The owner's logo, looked through before. Immutable.
 *
 * @param width in pixels, or in units of the drawing
 * @param height in the same
 * @param digest of the bytes, SHA-256 shortened to 16 hexadecimal digits: what it is called by
 * @param base64 the bytes
 * @param alt what it says, where it stands in place of the name of the site; null where it is an
 *     ornament beside the name
 */
public record Logo(
    Kind kind, int width, int height, String digest, String base64, @Nullable LocalizedText alt) {

  /** The largest logo that is taken, in bytes. */
  public static final int MAX_BYTES = 64 << 10;

  /** What kind of file it is. */
  public enum Kind {
    /** A drawing. */
    SVG("svg", "image/svg+xml"),
    /** A picture without loss. */
    PNG("png", "image/png"),
    /** A picture for the web. */
    WEBP("webp", "image/webp");

    private final String ending;
    private final String type;

    Kind(String ending, String type) {
      this.ending = ending;
      this.type = type;
    }

    /** Returns how the name of such a file ends, without a dot. */
    public String ending() {
      return ending;
    }

    /** Returns its media type. */
    public String type() {
      return type;
    }
  }

  public Logo {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a logo has a size: " + width + " x " + height);
    }
    if (!digest.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not a digest: " + digest);
    }
  }

  /** Makes a logo of bytes that were looked through. */
  public static Logo of(Kind kind, int width, int height, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Logo(
          kind,
          width,
          height,
          HexFormat.of().formatHex(digest, 0, 8),
          Base64.getEncoder().encodeToString(bytes),
          null);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the same logo with what it says. */
  public Logo saying(LocalizedText text) {
    return new Logo(kind, width, height, digest, base64, text);
  }

  /** Returns the address on the site, which changes with the bytes. */
  public String path() {
    return "/logo." + digest + "." + kind.ending();
  }

  /** Returns the bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
