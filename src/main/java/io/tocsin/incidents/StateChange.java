package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import java.util.Set;

/**
 * "Receiving is out for the addresses of neuf.fr", as a person says it; immutable.
 *
 * @param cohorts empty for everybody
 */
public record StateChange(String component, Set<Cohort> cohorts, ComponentState state) {
  public StateChange {
    cohorts = Set.copyOf(cohorts);
  }

  StateKey key() {
    return new StateKey(component, cohorts);
  }
}
