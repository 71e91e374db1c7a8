package io.tocsin.site;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.signals.ReportsOfTheDay;
import io.tocsin.site.card.Meta;
import io.tocsin.site.card.Metas;
import io.tocsin.site.card.Pictures;
import io.tocsin.site.statuspage.StatuspageApi;
import io.tocsin.site.view.AfterWriter;
import io.tocsin.site.view.Frame;
import io.tocsin.site.view.HomeView;
import io.tocsin.site.view.IncidentBlock;
import io.tocsin.site.view.MaintenanceBlock;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.TakeAwayBlock;
import io.tocsin.site.view.WhereWriter;
import io.tocsin.wording.Phrasebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Renders a snapshot to every file of the site: the same snapshot and moment give the same bytes.
 * Immutable, thread-safe.
 */
public final class SiteRenderer {

  /** The languages the pages are written in. */
  public static final List<String> LANGUAGES = List.of("fr", "en");

  private static final Map<String, String> OPEN = Map.of("access-control-allow-origin", "*");

  static final String HTML = "text/html; charset=utf-8";

  private final Phrasebook phrasebook = Phrasebook.load("site", LANGUAGES);
  private final Phrasebook feedbook = Phrasebook.load("feed", LANGUAGES);
  private final Templates templates = new Templates();
  private final Assets assets;
  private final TakeAways takeAways;
  private final ForPrograms forPrograms;

  /** Makes a renderer. */
  public SiteRenderer(Assets assets) {
    this.assets = assets;
    this.takeAways = new TakeAways(templates, assets);
    this.forPrograms = new ForPrograms(phrasebook, feedbook, templates, new Pictures());
  }

  /** Renders the snapshot as it reads at a moment. */
  public SiteSet render(PublicSnapshot snapshot, Instant now) {
    Map<String, SiteFile> files = new TreeMap<>(assets.files());
    List<String> languages = languages(snapshot);
    for (String language : languages) {
      Reading reading = Reading.of(snapshot, now, phrasebook.in(language));
      new OneLanguage(reading, languages, files).render();
    }
    Reading first = Reading.of(snapshot, now, phrasebook.in(languages.getFirst()));
    new StatuspageApi(snapshot, feedbook.in(first.language()), first::sentence)
        .documents()
        .forEach((path, json) -> files.put(path, json(json)));
    files.putAll(forPrograms.all(snapshot, now, languages));
    return new SiteSet(snapshot.generation(), now, languages, files);
  }

  /** Renders the pages of incidents closed long ago, which no snapshot tells of any more. */
  Map<String, SiteFile> renderPast(PublicSnapshot past, Instant now) {
    Map<String, SiteFile> files = new TreeMap<>();
    List<String> languages = languages(past);
    for (String language : languages) {
      Reading reading = Reading.of(past, now, phrasebook.in(language));
      new OneLanguage(reading, languages, files).past();
    }
    return files;
  }

  private static SiteFile json(String json) {
    return SiteFile.text("application/json; charset=utf-8", SiteFile.FRESH, OPEN, json);
  }

  /** The site's languages that the pages are written in; the first of ours if there is none. */
  static List<String> languages(PublicSnapshot snapshot) {
    List<String> spoken =
        snapshot.site().languages().stream().filter(LANGUAGES::contains).distinct().toList();
    return spoken.isEmpty() ? LANGUAGES.subList(0, 1) : spoken;
  }

  /** The pages of one language. */
  private final class OneLanguage {

    private final Reading reading;
    private final List<String> languages;
    private final Map<String, SiteFile> files;

    OneLanguage(Reading reading, List<String> languages, Map<String, SiteFile> files) {
      this.reading = reading;
      this.languages = languages;
      this.files = files;
    }

    void render() {
      HomeView home = HomeView.of(reading);
      AfterWriter after = new AfterWriter(reading);
      PublicSnapshot snapshot = reading.snapshot();
      put(
          "site/home",
          told(frame("", home.lead().sentence(), snapshot.at()), metas().home()),
          Map.of("home", home));
      incidents();
      works();
      String about = reading.phrases().say("about.title");
      boolean observer = snapshot.site().mode() == Mode.OBSERVER;
      String record = reading.phrases().say("record.title");
      put("site/record", frame("record", record, null), Map.of("record", after.record()));
      put(
          "site/about",
          frame("about", about, null),
          Map.of("observer", observer, "reports", reports()));
    }

    private void incidents() {
      for (IncidentView view : reading.snapshot().incidents()) {
        incident(view, takeAways.incident(reading, view, base(), files));
      }
    }

    /** Of the past there are pages, and nothing to send on as news. */
    void past() {
      for (IncidentView view : reading.snapshot().incidents()) {
        incident(view, TakeAways.past(reading, view, base()));
      }
    }

    private void incident(IncidentView view, TakeAwayBlock takeaway) {
      IncidentBlock incident = HomeView.incident(reading, view);
      put(
          "site/incident",
          told(frame("incident/" + view.id(), incident.sentence(), null), metas().incident(view)),
          Map.of(
              "incident",
              incident,
              "where",
              new WhereWriter(reading, view).write(takeaway.map()),
              "takeaway",
              takeaway,
              "after",
              new AfterWriter(reading).incident(view.id())));
    }

    /** The address of the site, without a slash at its end. */
    private String base() {
      return reading.snapshot().site().baseUrl().toString().replaceFirst("/+$", "");
    }

    private void works() {
      for (MaintenanceView view : reading.snapshot().maintenances()) {
        MaintenanceBlock work = HomeView.maintenance(reading, view.maintenance());
        String page = "maintenance/" + work.id();
        put(
            "site/maintenance",
            told(frame(page, work.sentence(), null), metas().work(view.maintenance())),
            Map.of("work", work, "takeaway", takeAways.work(reading, page, view.mouths(), files)));
      }
    }

    /** What became of the reports of the day, in a sentence; empty if nobody counts. */
    private String reports() {
      ReportsOfTheDay day = reading.snapshot().site().reports();
      return day == null
          ? ""
          : reading
              .phrases()
              .say(
                  "about.reports",
                  Map.of(
                      "since", reading.moments().moment(day.since()),
                      "accepted", day.accepted(),
                      "reduced", day.reduced(),
                      "unusable", day.unusable(),
                      "later", day.sentAway()));
    }

    private Metas metas() {
      return forPrograms.metas(reading);
    }

    /** The page with what it tells programs, and its picture beside it. */
    private Frame told(Frame frame, Meta meta) {
      files.put(meta.file(), meta.image());
      return frame.with(meta);
    }

    private void put(String template, Frame frame, Map<String, Object> values) {
      Map<String, Object> all = new TreeMap<>(values);
      all.put("frame", frame);
      Map<String, String> headers =
          Map.of(
              "content-security-policy", Assets.policy(frame.style()),
              "content-language", frame.language());
      files.put(
          frame.to(frame.path()),
          SiteFile.text(HTML, SiteFile.FRESH, headers, templates.fill(template + ".jte", all)));
    }

    private Frame frame(String path, String title, @Nullable Instant asOf) {
      PublicSnapshot snapshot = reading.snapshot();
      String siteName = Prose.clean(snapshot.site().name().in(reading.language()));
      Duration aged = Ages.step(Duration.between(snapshot.at(), reading.now()));
      Instant moment = asOf == null && !aged.isZero() ? snapshot.at() : asOf;
      return Frame.of(
          reading,
          path,
          title + " – " + siteName,
          languages,
          moment,
          aged.isZero() ? null : reading.moments().length(aged),
          assets.style(),
          assets.scriptPath());
    }
  }
}
