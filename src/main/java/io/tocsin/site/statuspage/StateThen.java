package io.tocsin.site.statuspage;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.time.Instant;
import java.util.List;

/** What a component was like in an incident at a moment, from when its customers broke; pure. */
final class StateThen {

  private StateThen() {}

  /**
   * Returns the status in the words of the API.
   *
   * @param phase what was announced then
   */
  static String of(IncidentView incident, String component, Phase phase, Instant at) {
    List<CohortStatus> told =
        incident.cohorts().stream().filter(status -> status.component().equals(component)).toList();
    if (told.isEmpty()) {
      return bare(phase);
    }
    List<CohortStatus> broken = told.stream().filter(status -> wasBroken(status, at)).toList();
    if (broken.isEmpty()) {
      return "operational";
    }
    if (broken.stream().allMatch(status -> status.state() == ComponentState.DEGRADED)) {
      return "degraded_performance";
    }
    boolean everybody = broken.stream().anyMatch(status -> status.cohorts().isEmpty());
    return everybody && broken.size() == told.size() ? "major_outage" : "partial_outage";
  }

  private static boolean wasBroken(CohortStatus status, Instant at) {
    Instant since = status.brokenSince();
    Instant back = status.backSince();
    return since != null
        && !since.isAfter(at)
        && (back == null ? status.isBroken() : back.isAfter(at));
  }

  /** Where nobody said more of a component than that it is meant. */
  private static String bare(Phase phase) {
    return switch (phase) {
      case SUSPECTED, RECOVERING -> "degraded_performance";
      case ACKNOWLEDGED, IDENTIFIED -> "major_outage";
      case RECOVERED, CLOSED -> "operational";
    };
  }
}
