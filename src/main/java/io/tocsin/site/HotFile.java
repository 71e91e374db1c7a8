package io.tocsin.site;

import io.tocsin.web.Header;
import io.tocsin.web.PublicFile;
import io.tocsin.web.PublicFile.Bytes;
import io.tocsin.web.PublicFile.Encoding;
import io.tocsin.web.PublicFile.Variant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file in every encoding that is ready; thread-safe, without locks: the stronger encodings appear
 * when they are done.
 */
final class HotFile {

  private final SiteFile file;
  private final String hash;
  private volatile boolean good;
  private volatile boolean strong;
  private volatile PublicFile best;

  /** Packs fast what can be packed. */
  HotFile(SiteFile file) {
    this.file = file;
    this.hash = hash(file, hash(file.body()));
    this.strong = !file.isCompressible();
    this.best =
        publicFile(strong ? Map.of() : Map.of(Encoding.GZIP, Packing.fastGzip(file.body())));
    this.good = strong;
  }

  /**
   * Takes what was packed before.
   *
   * @param packed by the token of the encoding; nothing is served packed before it is strengthened
   *     if it is empty
   * @param body hash of the body, which was found out when it was read
   */
  HotFile(SiteFile file, Map<String, byte[]> packed, String body) {
    this.file = file;
    this.hash = hash(file, body);
    Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
    for (Encoding encoding : Encoding.values()) {
      byte[] form = packed.get(encoding.token());
      if (form != null) {
        forms.put(encoding, form);
      }
    }
    this.strong = !file.isCompressible() || forms.size() == Encoding.values().length - 1;
    this.good = strong || forms.containsKey(Encoding.BROTLI);
    this.best = publicFile(forms);
  }

  /** Takes what was packed before, of a body whose hash is not known yet. */
  HotFile(SiteFile file, Map<String, byte[]> packed) {
    this(file, packed, hash(file.body()));
  }

  /** Whether it is this file, to the last byte of content and headers. */
  boolean holds(SiteFile other) {
    return file.reads(other);
  }

  /** The file as it is ready now. */
  PublicFile ready() {
    return best;
  }

  /** Whether it is packed well, or does not pay. */
  boolean isGood() {
    return good;
  }

  boolean isStrong() {
    return strong;
  }

  /** Adds an encoding that is nearly as small as the strongest and costs little. */
  void packWell() {
    if (!good) {
      Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
      forms.put(Encoding.BROTLI, Packing.fastBrotli(file.body()));
      forms.put(Encoding.GZIP, Packing.fastGzip(file.body()));
      best = publicFile(forms);
      good = true;
    }
  }

  /** Makes the strongest encodings and returns them, nothing if they are there or do not pay. */
  List<SiteStore.Packed> strengthen() {
    if (strong) {
      return List.of();
    }
    Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
    forms.put(Encoding.BROTLI, Packing.brotli(file.body()));
    forms.put(Encoding.ZSTD, Packing.zstd(file.body()));
    forms.put(Encoding.GZIP, Packing.gzip(file.body()));
    best = publicFile(forms);
    good = true;
    strong = true;
    return forms.entrySet().stream()
        .map(form -> new SiteStore.Packed(file, form.getKey().token(), form.getValue()))
        .toList();
  }

  private PublicFile publicFile(Map<Encoding, byte[]> forms) {
    List<Variant> variants = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      byte[] form = encoding == Encoding.IDENTITY ? file.body() : forms.get(encoding);
      if (form != null) {
        variants.add(variant(encoding, form));
      }
    }
    List<Header> headers =
        file.headers().entrySet().stream()
            .map(entry -> new Header(entry.getKey(), entry.getValue()))
            .toList();
    return new PublicFile(file.contentType(), file.cacheControl(), variants, headers);
  }

  private Variant variant(Encoding encoding, byte[] body) {
    String etag = etag(encoding, body);
    return new Variant(encoding, etag, new Bytes.Hot(body));
  }

  /** Two packings of one file are different bytes, and so have different tags. */
  private String etag(Encoding encoding, byte[] body) {
    String plain = hash.substring(0, 32);
    return encoding == Encoding.IDENTITY
        ? plain
        : plain + "-" + encoding.token() + Integer.toHexString(body.length);
  }

  private static String hash(SiteFile file, String body) {
    String served =
        file.contentType()
            + '\0'
            + file.cacheControl()
            + '\0'
            + new TreeMap<>(file.headers())
            + '\0'
            + body;
    return hash(served.getBytes(StandardCharsets.UTF_8));
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static String hash(ByteBuffer bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
