package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first sentence of the home page: is it broken, for whom, since when. Immutable.
 *
 * @param incident the id of the incident it speaks of, or null
 * @param others how many more incidents are open
 * @param guidance until when, and what to do now
 */
public record Lead(
    Mark mark, String sentence, @Nullable String incident, int others, Guidance guidance) {

  /** Writes the sentence for everything the snapshot holds. */
  public static Lead of(Reading reading) {
    List<IncidentView> open = reading.open();
    if (!open.isEmpty()) {
      IncidentView worst = open.stream().max(Comparator.comparingInt(Lead::weight)).orElseThrow();
      return new Lead(
          mark(reading, worst),
          sentence(reading, worst),
          worst.id(),
          open.size() - 1,
          Guidance.of(reading, worst));
    }
    return trouble(reading).or(() -> running(reading)).orElseGet(() -> calm(reading));
  }

  /** Writes the sentence for one incident, whether it is open or closed. */
  static String sentence(Reading reading, IncidentView incident) {
    List<String> names = reading.componentNames(meant(incident));
    Map<String, Object> values =
        Map.of(
            "names", reading.quoted(names),
            "count", names.size(),
            "since", reading.moments().moment(incident.onset()),
            "until", reading.moments().moment(end(incident)),
            "when", reading.moments().span(incident.onset(), end(incident)),
            "who", who(reading, incident),
            "end", reading.moments().moment(announced(reading, incident)));
    String key =
        switch (incident.phase()) {
          case SUSPECTED, ACKNOWLEDGED, IDENTIFIED -> standing(reading, incident);
          case RECOVERING -> "recovering";
          case RECOVERED -> "recovered";
          case CLOSED -> "closed";
        };
    return reading.phrases().say("lead." + key, values);
  }

  /** While it runs, what is not back; once it is over, only what is known to be back. */
  private static Set<String> meant(IncidentView incident) {
    boolean over = incident.phase() == Phase.RECOVERED || incident.phase() == Phase.CLOSED;
    Set<String> meant =
        incident.components().stream()
            .filter(component -> isBack(component, incident.cohorts()) == over)
            .collect(Collectors.toSet());
    return meant.isEmpty() ? incident.components() : meant;
  }

  private static boolean isBack(String component, List<CohortStatus> cohorts) {
    List<CohortStatus> its =
        cohorts.stream().filter(status -> status.component().equals(component)).toList();
    return !its.isEmpty()
        && its.stream().allMatch(status -> status.state() == ComponentState.WORKS);
  }

  private static Instant end(IncidentView incident) {
    Instant recovered = incident.recoveredAt();
    Instant closed = incident.closedAt();
    return recovered != null ? recovered : closed != null ? closed : incident.onset();
  }

  private static Instant announced(Reading reading, IncidentView incident) {
    return LateWork.of(reading, incident).map(Maintenance::end).orElse(incident.onset());
  }

  /** Of work that lasts it is said that it is work, and no more is broken than was found to be. */
  private static String standing(Reading reading, IncidentView incident) {
    boolean reported = incident.phase() == Phase.SUSPECTED && !isMeasured(incident);
    if (LateWork.of(reading, incident).isEmpty()) {
      return reported ? "suspected" : broken(incident);
    }
    boolean found = !reported && broken(incident.cohorts()).findAny().isPresent();
    return found ? "overrun-" + broken(incident) : "overrun";
  }

  private static String broken(IncidentView incident) {
    String state = severity(incident);
    boolean everybody = broken(incident.cohorts()).anyMatch(status -> status.cohorts().isEmpty());
    boolean someKnown = broken(incident.cohorts()).findAny().isPresent();
    return someKnown && !everybody ? state + "-for" : state;
  }

  private static Stream<CohortStatus> broken(List<CohortStatus> cohorts) {
    return cohorts.stream()
        .filter(status ->
            status.state() == ComponentState.OUT || status.state() == ComponentState.DEGRADED);
  }

  private static String who(Reading reading, IncidentView incident) {
    List<String> groups =
        broken(incident.cohorts())
            .filter(status -> !status.cohorts().isEmpty())
            .map(status -> reading.who(status.component(), status.cohorts()))
            .distinct()
            .toList();
    return groups.isEmpty() ? reading.phrases().say("everybody") : reading.list(groups);
  }

  private static ComponentState worst(IncidentView incident) {
    return incident.cohorts().stream().map(CohortStatus::state).anyMatch(ComponentState.OUT::equals)
            || incident.cohorts().isEmpty()
        ? ComponentState.OUT
        : ComponentState.DEGRADED;
  }

  private static int weight(IncidentView incident) {
    return switch (incident.phase()) {
      case ACKNOWLEDGED, IDENTIFIED -> worst(incident) == ComponentState.OUT ? 5 : 4;
      case RECOVERING -> 3;
      case SUSPECTED -> isMeasured(incident) ? 4 : 2;
      case RECOVERED -> 1;
      case CLOSED -> 0;
    };
  }

  /** State and stage; the other stages name a state themselves. */
  static Mark mark(Reading reading, IncidentView incident) {
    String kind =
        switch (incident.phase()) {
          case SUSPECTED -> isMeasured(incident) ? severity(incident) : "degraded";
          case RECOVERING -> "degraded";
          case ACKNOWLEDGED, IDENTIFIED -> severity(incident);
          case RECOVERED, CLOSED -> "works";
        };
    String stage = step(reading, incident, incident.phase());
    if (incident.phase() == Phase.SUSPECTED
        && !isMeasured(incident)
        && LateWork.of(reading, incident).isPresent()) {
      return new Mark(kind, reading.phrases().say("state.overrun")); // the clock found it
    }
    boolean state = isKnown(incident) && incident.phase() != Phase.RECOVERING;
    return new Mark(
        kind, state ? reading.phrases().say("chip." + broken(incident), "stage", stage) : stage);
  }

  /** Whether it goes on and is more than reports. */
  static boolean isKnown(IncidentView incident) {
    return switch (incident.phase()) {
      case SUSPECTED -> isMeasured(incident);
      case ACKNOWLEDGED, IDENTIFIED, RECOVERING -> true;
      case RECOVERED, CLOSED -> false;
    };
  }

  /** Names a phase of an incident; a suspicion that a probe bears out is called measured. */
  static String step(Reading reading, IncidentView incident, Phase phase) {
    boolean measured = phase == Phase.SUSPECTED && isMeasured(incident.timeline());
    return words(reading, incident, phase, measured);
  }

  /** Names the phase in which something was said, by what was known then. */
  static String step(Reading reading, IncidentView incident, Phase phase, Instant said) {
    List<TimelineEntry> before =
        incident.timeline().stream().filter(entry -> !entry.at().isAfter(said)).toList();
    return words(reading, incident, phase, phase == Phase.SUSPECTED && isMeasured(before));
  }

  private static String words(
      Reading reading, IncidentView incident, Phase phase, boolean measured) {
    return reading
        .phrases()
        .say(
            "phase." + (measured ? "measured" : phase(phase)),
            "operator",
            reading.operator(incident.service()));
  }

  /** Nobody has confirmed it, but a probe has found it: more than people's reports. */
  private static boolean isMeasured(IncidentView incident) {
    return incident.phase() == Phase.SUSPECTED && isMeasured(incident.timeline());
  }

  private static boolean isMeasured(List<TimelineEntry> timeline) {
    return timeline.stream()
        .anyMatch(entry ->
            entry instanceof TimelineEntry.Shown shown
                && shown.verdict().change() == Verdict.Change.CONFIRMED);
  }

  private static String severity(IncidentView incident) {
    return worst(incident) == ComponentState.OUT ? "out" : "degraded";
  }

  static String phase(Phase phase) {
    return switch (phase) {
      case SUSPECTED -> "suspected";
      case ACKNOWLEDGED -> "acknowledged";
      case IDENTIFIED -> "identified";
      case RECOVERING -> "recovering";
      case RECOVERED -> "recovered";
      case CLOSED -> "closed";
    };
  }

  /** Something is not well although no incident is open. */
  private static Optional<Lead> trouble(Reading reading) {
    for (ComponentState state : List.of(ComponentState.OUT, ComponentState.DEGRADED)) {
      List<String> names =
          reading
              .components()
              .filter(view -> view.state() == state && !view.underMaintenance())
              .map(ComponentView::name)
              .map(reading::words)
              .toList();
      if (!names.isEmpty()) {
        String sentence =
            reading
                .phrases()
                .say(
                    "lead.trouble-" + Mark.kind(state),
                    "names",
                    reading.quoted(names),
                    "count",
                    names.size());
        return Optional.of(
            new Lead(Mark.of(state, reading.phrases()), sentence, null, 0, Guidance.calm(reading)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Lead> running(Reading reading) {
    return reading.snapshot().maintenances().stream()
        .map(MaintenanceView::maintenance)
        .filter(work -> work.status() == Maintenance.Status.RUNNING)
        .findFirst()
        .map(work -> {
          List<String> names = reading.componentNames(work.components());
          String sentence =
              reading
                  .phrases()
                  .say(
                      "lead.maintenance",
                      "names",
                      reading.quoted(names),
                      "end",
                      reading.moments().moment(work.end()));
          return new Lead(
              Mark.maintenance(reading.phrases()), sentence, null, 0, Guidance.calm(reading));
        });
  }

  private static Lead calm(Reading reading) {
    long unknown =
        reading.components().filter(view -> view.state() == ComponentState.UNKNOWN).count();
    ComponentState state = unknown == 0 ? ComponentState.WORKS : ComponentState.UNKNOWN;
    String key =
        unknown == 0
            ? "lead.works"
            : unknown == reading.components().count() ? "lead.unknown" : "lead.partly-known";
    return new Lead(
        Mark.of(state, reading.phrases()),
        reading.phrases().say(key),
        null,
        0,
        Guidance.calm(reading));
  }
}
