package io.tocsin.site.statuspage;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Our words in theirs. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static void time(ObjectNode node, String field, @Nullable Instant instant) {
    if (instant == null) {
      node.putNull(field);
    } else {
      node.put(field, time(instant));
    }
  }

  /**
   * Their list has no word for "unknown": it says {@code operational} there, and the truth stands
   * under {@code tocsin}.
   */
  static String component(ComponentView component) {
    if (component.underMaintenance()) {
      return "under_maintenance";
    }
    return switch (component.state()) {
      case WORKS, UNKNOWN -> "operational";
      case DEGRADED -> "degraded_performance";
      case OUT ->
          component.cohorts().stream().anyMatch(cohort -> cohort.state() == ComponentState.WORKS)
              ? "partial_outage"
              : "major_outage";
    };
  }

  static String state(ComponentState state) {
    return switch (state) {
      case WORKS -> "works";
      case DEGRADED -> "degraded";
      case OUT -> "out";
      case UNKNOWN -> "unknown";
    };
  }

  static String phase(Phase phase) {
    return switch (phase) {
      case SUSPECTED, ACKNOWLEDGED -> "investigating";
      case IDENTIFIED -> "identified";
      case RECOVERING, RECOVERED -> "monitoring";
      case CLOSED -> "resolved";
    };
  }

  static String work(Maintenance.Status status) {
    return switch (status) {
      case ANNOUNCED -> "scheduled";
      case RUNNING, OVERRUN -> "in_progress";
      case DONE, CANCELLED -> "completed";
    };
  }

  /** Zero to three: {@code none}, {@code minor}, {@code major}, {@code critical}. */
  static int impact(IncidentView incident) {
    boolean out =
        incident.cohorts().stream().anyMatch(status -> status.state() == ComponentState.OUT);
    boolean everybody =
        incident.cohorts().stream()
            .anyMatch(status -> status.state() == ComponentState.OUT && status.cohorts().isEmpty());
    return switch (incident.phase()) {
      case SUSPECTED -> 1;
      case ACKNOWLEDGED, IDENTIFIED, RECOVERING -> everybody ? 3 : out ? 2 : 1;
      case RECOVERED -> 1;
      case CLOSED -> 0;
    };
  }

  static String impact(int impact) {
    return switch (impact) {
      case 0 -> "none";
      case 1 -> "minor";
      case 2 -> "major";
      default -> "critical";
    };
  }
}
