package io.tocsin.app.replay;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteFile;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.SiteSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the page as it was at moments of a story, as files that a browser opens without a server;
 * confined to one thread.
 *
 * <p>The pages are the product's own, to the letter, but for three things: links are relative, the
 * sheet stands beside them, and what only lives on a server (script, feed, form) is left out.
 */
final class PageAlbum {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
  private static final Pattern LIVE_ONLY =
      Pattern.compile(
          "<script\\b.*?</script>\\s*|<noscript>.*?</noscript>\\s*"
              + "|<link rel=\"(?:canonical|alternate)\"[^>]*>\\s*",
          Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("(href|action)=\"/([^\"#]*)(#[^\"]*)?\"");
  private static final String SHEET = "page.css";
  private static final String ICON = "favicon.svg";

  private final Path folder;
  private final ZoneId zone;
  private final SiteRenderer renderer;
  private final String style;
  private final List<Look> looks = new ArrayList<>();

  /**
   * One moment that is kept.
   *
   * @param folder name of its folder
   * @param pages language to the file of its home page in that folder
   */
  record Look(Instant at, String folder, Map<String, String> pages) {}

  /** Opens an empty album in a folder. */
  PageAlbum(Path folder, ZoneId zone, SiteRenderer renderer, Assets assets) throws IOException {
    this.folder = folder;
    this.zone = zone;
    this.renderer = renderer;
    this.style = "<style>[^<]*</style>";
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(SHEET), assets.pageStyle());
  }

  /** Keeps what the page shows of a snapshot at a moment. */
  void keep(Instant at, PublicSnapshot snapshot) {
    SiteSet set = withoutPlaces(renderer.render(snapshot, at));
    String name = STAMP.format(at.atZone(zone));
    try {
      Files.createDirectories(folder.resolve(name));
      for (Map.Entry<String, SiteFile> file : set.files().entrySet()) {
        write(name, file.getKey(), file.getValue(), set);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + at + " could not be kept", e);
    }
    looks.add(new Look(at, name, homes(set)));
  }

  /** A page for each of a hundred places, at every moment, is more than anybody leafs through. */
  private static SiteSet withoutPlaces(SiteSet set) {
    Map<String, SiteFile> files = new java.util.TreeMap<>(set.files());
    files.keySet().removeIf(path -> path.contains("/area/"));
    return new SiteSet(set.generation(), set.renderedAt(), set.languages(), files);
  }

  private void write(String name, String path, SiteFile file, SiteSet set) throws IOException {
    if (path.equals("/" + ICON)) {
      Files.write(folder.resolve(ICON), file.body());
    } else if (file.contentType().startsWith("text/html")) {
      Files.writeString(folder.resolve(name).resolve(nameOf(path)), apart(file.text(), set));
    }
  }

  private static Map<String, String> homes(SiteSet set) {
    Map<String, String> homes = new java.util.TreeMap<>();
    set.languages().forEach(language -> homes.put(language, nameOf("/" + language + "/")));
    return homes;
  }

  private static String nameOf(String path) {
    return path.substring(1).replaceFirst("/$", "").replace('/', '-') + ".html";
  }

  private String apart(String page, SiteSet set) {
    String styled = page.replaceFirst(style, "<link rel=\"stylesheet\" href=\"../" + SHEET + "\">");
    String still = LIVE_ONLY.matcher(styled).replaceAll("");
    return LINK.matcher(still).replaceAll(link -> Matcher.quoteReplacement(relative(link, set)));
  }

  private static String relative(MatchResult link, SiteSet set) {
    String path = "/" + link.group(2);
    String fragment = link.group(3) == null ? "" : link.group(3);
    String target;
    if (path.equals("/" + ICON)) {
      target = "../" + ICON;
    } else if (set.files().containsKey(path)) {
      target = nameOf(path) + fragment;
    } else {
      target = "../index.html#live";
    }
    return link.group(1) + "=\"" + target + "\"";
  }

  /** What was kept, in order. */
  List<Look> looks() {
    return List.copyOf(looks);
  }
}
