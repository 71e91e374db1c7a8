package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.publication.Hotspots;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Shown;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.Reach;
import io.tocsin.site.drawing.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident in each area, from the fact sheet, from reports and from what others
 * say; immutable.
 *
 * <p>Fewer than {@value Hotspots#FEWEST} people in an area count as nobody.
 */
final class Whereabouts {

  private final IncidentView incident;
  private final List<ComponentView> components;
  private final List<Testimony> words;
  private final Map<String, Optional<Instant>> declared = new HashMap<>();
  private final Map<String, Optional<Instant>> reported = new HashMap<>();
  private final Set<String> back = new HashSet<>();

  Whereabouts(Reading reading, IncidentView incident) {
    this.incident = incident;
    this.components =
        reading.service(incident.service()).map(ServiceView::components).orElse(List.of()).stream()
            .filter(component -> incident.components().contains(component.id()))
            .toList();
    this.words = words(incident);
    declare();
    for (String component : incident.components()) {
      measure(component);
    }
    incident.contradictions().forEach(this::hold);
    if (incident.isOpen()) {
      components.forEach(this::listen);
    }
  }

  /**
   * One area.
   *
   * @param since since when it is known, or null: in the last hour, or when it was said
   * @param word the source that names it, or that says "only elsewhere"; null if there is none
   */
  record Known(
      Standing standing, boolean named, @Nullable Instant since, @Nullable Testimony word) {}

  /** The words of others about where, as far as they stand and somebody has looked at them. */
  private static List<Testimony> words(IncidentView incident) {
    List<Testimony> all =
        incident.timeline().stream()
            .filter(Claimed.class::isInstance)
            .map(entry -> ((Claimed) entry).claim())
            .filter(claim -> !claim.isUnseen())
            .flatMap(claim -> Testimony.of(claim).stream())
            .toList();
    return Crosscheck.standing(all).stream()
        .filter(word -> !areas(word).isEmpty())
        .sorted(Testimony.IN_TIME)
        .toList();
  }

  private static Set<String> areas(Testimony word) {
    return word.assertion() instanceof Assertion.Where(boolean _, Set<String> areas)
        ? areas
        : Set.of();
  }

  private static boolean isOnly(Testimony word) {
    return word.assertion() instanceof Assertion.Where(boolean only, Set<String> _) && only;
  }

  private void declare() {
    if (incident.facts() == null) {
      return;
    }
    for (Reach reach : incident.facts().reach()) {
      boolean broken = isBroken(reach);
      for (String area : reach.areas()) {
        if (broken) {
          declared.put(area, firstDeclared(area));
        } else if (reach.state() == ComponentState.WORKS) {
          back.add(area);
        }
      }
    }
  }

  private static boolean isBroken(Reach reach) {
    return reach.state() == ComponentState.OUT || reach.state() == ComponentState.DEGRADED;
  }

  /** When the sheet named it first, and never dropped it since. */
  private Optional<Instant> firstDeclared(String area) {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .filter(statement -> statement.facts() != null)
        .sorted(Comparator.comparingLong(Statement::sequence).reversed())
        .takeWhile(statement -> names(statement, area))
        .map(Statement::at)
        .reduce((_, earlier) -> earlier);
  }

  private static boolean names(Statement statement, String area) {
    return statement.facts() != null
        && statement.facts().reach().stream()
            .anyMatch(reach -> isBroken(reach) && reach.areas().contains(area));
  }

  /** Where reports of a component stand out, as it was last found. */
  private void measure(String component) {
    List<Verdict> verdicts =
        incident.timeline().stream()
            .filter(Shown.class::isInstance)
            .map(entry -> ((Shown) entry).verdict())
            .filter(verdict -> verdict.component().equals(component))
            .filter(verdict -> !verdict.areas().isEmpty())
            .sorted(Comparator.comparing(Verdict::at))
            .toList();
    if (verdicts.isEmpty()) {
      return;
    }
    Verdict last = verdicts.getLast();
    for (String area : last.areas()) {
      verdicts.stream()
          .filter(verdict -> verdict.areas().contains(area))
          .findFirst()
          .ifPresent(first -> report(area, first.at()));
    }
    if (last.extent() != null) {
      back.addAll(last.extent().back());
    }
  }

  private void report(String area, Instant at) {
    reported.merge(
        area, Optional.of(at), (one, other) -> one.orElse(at).isBefore(at) ? one : Optional.of(at));
  }

  /** Reports that were held against a word stay with it. */
  private void hold(Contradiction found) {
    for (Testimony side : List.of(found.one(), found.other())) {
      if (side.assertion() instanceof Assertion.Heard(var people, var _)) {
        people.forEach((area, count) -> {
          if (count >= Hotspots.FEWEST) {
            report(area, side.at());
          }
        });
      }
    }
  }

  private void listen(ComponentView component) {
    Evidence evidence = component.evidence();
    if (evidence != null) {
      Stream.concat(
              evidence.people().areas().entrySet().stream(),
              evidence.calls().areas().entrySet().stream())
          .filter(area -> area.getValue() >= Hotspots.FEWEST)
          .forEach(area -> reported.putIfAbsent(area.getKey(), Optional.empty()));
    }
  }

  /** Returns the words that name places, oldest first. */
  List<Testimony> words() {
    return words;
  }

  /** Returns the first word that says "only there", if one stands. */
  private Optional<Testimony> only() {
    return words.stream().filter(Whereabouts::isOnly).findFirst();
  }

  /** Returns what is known of every area that is named in any way, by code. */
  SortedMap<String, Known> known() {
    Set<String> codes = new HashSet<>(declared.keySet());
    codes.addAll(reported.keySet());
    codes.addAll(back);
    words.forEach(word -> codes.addAll(areas(word)));
    SortedMap<String, Known> known = new TreeMap<>();
    codes.forEach(code -> known.put(code, known(code)));
    return known;
  }

  /** Returns what is known of every area that nothing names. */
  Known elsewhere() {
    return known("");
  }

  /** Returns what is known of one area. */
  Known known(String code) {
    Testimony naming =
        words.stream().filter(word -> areas(word).contains(code)).findFirst().orElse(null);
    Testimony against = naming == null ? only().orElse(null) : null;
    boolean named = naming != null;
    Testimony word = named ? naming : against;
    if (declared.containsKey(code)) {
      return new Known(Standing.DECLARED, named, declared.get(code).orElse(null), word);
    }
    if (back.contains(code)) {
      return new Known(Standing.BACK, named, null, word);
    }
    if (reported.containsKey(code)) {
      Standing standing = against == null ? Standing.REPORTED : Standing.AT_ODDS;
      return new Known(standing, named, reported.get(code).orElse(null), word);
    }
    if (word == null) {
      return new Known(Standing.UNKNOWN, false, null, null);
    }
    return new Known(named ? Standing.SAID : Standing.SAID_NOT, named, null, word);
  }
}
