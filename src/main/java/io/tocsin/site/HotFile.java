package io.tocsin.site;

import io.tocsin.web.Header;
import io.tocsin.web.PublicFile;
import io.tocsin.web.PublicFile.Bytes;
import io.tocsin.web.PublicFile.Encoding;
import io.tocsin.web.PublicFile.Variant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A file in every encoding that is ready; thread-safe, without locks: the stronger encodings appear
 * when they are done.
 */
final class HotFile {

  private final SiteFile file;
  private final String hash;
  private final PublicFile quick;
  private volatile boolean strong;
  private volatile PublicFile best;

  HotFile(SiteFile file) {
    this.file = file;
    this.hash = hash(file);
    List<Variant> variants = new ArrayList<>();
    if (file.isCompressible()) {
      variants.add(variant(Encoding.GZIP, Packing.gzip(file.body())));
    }
    variants.add(variant(Encoding.IDENTITY, file.body()));
    this.quick = publicFile(variants);
    this.best = quick;
  }

  /** Whether it is this file, to the last byte of content and headers. */
  boolean holds(SiteFile other) {
    return file.equals(other) || hash.equals(hash(other));
  }

  /** The file as it is ready now. */
  PublicFile ready() {
    return best;
  }

  /** Makes the strongest encodings, unless they are there or do not pay. */
  void strengthen() {
    if (!strong && file.isCompressible()) {
      List<Variant> variants = new ArrayList<>();
      variants.add(variant(Encoding.BROTLI, Packing.brotli(file.body())));
      variants.add(variant(Encoding.ZSTD, Packing.zstd(file.body())));
      variants.addAll(quick.variants());
      best = publicFile(variants);
      strong = true;
    }
  }

  private PublicFile publicFile(List<Variant> variants) {
    List<Header> headers =
        file.headers().entrySet().stream()
            .map(entry -> new Header(entry.getKey(), entry.getValue()))
            .toList();
    return new PublicFile(file.contentType(), file.cacheControl(), variants, headers);
  }

  private Variant variant(Encoding encoding, byte[] body) {
    String etag =
        hash.substring(0, 32) + (encoding == Encoding.IDENTITY ? "" : "-" + encoding.token());
    return new Variant(encoding, etag, new Bytes.Hot(body));
  }

  private static String hash(SiteFile file) {
    MessageDigest digest = sha256();
    String headers =
        file.contentType()
            + '\0'
            + file.cacheControl()
            + '\0'
            + new TreeMap<>(file.headers())
            + '\0';
    digest.update(headers.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(file.body()));
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
