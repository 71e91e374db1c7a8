package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An incident and what its rules need to remember of its events; immutable.
 *
 * @param standing the furthest of suspected, acknowledged and identified it has reached: where it
 *     goes back to when a recovery turns out to be none
 * @param handVersion number of the last event that a person or a token made; 0 when none did
 * @param areas areas where evidence was seen
 * @param byHand states that a person set and no verdict has changed since
 * @param verdicts the latest verdict about each state
 */
public record IncidentHistory(
    Incident incident,
    Phase standing,
    long handVersion,
    Set<String> areas,
    Set<StateKey> byHand,
    Map<StateKey, Verdict> verdicts) {

  public IncidentHistory {
    areas = Set.copyOf(areas);
    byHand = Set.copyOf(byHand);
    verdicts = Map.copyOf(verdicts);
  }

  /** Folds all events of an incident, oldest first. */
  public static IncidentHistory of(String id, List<IncidentEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof IncidentEvent.Opened opened)) {
      throw new IllegalArgumentException("an incident begins by being opened: " + id);
    }
    IncidentHistory history = opened(id, opened);
    for (IncidentEvent event : events.subList(1, events.size())) {
      history = history.after(event);
    }
    return history;
  }

  /** The history of an incident that has just been opened. */
  static IncidentHistory opened(String id, IncidentEvent.Opened event) {
    boolean hand = isHand(event.by());
    Incident incident =
        new Incident(
            id,
            1,
            event.service(),
            event.components(),
            Phase.SUSPECTED,
            event.onset(),
            event.at(),
            hand ? event.at() : null,
            null,
            null,
            null,
            event.fromMaintenance(),
            List.of());
    return new IncidentHistory(
        incident, Phase.SUSPECTED, hand ? 1 : 0, Set.of(), Set.of(), Map.of());
  }

  /** The history one event later. */
  IncidentHistory after(IncidentEvent event) {
    IncidentHistory next =
        switch (event) {
          case IncidentEvent.Opened ignored ->
              throw new IllegalArgumentException("opened twice: " + incident.id());
          case IncidentEvent.Judged judged -> judged(judged.verdict());
          case IncidentEvent.Acknowledged acknowledged ->
              with(Sketch.of(incident).acknowledged(acknowledged.source(), acknowledged.at()));
          case IncidentEvent.PhaseMoved moved -> moved(moved);
          case IncidentEvent.StateSet set -> stateSet(set);
          case IncidentEvent.Spoken spoken -> with(Sketch.of(incident).touched(spoken.at()));
          case IncidentEvent.ClosedDespite ignored -> with(Sketch.of(incident));
        };
    // What was said in public is never taken back in silence, not even an automatic word.
    boolean touched = isHand(event.by()) || event instanceof IncidentEvent.Spoken;
    return touched ? next.touched() : next;
  }

  private static boolean isHand(Actor actor) {
    return switch (actor.kind()) {
      case PERSON, TOKEN, OPERATOR -> true;
      case DETECTION, CLOCK -> false;
    };
  }

  private IncidentHistory touched() {
    return new IncidentHistory(incident, standing, incident.version(), areas, byHand, verdicts);
  }

  private IncidentHistory with(Sketch sketch) {
    return new IncidentHistory(sketch.drawn(), standing, handVersion, areas, byHand, verdicts);
  }

  /** Not to see is no news: what was known of a state stays, and the evidence beside it is grey. */
  private IncidentHistory judged(Verdict verdict) {
    boolean blind = verdict.change() == Verdict.Change.LOST_SIGHT;
    Sketch sketch = Sketch.of(incident);
    Set<StateKey> hand = new HashSet<>(byHand);
    if (!blind) {
      sketch.judged(verdict);
      hand.remove(StateKey.of(verdict));
    }
    Map<StateKey, Verdict> latest = new HashMap<>(verdicts);
    latest.put(StateKey.of(verdict), verdict);
    Set<String> seen = verdict.areas().isEmpty() ? areas : areasOf(latest.values());
    return new IncidentHistory(sketch.drawn(), standing, handVersion, seen, hand, latest);
  }

  /** Where the last words about each state see it: a perimeter that shrinks, shrinks. */
  private static Set<String> areasOf(Collection<Verdict> verdicts) {
    return verdicts.stream()
        .flatMap(verdict -> verdict.areas().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private IncidentHistory moved(IncidentEvent.PhaseMoved event) {
    Phase stands = event.to().compareTo(Phase.IDENTIFIED) <= 0 ? event.to() : standing;
    Incident moved = Sketch.of(incident).phase(event.to(), event.at()).drawn();
    return new IncidentHistory(moved, stands, handVersion, areas, byHand, verdicts);
  }

  private IncidentHistory stateSet(IncidentEvent.StateSet event) {
    Set<StateKey> hand = new HashSet<>(byHand);
    hand.add(StateKey.of(event.status()));
    Incident set = Sketch.of(incident).status(event.status()).touched(event.at()).drawn();
    return new IncidentHistory(set, standing, handVersion, areas, hand, verdicts);
  }

  /** Whether a verdict says that something fails. */
  static boolean isFailure(Verdict verdict) {
    return verdict.change() == Verdict.Change.SUSPECTED
        || verdict.change() == Verdict.Change.CONFIRMED;
  }

  /** Whether all that it touched is known to work. */
  boolean allWorks() {
    return !incident.cohorts().isEmpty()
        && incident.cohorts().stream().allMatch(status -> status.state() == ComponentState.WORKS)
        && incident.components().stream().allMatch(this::isJudged);
  }

  private boolean isJudged(String component) {
    return incident.cohorts().stream().anyMatch(status -> status.component().equals(component));
  }

  /** Whether something that failed works again. */
  boolean someIsBack() {
    return incident.cohorts().stream().anyMatch(CohortStatus::isBack);
  }

  /** Whether nobody but the crowd has ever said that something is wrong. */
  boolean isMereSuspicion() {
    return handVersion == 0
        && incident.confirmedAt() == null
        && incident.acknowledged() == null
        && incident.fromMaintenance() == null;
  }

  /** The components and cohorts that are out. */
  List<StateKey> out() {
    List<StateKey> out = new ArrayList<>();
    for (CohortStatus status : incident.cohorts()) {
      if (status.state() == ComponentState.OUT) {
        out.add(StateKey.of(status));
      }
    }
    return List.copyOf(out);
  }

  /** When its last trouble ended, or null while it lasts. */
  boolean isOverlappedBy(Instant onset) {
    Instant recovered = incident.recoveredAt();
    return recovered == null || !onset.isAfter(recovered);
  }
}
