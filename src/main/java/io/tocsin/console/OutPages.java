package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.publication.Preview;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.WhereWriter;
import io.tocsin.web.Reply;
import io.tocsin.wording.Phrasebook;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one sees what was said, mouth by mouth, and what would be said; thread-safe. */
final class OutPages {

  private final Tools tools;
  private final Pages pages;
  private final Phrasebook site = Phrasebook.load("site", Reception.LANGUAGES);

  OutPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  /** What a statement said with each mouth, to be copied from here. */
  Reply out(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    String id = visit.request().parameter("incident");
    String statement = visit.request().parameter("statement");
    return snapshot.incidents().stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .flatMap(
            incident -> said(incident, statement).map(said -> out(visit, snapshot, incident, said)))
        .orElseGet(() -> nothing(visit));
  }

  private static Optional<Said> said(IncidentView incident, String statement) {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> said.statement().id().equals(statement))
        .findFirst();
  }

  private Reply out(Visit visit, PublicSnapshot snapshot, IncidentView incident, Said said) {
    boolean newest =
        incident.timeline().stream()
            .filter(Said.class::isInstance)
            .findFirst()
            .filter(said::equals)
            .isPresent();
    Map<String, Object> values = new HashMap<>();
    values.put("incident", incident);
    values.put("said", said);
    values.put("spoken", spoken(visit, newest ? incident.mouths() : List.of()));
    values.put("channels", channels(incident));
    values.put("maps", maps(visit, snapshot, incident));
    return pages.page(200, visit, "out", values);
  }

  /** Where the operator speaks besides: the same must be said there. */
  private List<Channel> channels(IncidentView incident) {
    Catalog catalog = tools.catalog().get();
    return catalog.mode() == Mode.OBSERVER
        ? List.of()
        : catalog.service(incident.service()).map(Service::channels).orElse(List.of());
  }

  /** Where the map of an incident stands, by language; empty if there is none. */
  private Map<String, String> maps(Visit visit, PublicSnapshot snapshot, IncidentView incident) {
    Map<String, String> maps = new LinkedHashMap<>();
    for (String language : snapshot.site().languages()) {
      if (Reception.LANGUAGES.contains(language)) {
        Reading reading = Reading.of(snapshot, visit.words().now(), site.in(language));
        new WhereWriter(reading, incident).drawn().ifPresent(path -> maps.put(language, path));
      }
    }
    return maps;
  }

  private Spoken spoken(Visit visit, List<MouthText> texts) {
    return new Spoken(texts, tools.lint(), visit.words());
  }

  /** What would be said, for whoever was given the link; every bad link is one answer. */
  Reply preview(Visit visit) {
    Preview preview =
        tools.press().previews().open(visit.request().parameter("token")).orElse(null);
    if (preview == null) {
      return pages.page(404, visit, "gone", Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    values.put("preview", preview);
    values.put("spoken", spoken(visit, preview.texts()));
    return pages.page(200, visit, "preview", values).with("Referrer-Policy", "no-referrer");
  }
}
