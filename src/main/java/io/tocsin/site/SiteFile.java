package io.tocsin.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One file of the site as it is served, before any encoding; immutable by agreement: nobody writes
 * into its body.
 *
 * @param contentType value of the header of that name
 * @param cacheControl value of the header of that name
 * @param headers further headers, names in lower case; an empty value takes back one that every
 *     answer carries
 * @param body the bytes
 */
public record SiteFile(
    String contentType, String cacheControl, Map<String, String> headers, byte[] body) {

  /** For pages and JSON: fresh within seconds, and better old than nothing. */
  public static final String FRESH =
      "public, max-age=5, stale-while-revalidate=30, stale-if-error=604800";

  /** For files whose name changes with their content. */
  public static final String FOREVER = "public, max-age=31536000, immutable";

  /** For answers meant for one person. */
  public static final String NEVER = "private, no-store";

  private static final Map<String, String> OPEN =
      Map.of("access-control-allow-origin", "*", "x-robots-tag", "noindex");

  /** What packs well although its name is not one of text. */
  private static final List<String> TEXTUAL =
      List.of(
          "text/",
          "application/json",
          "application/feed+json",
          "application/ld+json",
          "application/atom+xml",
          "application/rss+xml",
          "application/openmetrics-text",
          "application/yaml",
          "image/svg+xml");

  public SiteFile {
    headers = Map.copyOf(headers);
  }

  /** Makes a file of text in UTF-8. */
  public static SiteFile text(
      String contentType, String cacheControl, Map<String, String> headers, String text) {
    return new SiteFile(contentType, cacheControl, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a file that pages of others may read too, and that no search engine lists. */
  public static SiteFile open(String contentType, String text) {
    return text(contentType, FRESH, OPEN, text);
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Says whether the other file is served with the same bytes and headers. */
  @SuppressWarnings("ReferenceEquality") // the very same file need not be compared
  boolean reads(SiteFile other) {
    return contentType.equals(other.contentType)
        && cacheControl.equals(other.cacheControl)
        && headers.equals(other.headers)
        && Arrays.equals(body, other.body);
  }

  /** Says whether compressing it pays. */
  boolean isCompressible() {
    return body.length >= 256 && TEXTUAL.stream().anyMatch(contentType::startsWith);
  }
}
