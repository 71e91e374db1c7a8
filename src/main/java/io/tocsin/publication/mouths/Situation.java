package io.tocsin.publication.mouths;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from a briefing before any word is chosen. Immutable. */
final class Situation {

  private final Briefing briefing;
  private final String language;

  /**
   * Looks at a briefing.
   *
   * @param language of the text that is made, which its links lead to
   */
  Situation(Briefing briefing, String language) {
    this.briefing = briefing;
    this.language = language;
  }

  Briefing briefing() {
    return briefing;
  }

  /** The public page in the language of the text. */
  String address() {
    return briefing.address().in(language).toString();
  }

  /** The same for a text with little room, the best first. */
  List<String> links() {
    return Links.of(briefing.address(), language);
  }

  Catalog catalog() {
    return briefing.catalog();
  }

  Incident incident() {
    return briefing.incident();
  }

  FactSheet facts() {
    return briefing.facts();
  }

  /** The stage that can be told: from inside, nobody is an independent observer of himself. */
  Stage stage() {
    boolean fromOutside = isObserved() || briefing.stage() != Stage.OBSERVER;
    return fromOutside ? briefing.stage() : Stage.SEEN;
  }

  Service service() {
    String id =
        briefing.work() != null && stage() == Stage.PLANNED_WORK
            ? briefing.work().service()
            : incident().service();
    return catalog().service(id).orElseThrow();
  }

  boolean isObserved() {
    return catalog().mode() == Mode.OBSERVER;
  }

  /** The worst state that somebody is in, as the sheet says, else as evidence says. */
  ComponentState worst() {
    List<ComponentState> states = new ArrayList<>();
    facts().reach().forEach(cell -> states.add(cell.state()));
    if (states.isEmpty()) {
      incident().cohorts().forEach(cohort -> states.add(cohort.state()));
    }
    for (ComponentState bad : List.of(ComponentState.OUT, ComponentState.DEGRADED)) {
      if (states.contains(bad)) {
        return bad;
      }
    }
    return ComponentState.UNKNOWN;
  }

  /**
   * Whether it was established that it is over: never while the sheet says that some still fail.
   */
  boolean isOver() {
    List<Reach> reach = facts().reach();
    boolean ended = incident().phase() == Phase.RECOVERED || incident().phase() == Phase.CLOSED;
    boolean fails = reach.stream().anyMatch(Situation::fails);
    boolean allWork =
        !reach.isEmpty() && reach.stream().allMatch(cell -> cell.state() == ComponentState.WORKS);
    return allWork || (ended && !fails);
  }

  private static boolean fails(Reach cell) {
    return cell.state() == ComponentState.OUT || cell.state() == ComponentState.DEGRADED;
  }

  Optional<Instant> end() {
    Instant recovered = incident().recoveredAt();
    return Optional.ofNullable(recovered == null ? incident().closedAt() : recovered)
        .filter(end -> isOver() && end.isAfter(incident().onset()));
  }

  Optional<Instant> nextWord() {
    return Optional.ofNullable(facts().nextWord()).filter(next -> next.isAfter(briefing.now()));
  }

  /** The announced end on a sheet. */
  static Optional<Instant> eta(FactSheet facts) {
    return facts.eta() instanceof Eta.At(Instant at) ? Optional.of(at) : Optional.empty();
  }

  boolean hasCause() {
    return !(facts().cause() instanceof Cause.Unknown);
  }

  List<Workaround> workarounds() {
    return briefing.workarounds().stream().filter(way -> way.isShownAt(briefing.now())).toList();
  }

  /** Whether each component that is touched has a workaround that holds. */
  boolean isHelped() {
    return Workaround.replaceAdvice(
        briefing.workarounds(), incident().components(), briefing.now());
  }

  /** The newest figure of each extent and unit that says something. */
  static List<Figure> figures(FactSheet facts) {
    Map<List<Enum<?>>, Figure> newest = new LinkedHashMap<>();
    for (Figure figure : facts.affected()) {
      boolean says = figure.words() != null || figure.high() != null || figure.low() > 0;
      if (says) {
        newest.put(List.of(figure.extent(), figure.unit()), figure);
      }
    }
    return List.copyOf(newest.values());
  }

  /** Components that work again. */
  List<String> back() {
    List<String> onSheet = components(ComponentState.WORKS);
    if (!facts().reach().isEmpty()) {
      return onSheet;
    }
    return incident().cohorts().stream()
        .filter(CohortStatus::isBack)
        .map(CohortStatus::component)
        .distinct()
        .toList();
  }

  /** Components that are out. */
  List<String> out() {
    if (!facts().reach().isEmpty()) {
      return components(ComponentState.OUT);
    }
    return incident().cohorts().stream()
        .filter(cohort -> cohort.state() == ComponentState.OUT)
        .map(CohortStatus::component)
        .distinct()
        .toList();
  }

  private List<String> components(ComponentState state) {
    return facts().reach().stream()
        .filter(cell -> cell.state() == state)
        .map(Reach::component)
        .distinct()
        .toList();
  }

  /** Whether the facts are those of the last statement, but for the next word. */
  boolean isUnchanged() {
    FactSheet before = briefing.before();
    return before != null && withoutNextWord(before).equals(withoutNextWord(facts()));
  }

  /** Whether an end was announced that will not be kept. */
  Optional<Instant> missedEta() {
    FactSheet before = briefing.before();
    return Optional.ofNullable(before)
        .flatMap(Situation::eta)
        .filter(old -> eta(facts()).map(now -> now.isAfter(old)).orElse(true))
        .filter(old -> !isOver());
  }

  private static FactSheet withoutNextWord(FactSheet sheet) {
    return sheet.promising(sheet.eta(), null);
  }
}
