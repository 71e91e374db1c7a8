package io.tocsin.site;

import io.tocsin.catalog.Branding;
import io.tocsin.publication.Excerpt;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.card.Pictures;
import io.tocsin.site.view.HistoryWriter;
import io.tocsin.site.view.MonthWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.TakeAwayBlock;
import io.tocsin.wording.Phrasebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Renders a snapshot to every file of the site: the same snapshot and moment give the same bytes.
 * Immutable, thread-safe.
 */
public final class SiteRenderer {

  /** The languages the pages are written in. */
  public static final List<String> LANGUAGES = List.of("fr", "en");

  static final String HTML = "text/html; charset=utf-8";

  private final Phrasebook phrasebook;
  private final Assets assets;
  private final Page.Press press;
  private final TakeAways takeAways;
  private final ForPrograms forPrograms;
  private final OutagePages pages;

  /** Makes a renderer. */
  public SiteRenderer(Assets assets) {
    this(
        assets,
        Phrasebook.load(List.of("site", "pages"), LANGUAGES),
        Phrasebook.load("feed", LANGUAGES));
  }

  /** Makes a renderer that speaks the languages of two books, of the pages and of the feeds. */
  SiteRenderer(Assets assets, Phrasebook phrasebook, Phrasebook feedbook) {
    this.phrasebook = phrasebook;
    this.assets = assets;
    this.press = new Page.Press(new Templates(), assets);
    this.takeAways = new TakeAways(press.templates(), assets);
    this.forPrograms = new ForPrograms(phrasebook, feedbook, press.templates(), new Pictures());
    this.pages = new OutagePages(takeAways, forPrograms);
  }

  /** A set, and what it was made from. */
  record Rendered(SiteSet set, Shares shares) {}

  /** Renders the snapshot as it reads at a moment. */
  public SiteSet render(PublicSnapshot snapshot, Instant now) {
    return render(snapshot, now, Shares.NONE).set();
  }

  /** Renders the snapshot as it reads at a moment; what has not changed keeps its files. */
  Rendered render(PublicSnapshot snapshot, Instant now, Shares before) {
    return render(new Excerpt(snapshot), now, before);
  }

  Rendered render(Excerpt excerpt, Instant now, Shares before) {
    PublicSnapshot snapshot = excerpt.dated();
    List<String> languages = languages(snapshot, phrasebook.languages());
    List<Share> shares = new ArrayList<>();
    shares.add(new Share("assets", assets, assets::files));
    Branding branding = snapshot.site().branding();
    shares.add(new Share("look", branding, () -> Look.files(branding)));
    List<MonthWriter.Place> months =
        new HistoryWriter(Reading.of(snapshot, now, phrasebook.in(languages.getFirst()))).months();
    languages.parallelStream()
        .map(language ->
            new OneLanguage(snapshot.at(), now, language, languages).all(excerpt, months))
        .forEachOrdered(shares::addAll);
    shares.addAll(forPrograms.shares(excerpt, now, languages));
    Shares made = before.next(shares);
    return new Rendered(new SiteSet(snapshot.generation(), now, languages, made.edition()), made);
  }

  /** Renders the home pages alone: where people come first. */
  Map<String, SiteFile> homes(PublicSnapshot snapshot, Instant now) {
    List<String> languages = languages(snapshot, phrasebook.languages());
    Excerpt excerpt = new Excerpt(snapshot);
    List<Share> homes =
        languages.stream()
            .map(language ->
                new OneLanguage(snapshot.at(), now, language, languages)
                    .share("home", excerpt.dated(), pages::home))
            .toList();
    return Shares.NONE.next(homes).files();
  }

  /** Renders the pages of incidents closed long ago, which no snapshot tells of any more. */
  Shares renderPast(PublicSnapshot past, Instant now, Shares before) {
    List<String> languages = languages(past, phrasebook.languages());
    Excerpt excerpt = new Excerpt(past);
    List<Share> shares = new ArrayList<>();
    for (String language : languages) {
      shares.addAll(new OneLanguage(past.at(), now, language, languages).past(excerpt));
    }
    return before.next(shares);
  }

  /** The site's languages that the pages are written in; the first of ours if there is none. */
  private static List<String> languages(PublicSnapshot snapshot, List<String> written) {
    List<String> spoken =
        snapshot.site().languages().stream().filter(written::contains).distinct().toList();
    return spoken.isEmpty() ? written.subList(0, 1) : spoken;
  }

  /** The shares of one language; a share reads its own excerpt and nothing else. */
  private final class OneLanguage {

    private final Instant at;
    private final Instant now;
    private final String language;
    private final List<String> languages;

    OneLanguage(Instant at, Instant now, String language, List<String> languages) {
      this.at = at;
      this.now = now;
      this.language = language;
      this.languages = languages;
    }

    List<Share> all(Excerpt excerpt, List<MonthWriter.Place> months) {
      List<Share> shares = new ArrayList<>();
      shares.add(share("home", excerpt.dated(), pages::home));
      shares.add(share("record", excerpt.memory(), OutagePages::record));
      shares.add(share("about", excerpt.site(), OutagePages::about));
      for (IncidentView view : excerpt.dated().incidents()) {
        incident(excerpt, view, shares);
      }
      for (MaintenanceView view : excerpt.dated().maintenances()) {
        shares.add(
            share(
                "maintenance/" + view.maintenance().id(),
                excerpt.work(view),
                page -> pages.work(page, view)));
      }
      surroundings(excerpt, shares);
      history(excerpt, months, shares);
      return shares;
    }

    /** One incident with its sheet to print and its map. */
    private void incident(Excerpt excerpt, IncidentView view, List<Share> shares) {
      shares.add(
          share(
              "incident/" + view.id(),
              excerpt.incident(view),
              page -> {
                TakeAwayBlock takeaway =
                    takeAways.incident(page.reading(), view, page.base(), page.files());
                pages.incident(page, view, takeaway);
                if (!view.isOpen()) {
                  draw(page, view);
                }
              }));
      if (view.isOpen()) { // a map of what still runs says as of when it is
        shares.add(
            share(
                "incident/" + view.id() + "/map",
                excerpt.datedIncident(view),
                page -> draw(page, view)));
      }
    }

    private void draw(Page page, IncidentView view) {
      takeAways.draw(page.reading(), view, page.base(), page.files());
    }

    /** The pages around incidents: services, places, the past, questions. */
    private void surroundings(Excerpt excerpt, List<Share> shares) {
      for (ServiceView view : excerpt.dated().services()) {
        shares.add(
            share(
                "service/" + view.id(),
                excerpt.serviceWithDays(view),
                page -> new Surroundings(page.reading()).service(view, page::print)));
      }
      shares.add(
          share(
              "check",
              excerpt.dated(),
              page -> new Surroundings(page.reading()).check(page::print)));
      shares.add(
          share(
              "questions",
              excerpt.undated(),
              page -> new Surroundings(page.reading()).questions(page::print)));
      shares.add(
          share(
              "accessibility",
              excerpt.dated(),
              page -> new Surroundings(page.reading()).accessibility(page::print)));
      places(excerpt, shares);
    }

    /** A month is made anew when something in it is another; whoever asks for now waits first. */
    private void history(Excerpt excerpt, List<MonthWriter.Place> months, List<Share> shares) {
      shares.add(
          later(
              "history",
              excerpt::days,
              months,
              page -> new Surroundings(page.reading()).history(months, page::print)));
      for (MonthWriter.Place place : months) {
        shares.add(
            later(
                "history/" + place.month(),
                () -> excerpt.past(place.month().atDay(1), place.last()),
                place,
                page -> new Surroundings(page.reading()).month(place, page::print)));
      }
    }

    /** What is known of each place is found out each time; its page is made when that is new. */
    private void places(Excerpt excerpt, List<Share> shares) {
      Reading reading = Reading.of(excerpt.places(), now, phrasebook.in(language));
      Facts facts = Facts.of(excerpt.site(), language, at, now);
      new Surroundings(reading)
          .areas((template, path, title, asOf, values) ->
              shares.add(
                  new Share(
                      language + "/" + path,
                      List.of(facts.aged(), facts.year(), reading.snapshot().site(), values),
                      () -> {
                        Page page = new Page(press, facts, reading, languages);
                        page.print(template, path, title, asOf, values);
                        return page.files();
                      })));
    }

    /** Of the past there are pages, and nothing to send on as news. */
    List<Share> past(Excerpt excerpt) {
      return excerpt.dated().incidents().stream()
          .map(view ->
              share(
                  "incident/" + view.id(),
                  excerpt.incident(view),
                  page ->
                      pages.incident(
                          page, view, TakeAways.past(page.reading(), view, page.base()))))
          .toList();
    }

    private Share share(String name, PublicSnapshot excerpt, Consumer<Page> writer) {
      Facts facts = Facts.of(excerpt, language, at, now);
      return new Share(language + "/" + name, facts, () -> print(facts, writer));
    }

    /** One that may follow: its excerpt is cut when it is its turn. */
    private Share later(
        String name, Supplier<PublicSnapshot> excerpt, Object besides, Consumer<Page> writer) {
      Supplier<Facts> facts = () -> Facts.of(excerpt.get(), language, at, now);
      return new Share(
          language + "/" + name,
          () -> List.of(facts.get(), besides),
          () -> print(facts.get(), writer),
          true);
    }

    private Map<String, SiteFile> print(Facts facts, Consumer<Page> writer) {
      Reading reading = Reading.of(facts.excerpt(), now, phrasebook.in(language));
      Page page = new Page(press, facts, reading, languages);
      writer.accept(page);
      return page.files();
    }
  }
}
