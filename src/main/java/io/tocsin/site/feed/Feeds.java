package io.tocsin.site.feed;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.site.SiteFile;
import io.tocsin.site.view.Extent;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.XmlText;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the statements of a snapshot as feeds of one language: Atom, RSS 2.0 and JSON Feed, for
 * everything, per service, per component and per area. Confined to one thread.
 */
public final class Feeds {

  private static final String TAG = "urn:tocsin:statement:";
  private static final String ATOM = "application/atom+xml; charset=utf-8";
  private static final String RSS = "application/rss+xml; charset=utf-8";
  private static final String JSON = "application/feed+json; charset=utf-8";

  private final Reading reading;
  private final Phrases phrases;
  private final String language;
  private final String base;
  private final Map<String, String> componentNames;
  private final List<Word> words;
  private final Map<Statement, Feed.Entry> entries = new IdentityHashMap<>();

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   */
  public Feeds(Reading reading, Phrases phrases) {
    PublicSnapshot snapshot = reading.snapshot();
    this.reading = reading;
    this.phrases = phrases;
    this.language = reading.language();
    this.base = snapshot.site().baseUrl().toString().replaceFirst("/+$", "");
    this.componentNames =
        snapshot.services().stream()
            .flatMap(service -> service.components().stream())
            .collect(Collectors.toMap(ComponentView::id, view -> words(view.name())));
    this.words = newestFirst(snapshot);
  }

  /** A statement, where it belongs. */
  private record Word(IncidentView incident, Statement statement, Set<String> areas) {

    boolean isAbout(ServiceView service) {
      return incident.service().equals(service.id());
    }

    boolean isAbout(ComponentView component) {
      return incident.service().equals(component.service())
          && statement.components().contains(component.id());
    }

    /** What names no area may be everywhere. */
    boolean isAbout(Area area) {
      return areas.isEmpty() || areas.contains(area.code());
    }
  }

  private static List<Word> newestFirst(PublicSnapshot snapshot) {
    List<Word> words = new ArrayList<>();
    for (IncidentView incident : snapshot.incidents()) {
      incident.timeline().stream()
          .filter(Said.class::isInstance)
          .map(entry -> ((Said) entry).statement())
          .forEach(said -> words.add(new Word(incident, said, Extent.of(incident, said))));
    }
    words.sort(Comparator.comparingLong((Word word) -> word.statement().sequence()).reversed());
    return words;
  }

  /** Returns the feeds of everything, {@code /fr/feed.atom} and its like. */
  public Map<String, SiteFile> whole() {
    String title = phrases.say("title", "site", site());
    return files("feed", title, word -> true);
  }

  /**
   * Returns the feeds of everything under the names that other programs expect at the root: those
   * of Statuspage, Better Stack and openstatus.
   *
   * @param whole the feeds of everything
   */
  public Map<String, SiteFile> customary(Map<String, SiteFile> whole) {
    String path = "/" + language + "/feed";
    return Map.of(
        "/history.atom", file(whole, path + ".atom"),
        "/history.rss", file(whole, path + ".rss"),
        "/feed.rss", file(whole, path + ".rss"),
        "/feed/json", file(whole, path + ".json"));
  }

  private static SiteFile file(Map<String, SiteFile> files, String path) {
    return Objects.requireNonNull(files.get(path));
  }

  /** Returns the feeds of a service and of each of its components. */
  public Map<String, SiteFile> service(ServiceView service) {
    Map<String, SiteFile> files =
        new TreeMap<>(
            files(
                "service/" + service.id() + "/feed",
                title(words(service.name())),
                word -> word.isAbout(service)));
    for (ComponentView component : service.components()) {
      String name =
          phrases.say(
              "component", "service", words(service.name()), "component", words(component.name()));
      files.putAll(
          files(
              "component/" + component.id() + "/feed",
              title(name),
              word -> word.isAbout(component)));
    }
    return files;
  }

  /** Returns the areas that incidents and statements name. */
  public List<Area> areas() {
    Set<String> named = new TreeSet<>();
    words.forEach(word -> named.addAll(word.areas()));
    reading.snapshot().incidents().forEach(incident -> named.addAll(Extent.of(incident)));
    return reading.snapshot().places().areas().stream()
        .filter(area -> named.contains(area.code()))
        .toList();
  }

  /** Returns the feeds of an area: what is said about it, and what may be about everywhere. */
  public Map<String, SiteFile> area(Area area) {
    return files(
        "area/" + area.code() + "/feed", title(words(area.name())), word -> word.isAbout(area));
  }

  private String title(String what) {
    return phrases.say("title.of", "site", site(), "what", what);
  }

  private String site() {
    return words(reading.snapshot().site().name());
  }

  private String words(LocalizedText text) {
    return XmlText.clean(text.in(language));
  }

  private Map<String, SiteFile> files(String name, String title, Predicate<Word> meant) {
    String path = "/" + language + "/" + name;
    Feed feed =
        new Feed(
            path,
            base,
            "/" + language + "/",
            language,
            title,
            phrases.say("subtitle"),
            site(),
            words.stream().filter(meant).limit(Feed.MOST).map(this::entryOnce).toList());
    return Map.of(
        path + ".atom", SiteFile.open(ATOM, Syndicated.atom(feed)),
        path + ".rss", SiteFile.open(RSS, Syndicated.rss(feed)),
        path + ".json", SiteFile.open(JSON, JsonFeed.text(feed)));
  }

  /** The same word stands in the feeds of everything, of a component and of many areas. */
  private Feed.Entry entryOnce(Word word) {
    return entries.computeIfAbsent(word.statement(), _ -> entry(word));
  }

  private Feed.Entry entry(Word word) {
    Statement statement = word.statement();
    String title = words(word.incident().title());
    String phase = XmlText.clean(reading.phase(statement));
    List<String> topics = new ArrayList<>();
    statement.components().stream()
        .sorted()
        .map(id -> componentNames.getOrDefault(id, id))
        .forEach(topics::add);
    reading.snapshot().places().names(word.areas(), language).stream()
        .map(XmlText::clean)
        .forEach(topics::add);
    return new Feed.Entry(
        TAG + statement.id() + ":" + language,
        statement.corrects() == null
            ? phrases.say("entry", "phase", phase, "title", title)
            : phrases.say("correction", "title", title),
        base + "/" + language + "/incident/" + word.incident().id() + "#" + statement.id(),
        statement.at(),
        words(statement.text()),
        topics,
        facts(word));
  }

  private static Map<String, Object> facts(Word word) {
    Statement statement = word.statement();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("incident", statement.incident());
    facts.put("service", word.incident().service());
    facts.put("sequence", statement.sequence());
    facts.put("phase", statement.phase().name().toLowerCase(Locale.ROOT));
    facts.put("components", new TreeSet<>(statement.components()));
    facts.put("areas", word.areas());
    if (statement.corrects() != null) {
      facts.put("corrects", statement.corrects());
    }
    return facts;
  }
}
