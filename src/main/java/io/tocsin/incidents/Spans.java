package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import java.util.Collection;
import java.util.Set;

/** Which state a component is recorded in; pure. */
final class Spans {

  private Spans() {}

  /** What evidence shows; where it shows nothing, what a person said in an open incident. */
  static ComponentState state(
      Collection<IncidentHistory> open, String component, ComponentState seen) {
    if (seen != ComponentState.UNKNOWN) {
      return seen;
    }
    StateKey everybody = new StateKey(component, Set.of());
    return open.stream()
        .filter(history -> history.byHand().contains(everybody))
        .flatMap(history -> history.incident().cohorts().stream())
        .filter(status -> StateKey.of(status).equals(everybody))
        .map(CohortStatus::state)
        .findFirst()
        .orElse(ComponentState.UNKNOWN);
  }
}
