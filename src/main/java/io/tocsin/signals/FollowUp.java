package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter says later through the private link, or that the report is withdrawn.
 *
 * @param report id of the {@link CrowdReport} it follows
 */
public record FollowUp(
    String id,
    Instant at,
    String service,
    String component,
    String report,
    State state,
    @Nullable String area,
    Set<Cohort> cohorts,
    Reporter reporter)
    implements Signal {

  /** What the person sees now. */
  public enum State {
    BACK,
    PARTLY,
    STILL_BROKEN,
    WITHDRAWN
  }

  public FollowUp {
    cohorts = Set.copyOf(cohorts);
  }

  @Override
  public String key() {
    return service;
  }
}
