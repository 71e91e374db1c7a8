package io.tocsin.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Style, script and icon, and the policy under which a browser may use them. Immutable.
 *
 * <p>The style is written into each page, so that the first visit is one request; the policy names
 * its hash.
 */
public final class Assets {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern BETWEEN = Pattern.compile("\\s*([{};,>])\\s*");

  private static final Pattern REMARK = Pattern.compile("(^|\\s+)//\\s.*$");

  private final String style;
  private final String formStyle;
  private final String pageStyle;
  private final String mapStyle;
  private final String script;
  private final String findScript;
  private final String icon;

  /** Reads them from the program itself. */
  public Assets() {
    this.style = small(read("/css/site.css"));
    this.formStyle = style + small(read("/css/form.css"));
    this.pageStyle = style + small(read("/css/pages.css"));
    this.mapStyle = small(read("/css/map.css"));
    this.script = bare(read("/js/site.js"));
    this.findScript = script + bare(read("/js/find.js"));
    this.icon = read("/css/favicon.svg");
  }

  private static String read(String resource) {
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops comments and the white space around punctuation. */
  private static String small(String css) {
    String bare = COMMENT.matcher(css).replaceAll("").replaceAll("\\s+", " ");
    return BETWEEN.matcher(bare).replaceAll("$1").replace(";}", "}").strip();
  }

  /**
   * Drops comments that take a line or end one, and what indents; what is done stays, line by line.
   */
  private static String bare(String script) {
    return script
        .lines()
        .map(line -> REMARK.matcher(line).replaceFirst("").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Returns the sheet of every page. */
  public String style() {
    return style;
  }

  /** Returns the sheet of pages with a form. */
  public String formStyle() {
    return formStyle;
  }

  /** Returns the sheet of pages about services, places and the past. */
  public String pageStyle() {
    return pageStyle;
  }

  /** Returns the sheet of a map that stands alone. */
  String mapStyle() {
    return mapStyle;
  }

  /** Returns the address of the script, which changes with its content. */
  public String scriptPath() {
    return address("site", script);
  }

  /** Returns the address of the script of pages on which something is found. */
  String findScriptPath() {
    return address("find", findScript);
  }

  private static String address(String name, String script) {
    String hash = HotFile.hash(script.getBytes(StandardCharsets.UTF_8));
    return "/js/" + name + "." + hash.substring(0, 12) + ".js";
  }

  /** Returns the files that stand beside the pages. */
  Map<String, SiteFile> files() {
    return Map.of(
        scriptPath(),
        SiteFile.text("text/javascript; charset=utf-8", SiteFile.FOREVER, Map.of(), script),
        findScriptPath(),
        SiteFile.text("text/javascript; charset=utf-8", SiteFile.FOREVER, Map.of(), findScript),
        "/favicon.svg",
        SiteFile.text("image/svg+xml", "public, max-age=86400", Map.of(), icon),
        "/robots.txt",
        SiteFile.text(
            "text/plain; charset=utf-8",
            "public, max-age=86400",
            Map.of(),
            "User-agent: *\nDisallow: /console\nDisallow: /t/\nDisallow: /s/\n"));
  }

  /** Returns the Content-Security-Policy of a page with the given sheet. */
  public static String policy(String sheet) {
    return "default-src 'none'; style-src '"
        + sha256(sheet)
        + "'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
        + " trusted-types 'none'";
  }

  /** Returns the policy of a drawing that carries the given sheet, and nothing else. */
  static String drawingPolicy(String sheet) {
    return "default-src 'none'; style-src '" + sha256(sheet) + "'";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
