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
 * @param brokenSince when it stopped working, or null: it never did, and that is worth saying
 * @param backSince when it worked again, or null
 */
public record CohortStatus(
    String component,
    Set<Cohort> cohorts,
    ComponentState state,
    @Nullable Instant brokenSince,
    @Nullable Instant backSince) {
  public CohortStatus {
    cohorts = Set.copyOf(cohorts);
  }

  /** Whether it fails in whole or in part. */
  public boolean isBroken() {
    return state == ComponentState.OUT || state == ComponentState.DEGRADED;
  }

  /** Whether it failed and works again. */
  public boolean isBack() {
    return state == ComponentState.WORKS && backSince != null;
  }

  /** Whether it is out, and for everybody. */
  public boolean isOutForEverybody() {
    return cohorts.isEmpty() && state == ComponentState.OUT;
  }
}
