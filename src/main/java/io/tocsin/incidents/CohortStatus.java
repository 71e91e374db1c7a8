package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one component in an incident, for everybody or for one cohort.
 *
 * @param cohorts empty for everybody
 * @param brokenSince when it stopped working
 * @param backSince when it worked again, or null
 */
public record CohortStatus(
    String component,
    Set<Cohort> cohorts,
    ComponentState state,
    Instant brokenSince,
    @Nullable Instant backSince) {
  public CohortStatus {
    cohorts = Set.copyOf(cohorts);
  }
}
