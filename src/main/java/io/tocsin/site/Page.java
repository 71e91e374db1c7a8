package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.site.card.Meta;
import io.tocsin.site.view.Frame;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the writer of a share is given: the reading of its excerpt, and where its files go. Confined
 * to one thread.
 */
final class Page {

  /** What all pages are printed with. */
  record Press(Templates templates, Assets assets) {}

  private final Press press;
  private final Facts facts;
  private final Reading reading;
  private final List<String> languages;
  private final Map<String, SiteFile> files = new TreeMap<>();
  private @Nullable Meta meta;

  Page(Press press, Facts facts, Reading reading, List<String> languages) {
    this.press = press;
    this.facts = facts;
    this.reading = reading;
    this.languages = languages;
  }

  /** Returns the excerpt in the language of the page; it tells a moment only if it is dated. */
  Reading reading() {
    return reading;
  }

  /** Returns the files written so far. */
  Map<String, SiteFile> files() {
    return files;
  }

  /** Returns the address of the site, without a slash at its end. */
  String base() {
    return reading.snapshot().site().baseUrl().toString().replaceFirst("/+$", "");
  }

  /** Writes a file below the language. */
  void put(String path, SiteFile file) {
    files.put("/" + reading.language() + "/" + path, file);
  }

  /** Says what the page that is written next tells programs, and puts its picture beside it. */
  void tell(Meta told) {
    files.put(told.file(), told.image());
    meta = told;
  }

  /**
   * Fills a template in as the page at a path below the language.
   *
   * @param asOf the moment the page speaks of, or null where it speaks of none
   */
  void write(
      String template,
      String path,
      String title,
      @Nullable Instant asOf,
      Map<String, Object> values) {
    Assets assets = press.assets();
    put(template, frame(path, title, asOf, assets.style(), assets.scriptPath()), values);
  }

  /** Does the same for one of the pages around incidents, which have a sheet of their own. */
  void print(
      String template,
      String path,
      String title,
      @Nullable Instant asOf,
      Map<String, Object> values) {
    Assets assets = press.assets();
    String script =
        Surroundings.FINDERS.contains(path) ? assets.findScriptPath() : assets.scriptPath();
    put(template, frame(path, title, asOf, assets.pageStyle(), script), values);
  }

  private void put(String template, Frame bare, Map<String, Object> values) {
    Frame frame = meta == null ? bare : bare.with(meta);
    meta = null;
    Map<String, Object> all = new TreeMap<>(values);
    all.put("frame", frame);
    Map<String, String> headers =
        Map.of(
            "content-security-policy", Assets.policy(frame.style()),
            "content-language", frame.language());
    files.put(
        frame.to(frame.path()),
        SiteFile.text(
            SiteRenderer.HTML,
            SiteFile.FRESH,
            headers,
            press.templates().fill(template + ".jte", all)));
  }

  private Frame frame(
      String path, String title, @Nullable Instant asOf, String style, String script) {
    PublicSnapshot snapshot = reading.snapshot();
    String siteName = Prose.clean(snapshot.site().name().in(reading.language()));
    Duration aged = facts.aged();
    return Frame.of(
        reading,
        path,
        title + " – " + siteName,
        languages,
        asOf == null ? facts.asOf() : asOf,
        aged.isZero() ? null : reading.moments().length(aged),
        Look.over(style, snapshot.site().branding()),
        script);
  }
}
