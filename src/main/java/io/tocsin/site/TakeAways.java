package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.Register;
import io.tocsin.site.drawing.MapSheet;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.TakeAway;
import io.tocsin.site.view.TakeAwayBlock;
import io.tocsin.site.view.WhereWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  TakeAwayBlock write(
      Reading reading, IncidentView view, String base, Map<String, SiteFile> files) {
    String language = reading.language();
    String page = "/" + language + "/incident/" + view.id();
    List<TakeAway> named = new ArrayList<>();
    if (!view.mouths().isEmpty()) {
      files.put(page + "/texts.json", texts.json(view, language));
      for (TextFiles.TextFile text : texts.of(view, language)) {
        files.put(text.path(), text.file());
        named.add(new TakeAway(name(reading, text.mouth()), text.path()));
      }
    }
    return new TakeAwayBlock(
        copies(reading, view),
        addresses(reading, view, base + page),
        named,
        map(reading, view, base + page, files));
  }

  private static String name(Reading reading, Mouth mouth) {
    return reading.phrases().say("takeaway." + mouth.id());
  }

  private static List<TakeAwayBlock.Copy> copies(Reading reading, IncidentView view) {
    return view.mouths().stream()
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
      Reading reading, IncidentView view, String page) {
    return view.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .map((Statement statement) ->
            new TakeAwayBlock.Address(
                "take-" + statement.id(), reading.time(statement.at()), page + "#" + statement.id()))
        .toList();
  }

  private @Nullable String map(
      Reading reading, IncidentView view, String page, Map<String, SiteFile> files) {
    WhereWriter writer = new WhereWriter(reading, view);
    String path = writer.drawn().orElse(null);
    if (path == null) {
      return null;
    }
    MapSheet sheet = writer.sheet(page);
    String svg =
        templates.fill(
            "site/map.jte",
            Map.of("sheet", sheet, "style", mapStyle, "language", reading.language()));
    files.put(
        path,
        SiteFile.text(
            "image/svg+xml",
            SiteFile.FRESH,
            Map.of(
                "access-control-allow-origin", "*",
                "x-robots-tag", "noindex",
                "content-security-policy", Assets.drawingPolicy(mapStyle)),
            svg));
    return path;
  }
}
