package io.tocsin.site;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.Excerpt;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.badge.Badges;
import io.tocsin.site.calendar.WorkCalendar;
import io.tocsin.site.card.Metas;
import io.tocsin.site.card.Pictures;
import io.tocsin.site.data.OpenData;
import io.tocsin.site.embed.EmbedFile;
import io.tocsin.site.embed.Embeds;
import io.tocsin.site.feed.Feeds;
import io.tocsin.site.metrics.PublicMetrics;
import io.tocsin.site.openapi.OpenApi;
import io.tocsin.site.statuspage.StatuspageApi;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What programs read of a snapshot, as shares of the site beside the pages. Pure; thread-safe.
 *
 * @param site the book of the pages
 * @param data the bundle {@code feed}
 * @param pictures drawn before
 */
record ForPrograms(Phrasebook site, Phrasebook data, Templates templates, Pictures pictures) {

  private static final Map<String, String> OPEN = Map.of("access-control-allow-origin", "*");

  /** Facts that show an hour of their own: work that runs late ends with the next one. */
  private record UntilTheHour(Facts facts, Instant hour) {}

  /** The parts of a snapshot that shares read, cut once for all languages. */
  private record Parts(
      PublicSnapshot dated, PublicSnapshot words, List<Slice> said, List<Slice> measured) {

    /** What is seen of one service. */
    private record Slice(ServiceView service, PublicSnapshot part) {}

    static Parts of(Excerpt excerpt) {
      Excerpt words = excerpt.withoutFigures();
      return new Parts(excerpt.dated(), words.dated(), each(words), each(excerpt));
    }

    private static List<Slice> each(Excerpt excerpt) {
      return excerpt.dated().services().stream()
          .map(service -> new Slice(service, excerpt.service(service)))
          .toList();
    }
  }

  /** Returns what pages of a language tell programs about themselves. */
  Metas metas(Reading reading) {
    return new Metas(reading, data.in(reading.language()), pictures);
  }

  /** Returns the shares of every language; what has no language is in the first. */
  List<Share> shares(Excerpt excerpt, Instant now, List<String> languages) {
    List<Share> shares = new ArrayList<>();
    shares.add(new Share("for-programs", OpenApi.PATH, ForPrograms::constant));
    api(excerpt, now, languages.getFirst(), shares);
    Parts parts = Parts.of(excerpt);
    languages.parallelStream()
        .map(language ->
            new OneLanguage(parts, now, language, language.equals(languages.getFirst())).shares())
        .forEachOrdered(shares::addAll);
    return shares;
  }

  /** Documents that tell of everything are made with every word, each incident's with its own. */
  private void api(Excerpt excerpt, Instant now, String language, List<Share> shares) {
    Instant at = excerpt.dated().at();
    Facts all = Facts.of(excerpt.dated(), language, at, now);
    shares.add(new Share("api", all, () -> api(all, now, StatuspageApi::documents)));
    for (IncidentView view : excerpt.dated().incidents()) {
      Facts its = Facts.of(excerpt.incidentWithFigures(view), language, at, now);
      shares.add(
          new Share("api/" + view.id(), its, () -> api(its, now, api -> api.incident(view))));
    }
  }

  private Map<String, SiteFile> api(
      Facts facts, Instant now, Function<StatuspageApi, Map<String, String>> documents) {
    PublicSnapshot excerpt = facts.excerpt();
    Reading reading = Reading.of(excerpt, now, site.in(facts.language()));
    StatuspageApi api = new StatuspageApi(excerpt, data.in(facts.language()), reading::sentence);
    Map<String, SiteFile> files = new TreeMap<>();
    documents.apply(api).forEach((path, json) -> files.put(path, json(json)));
    return files;
  }

  private static SiteFile json(String json) {
    return SiteFile.text("application/json; charset=utf-8", SiteFile.FRESH, OPEN, json);
  }

  private static Map<String, SiteFile> constant() {
    Map<String, SiteFile> files = new TreeMap<>(EmbedFile.scripts());
    files.putAll(OpenApi.files());
    return files;
  }

  /** The shares of one language; a share reads its own excerpt and nothing else. */
  private final class OneLanguage {

    private final Parts parts;
    private final Instant now;
    private final String language;
    private final boolean first;
    private final Phrases phrases;

    OneLanguage(Parts parts, Instant now, String language, boolean first) {
      this.parts = parts;
      this.now = now;
      this.language = language;
      this.first = first;
      this.phrases = data.in(language);
    }

    List<Share> shares() {
      List<Share> shares = new ArrayList<>();
      shares.add(share("feeds", parts.words(), this::feeds));
      shares.add(calendar("calendar", parts.words(), reading -> work(reading).whole()));
      shares.add(share("now", parts.dated(), this::current));
      if (first) {
        shares.add(share("data", parts.words(), reading -> data(reading).words()).later());
        shares.add(share("figures", parts.dated(), reading -> data(reading).figures()).later());
        shares.add(
            share(
                "metrics",
                parts.dated(),
                reading -> new PublicMetrics(reading.snapshot()).files()));
      }
      parts.said().forEach(its -> said(shares, its.service(), its.part()));
      parts.measured().forEach(its -> badges(shares, its.service(), its.part()));
      return shares;
    }

    private void said(List<Share> shares, ServiceView service, PublicSnapshot its) {
      String name = "service/" + service.id();
      shares.add(
          calendar(
              name + "/words",
              its,
              reading -> {
                Map<String, SiteFile> files = new TreeMap<>(feedsOf(reading).service(service));
                files.putAll(work(reading).service(service));
                return files;
              }));
    }

    private void badges(List<Share> shares, ServiceView service, PublicSnapshot its) {
      shares.add(
          share(
              "service/" + service.id() + "/badges",
              its,
              reading -> new Badges(reading.snapshot(), phrases).service(service)));
    }

    private Map<String, SiteFile> feeds(Reading reading) {
      Feeds feeds = feedsOf(reading);
      Map<String, SiteFile> whole = feeds.whole();
      Map<String, SiteFile> files = new TreeMap<>(whole);
      feeds.areas().forEach(area -> files.putAll(feeds.area(area)));
      if (first) {
        files.putAll(feeds.customary(whole));
      }
      return files;
    }

    private Map<String, SiteFile> current(Reading reading) {
      Embeds embeds = new Embeds(reading, phrases, templates);
      Map<String, SiteFile> files = new TreeMap<>(embeds.files());
      files.putAll(new Badges(reading.snapshot(), phrases).whole());
      if (first) {
        files.putAll(embeds.customary());
      }
      return files;
    }

    private Feeds feedsOf(Reading reading) {
      return new Feeds(reading, phrases);
    }

    private WorkCalendar work(Reading reading) {
      return new WorkCalendar(reading, phrases);
    }

    private OpenData data(Reading reading) {
      return new OpenData(reading.snapshot(), phrases);
    }

    private Share calendar(
        String name, PublicSnapshot part, Function<Reading, Map<String, SiteFile>> writer) {
      boolean late =
          part.maintenances().stream()
              .anyMatch(view -> view.maintenance().status() == Maintenance.Status.OVERRUN);
      Instant hour = late ? now.truncatedTo(ChronoUnit.HOURS) : Instant.EPOCH;
      return share(name, part, new UntilTheHour(facts(part), hour), writer);
    }

    private Share share(
        String name, PublicSnapshot part, Function<Reading, Map<String, SiteFile>> writer) {
      return share(name, part, facts(part), writer);
    }

    private Share share(
        String name,
        PublicSnapshot part,
        Object facts,
        Function<Reading, Map<String, SiteFile>> writer) {
      return new Share(
          language + "/for-programs/" + name,
          facts,
          () -> writer.apply(Reading.of(part, now, site.in(language))));
    }

    private Facts facts(PublicSnapshot part) {
      return Facts.of(part, language, parts.dated().at(), now);
    }
  }
}
