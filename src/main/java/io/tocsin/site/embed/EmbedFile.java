package io.tocsin.site.embed;

import io.tocsin.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Files that pages of others use, with the headers that let them. */
public final class EmbedFile {

  /** A script that many sites name keeps its address, so it is looked at again now and then. */
  private static final String SCRIPT =
      "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800";

  private static final Map<String, String> ANYWHERE =
      Map.of(
          "access-control-allow-origin", "*",
          "cross-origin-resource-policy", "cross-origin",
          "x-robots-tag", "noindex");

  private static final String STYLE = read("/css/embed.css").strip();

  private EmbedFile() {}

  /** Returns the scripts: our banner, and those that pages made for Statuspage name. */
  public static Map<String, SiteFile> scripts() {
    String banner = read("/js/banner.js");
    return Map.of(
        "/embed/banner.js", script(banner),
        "/embed/script.js", script(banner.replace("FLOATING = false", "FLOATING = true")),
        "/se-v2.js", script(read("/js/se-v2.js")));
  }

  /** Comments and indentation stay at home. */
  private static SiteFile script(String source) {
    String small =
        source
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .reduce("", (all, line) -> all + line + "\n");
    return SiteFile.text("text/javascript; charset=utf-8", SCRIPT, ANYWHERE, small);
  }

  static SiteFile of(String contentType, String text) {
    return SiteFile.text(contentType, SiteFile.FRESH, ANYWHERE, text);
  }

  /** A page that anybody may frame, which only {@code frame-ancestors} can say. */
  static SiteFile framed(String html) {
    Map<String, String> headers = new TreeMap<>(ANYWHERE);
    headers.put(
        "content-security-policy",
        "default-src 'none'; style-src '" + hash(STYLE) + "'; base-uri 'none'; frame-ancestors *");
    headers.put("x-frame-options", "");
    headers.put("refresh", "300"); // no script may run in it
    return SiteFile.text("text/html; charset=utf-8", SiteFile.FRESH, headers, html);
  }

  static String style() {
    return STYLE;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String resource) {
    try (InputStream stream = EmbedFile.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
