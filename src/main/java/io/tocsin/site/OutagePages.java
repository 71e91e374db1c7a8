package io.tocsin.site;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.signals.ReportsOfTheDay;
import io.tocsin.site.view.AfterWriter;
import io.tocsin.site.view.HomeView;
import io.tocsin.site.view.IncidentBlock;
import io.tocsin.site.view.Lead;
import io.tocsin.site.view.MaintenanceBlock;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.TakeAwayBlock;
import io.tocsin.site.view.WhereWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the pages that tell of outages: home, incidents and their sheets, announced work, the
 * record, and who tells. Immutable, thread-safe.
 */
final class OutagePages {

  private final TakeAways takeAways;
  private final ForPrograms forPrograms;

  OutagePages(TakeAways takeAways, ForPrograms forPrograms) {
    this.takeAways = takeAways;
    this.forPrograms = forPrograms;
  }

  /** Where people come first: how all services are. */
  void home(Page page) {
    page.tell(forPrograms.metas(page.reading()).home());
    HomeView home = HomeView.of(page.reading());
    Instant at = page.reading().snapshot().at();
    String title = Lead.of(page.reading()).sentence();
    page.write("site/home", "", title, at, Map.of("home", home));
  }

  /** How outages were told of and what was promised after them. */
  static void record(Page page) {
    page.write(
        "site/record",
        "record",
        page.reading().phrases().say("record.title"),
        null,
        Map.of("record", new AfterWriter(page.reading()).record()));
  }

  /** Who speaks here, from what, and how they are reached. */
  static void about(Page page) {
    Reading reading = page.reading();
    SiteIdentity site = reading.snapshot().site();
    LocalizedText imprint = site.branding().imprint();
    Map<String, Object> values = new HashMap<>();
    values.put("observer", site.mode() == Mode.OBSERVER);
    values.put("reports", reports(reading));
    values.put("contacts", site.contacts());
    if (imprint != null) {
      values.put("imprint", Prose.of(imprint, reading.language()));
    }
    page.write("site/about", "about", reading.phrases().say("about.title"), null, values);
  }

  /** What became of the reports of the day, in a sentence; empty if nobody counts. */
  private static String reports(Reading reading) {
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

  private static Instant newest(IncidentView view) {
    return view.timeline().stream()
        .map(TimelineEntry::at)
        .max(Comparator.naturalOrder())
        .orElse(view.openedAt());
  }

  /** One incident on a sheet to print, as old as the newest thing it tells. */
  private static void sheet(Page page, Reading reading, IncidentView view) {
    page.write(
        "site/sheet",
        "incident/" + view.id() + "/sheet",
        reading.phrases().say("sheet.title"),
        view.isOpen() ? newest(view) : null,
        Map.of(
            "incident", HomeView.incident(reading, view),
            "where", new WhereWriter(reading, view).write(null)));
  }

  /** One incident, with what may be taken away of it, and the same on a sheet to print. */
  void incident(Page page, IncidentView view, TakeAwayBlock takeaway) {
    Reading reading = view.isOpen() ? page.reading() : page.reading().forGood();
    IncidentBlock incident = HomeView.incident(reading, view);
    page.tell(forPrograms.metas(reading).incident(view));
    page.write(
        "site/incident",
        "incident/" + view.id(),
        incident.sentence(),
        null,
        Map.of(
            "incident",
            incident,
            "where",
            new WhereWriter(reading, view).write(takeaway.map()),
            "takeaway",
            takeaway,
            "after",
            new AfterWriter(reading).incident(view.id())));
    sheet(page, reading, view);
  }

  /** One piece of announced work. */
  void work(Page page, MaintenanceView view) {
    MaintenanceBlock work = HomeView.maintenance(page.reading(), view.maintenance());
    String path = "maintenance/" + work.id();
    page.tell(forPrograms.metas(page.reading()).work(view.maintenance()));
    page.write(
        "site/maintenance",
        path,
        work.sentence(),
        null,
        Map.of(
            "work",
            work,
            "takeaway",
            takeAways.work(page.reading(), path, view.mouths(), page.files())));
  }
}
