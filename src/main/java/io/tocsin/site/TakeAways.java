package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.site.drawing.MapSheet;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.TakeAway;
import io.tocsin.site.view.TakeAwayBlock;
import io.tocsin.site.view.WhereWriter;
import java.util.List;
import java.util.Map;

/**
 * Writes what may be taken away of an incident as files beside its page, and lists it for the page.
 * Pure; thread-safe.
 */
final class TakeAways {

  /** Short enough to stand on the page. */
  private static final List<Mouth> ON_THE_PAGE = List.of(Mouth.PRESS_RELEASE, Mouth.CORRESPONDENTS);

  private final Templates templates;
  private final TextFiles texts;
  private final String mapStyle;

  TakeAways(Templates templates, Assets assets) {
    this.templates = templates;
    this.texts = new TextFiles(templates);
    this.mapStyle = assets.mapStyle();
  }

  /**
   * Writes the files of one incident in one language.
   *
   * @param base address of the site, without a slash at its end
   */
  TakeAwayBlock incident(
      Reading reading, IncidentView view, String base, Map<String, SiteFile> files) {
    String page = "incident/" + view.id();
    return new TakeAwayBlock(
        copies(reading, view.mouths()),
        addresses(reading, view, base),
        files(reading, page, view.mouths(), files),
        new WhereWriter(reading, view).drawn().orElse(null));
  }

  /** Lists what lasts of an incident that no snapshot tells of any more. */
  static TakeAwayBlock past(Reading reading, IncidentView view, String base) {
    return new TakeAwayBlock(List.of(), addresses(reading, view, base), List.of(), null);
  }

  /** Writes the texts about announced work in one language. */
  TakeAwayBlock work(
      Reading reading, String page, List<MouthText> mouths, Map<String, SiteFile> files) {
    return new TakeAwayBlock(
        copies(reading, mouths), List.of(), files(reading, page, mouths, files), null);
  }

  private List<TakeAway> files(
      Reading reading, String page, List<MouthText> mouths, Map<String, SiteFile> files) {
    if (mouths.isEmpty()) {
      return List.of();
    }
    String language = reading.language();
    files.put("/" + language + "/" + page + "/texts.json", texts.json(page, mouths, language));
    return texts.of(page, mouths, language).stream()
        .map(text -> {
          files.put(text.path(), text.file());
          return new TakeAway(name(reading, text.mouth()), text.path());
        })
        .toList();
  }

  private static String page(Reading reading, IncidentView view) {
    return "/" + reading.language() + "/incident/" + view.id();
  }

  private static String name(Reading reading, Mouth mouth) {
    return reading.phrases().say("takeaway." + mouth.id());
  }

  private static List<TakeAwayBlock.Copy> copies(Reading reading, List<MouthText> mouths) {
    return mouths.stream()
        .filter(text -> text.language().equals(reading.language()))
        .filter(text -> text.register() == Register.PLAIN)
        .filter(text -> ON_THE_PAGE.contains(text.mouth()))
        .map(text ->
            new TakeAwayBlock.Copy(
                "take-" + text.mouth().id(),
                name(reading, text.mouth()),
                Prose.clean(TextFiles.whole(text)).strip()))
        .toList();
  }

  private static List<TakeAwayBlock.Address> addresses(
      Reading reading, IncidentView view, String base) {
    String page = base + page(reading, view);
    return view.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .map((Statement statement) ->
            new TakeAwayBlock.Address(
                "take-" + statement.id(),
                reading.time(statement.at()),
                page + "#" + statement.id()))
        .toList();
  }

  /** Draws the map of an incident, if anything is known to draw, as a file of its own. */
  void draw(Reading reading, IncidentView view, String base, Map<String, SiteFile> files) {
    WhereWriter writer = new WhereWriter(reading, view);
    writer
        .drawn()
        .ifPresent(path ->
            files.put(path, drawing(writer.sheet(base + page(reading, view)), reading.language())));
  }

  private SiteFile drawing(MapSheet sheet, String language) {
    return SiteFile.text(
        "image/svg+xml",
        SiteFile.FRESH,
        Map.of(
            "access-control-allow-origin", "*",
            "x-robots-tag", "noindex",
            "content-security-policy", Assets.drawingPolicy(mapStyle)),
        templates.fill(
            "site/map.jte", Map.of("sheet", sheet, "style", mapStyle, "language", language)));
  }
}
