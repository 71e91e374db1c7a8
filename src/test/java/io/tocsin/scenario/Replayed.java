package io.tocsin.scenario;

import io.tocsin.app.replay.Replay;
import io.tocsin.app.story.StoryBook;
import io.tocsin.audit.AuditLog;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteFile;
import io.tocsin.site.SiteRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A story that was played once, and what the page was made of whenever somebody looked. */
final class Replayed {

  private static final SiteRenderer RENDERER = new SiteRenderer(new Assets());

  private final NavigableMap<Instant, PublicSnapshot> pages;
  private final List<Replay.Refusal> refusals;
  private final List<IncidentEvent> events;
  private final List<Promise> promises;
  private final List<Claim> claims;
  private final List<Contradiction> contradictions;
  private final Instant start;

  private Replayed(Replay replay, NavigableMap<Instant, PublicSnapshot> pages) {
    this.pages = pages;
    this.refusals = replay.refusals();
    this.start = replay.story().start();
    this.events = new ArrayList<>();
    this.promises = new ArrayList<>();
    this.claims = new ArrayList<>();
    this.contradictions = new ArrayList<>();
    Contradictions found = new Contradictions(new AuditLog(() -> ""));
    var archive = replay.pipeline().archive();
    replay
        .pipeline()
        .state()
        .read(transaction -> {
          List<IncidentHistory> all = new ArrayList<>(archive.open(transaction));
          all.addAll(archive.closedSince(transaction, Instant.EPOCH));
          for (IncidentHistory history : all) {
            String id = history.incident().id();
            events.addAll(archive.events(transaction, id));
            promises.addAll(archive.promises(transaction, id));
            claims.addAll(archive.claims(transaction, id));
            contradictions.addAll(found.of(transaction, id));
          }
          return events;
        });
  }

  /** Plays a story over a folder that is thrown away. */
  static Replayed story(String id) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("scenario");
    NavigableMap<Instant, PublicSnapshot> pages = new TreeMap<>();
    try (Replay replay = Replay.of(StoryBook.open(id), scratch)) {
      replay.play(pages::put);
      return new Replayed(replay, pages);
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What the page was made of when somebody last looked before that long after the start. */
  PublicSnapshot page(String sinceStart) {
    return pages.floorEntry(at(sinceStart)).getValue();
  }

  Instant at(String sinceStart) {
    return start.plus(Duration.parse(sinceStart));
  }

  Stream<PublicSnapshot> pages() {
    return pages.values().stream();
  }

  ComponentView component(String id, String sinceStart) {
    return component(id, page(sinceStart));
  }

  static ComponentView component(String id, PublicSnapshot page) {
    return page.services().stream()
        .flatMap(service -> service.components().stream())
        .filter(component -> component.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The part of a component's customers that is named so. */
  CohortView cohort(String component, String cohort, String sinceStart) {
    return component(component, sinceStart).cohorts().stream()
        .filter(view -> view.cohorts().toString().contains(cohort))
        .findFirst()
        .orElseThrow();
  }

  IncidentView incident(String sinceStart) {
    return page(sinceStart).incidents().getFirst();
  }

  List<Replay.Refusal> refusals() {
    return refusals;
  }

  <E extends IncidentEvent> List<E> events(Class<E> sort) {
    return events.stream().filter(sort::isInstance).map(sort::cast).toList();
  }

  List<Promise> promises() {
    return List.copyOf(promises);
  }

  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** Those that were ever found, whether an editor made them public or not. */
  List<Contradiction> contradictions() {
    return List.copyOf(contradictions);
  }

  /** The public page of the first incident when somebody last looked before that. */
  Document incidentPage(String language, String sinceStart) {
    return incidentPage(page(sinceStart), language);
  }

  static Document incidentPage(PublicSnapshot page, String language) {
    String path = "/" + language + "/incident/" + page.incidents().getFirst().id();
    return read(RENDERER.render(page, page.at()).files().get(path));
  }

  /** Every public page of a language that speaks of what happens, not of how the page works. */
  static List<Document> documents(PublicSnapshot page, String language) {
    return RENDERER.render(page, page.at()).files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("/" + language + "/"))
        .filter(file -> !file.getKey().equals("/" + language + "/about"))
        .filter(file -> !file.getKey().contains("/area/")) // a hundred times nearly the same
        .filter(file -> file.getValue().contentType().startsWith("text/html"))
        .map(file -> read(file.getValue()))
        .toList();
  }

  /** Addresses of every file of the site. */
  static Set<String> paths(PublicSnapshot page) {
    return RENDERER.render(page, page.at()).files().keySet();
  }

  private static Document read(SiteFile page) {
    return Jsoup.parse(page.text().replace('\u00a0', ' '));
  }
}
