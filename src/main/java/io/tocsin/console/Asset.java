package io.tocsin.console;

import io.tocsin.web.Header;
import io.tocsin.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A file that every page of the newsroom refers to, put together from its parts. Immutable. */
final class Asset {

  /** The public page's look, and what desks need beyond it. */
  private static final List<String> STYLES =
      List.of(
          "/css/site.css",
          "/css/form.css",
          "/css/console.css",
          "/css/composer.css",
          "/css/desk.css");

  /** What makes pages fresher and keeps what was typed; they are whole without it. */
  private static final List<String> SCRIPTS =
      List.of(
          "/js/console.js",
          "/js/keep.js",
          "/js/line.js",
          "/js/desk.js",
          "/js/alarm.js",
          "/js/passkey.js");

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private final byte[] bytes;
  private final List<Header> headers;

  private Asset(String text, Header... headers) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.headers = List.of(headers);
  }

  private static Asset page(List<String> parts, String type) {
    return new Asset(
        joined(parts),
        new Header("Content-Type", type),
        new Header("Cache-Control", "private, max-age=600"));
  }

  static Asset style() {
    return page(STYLES, "text/css; charset=utf-8");
  }

  static Asset script() {
    return page(SCRIPTS, JAVASCRIPT);
  }

  /**
   * What stands behind the pages, for all of the newsroom, its first page included (Service Workers
   * section 6.5).
   *
   * @param shelved what it keeps for lost lines: when a part changes it is another worker, which
   *     fetches them anew
   */
  static Asset worker(Asset... shelved) {
    MessageDigest digest = digest();
    for (Asset part : shelved) {
      digest.update(part.bytes);
    }
    String edition = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    return new Asset(
        "// Edition " + edition + "\n" + read("/js/worker.js"),
        new Header("Content-Type", JAVASCRIPT),
        new Header("Cache-Control", "no-cache"),
        new Header("Service-Worker-Allowed", EntryPages.HOME));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String joined(List<String> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(read(part)).append('\n'));
    return all.toString();
  }

  private static String read(String resource) {
    try (InputStream stream = Asset.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply reply() {
    return new Reply(200, headers, bytes);
  }
}
