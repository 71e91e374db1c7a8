package io.tocsin.web;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of the public site in each of its encodings. Immutable; nobody may change the bytes.
 *
 * @param variants the best compressed first, and among them one of {@link Encoding#IDENTITY}
 * @param cacheControl the whole header value
 */
public record PublicFile(
    String contentType, String cacheControl, List<Variant> variants, List<Header> headers) {

  /** How bytes are packed (RFC 9110 section 8.4.1, RFC 7932, RFC 8878). */
  public enum Encoding {
    BROTLI("br"),
    ZSTD("zstd"),
    GZIP("gzip"),
    IDENTITY("identity");

    private final String token;

    Encoding(String token) {
      this.token = token;
    }

    /** Returns the name in {@code Accept-Encoding}. */
    public String token() {
      return token;
    }
  }

  /**
   * The file in one encoding.
   *
   * @param etag strong and unquoted; it differs between encodings
   */
  public record Variant(Encoding encoding, String etag, Bytes bytes) {}

  /** Where the bytes are. */
  public sealed interface Bytes {

    /** In memory. */
    record Hot(byte[] bytes) implements Bytes {}

    /** On disk; sent without passing through the heap. */
    record Cold(Path file, long length) implements Bytes {}
  }

  public PublicFile {
    variants = List.copyOf(variants);
    headers = List.copyOf(headers);
    if (variants.stream().noneMatch(variant -> variant.encoding() == Encoding.IDENTITY)) {
      throw new IllegalArgumentException("a public file is always offered unpacked too");
    }
  }
}
