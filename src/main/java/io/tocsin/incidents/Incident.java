package io.tocsin.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disturbance, as its events add up; immutable.
 *
 * @param version number of its events so far; the next event must carry {@code version + 1}
 * @param components ids of the components touched so far
 * @param onset when it began, from evidence or from the person who opened it
 * @param confirmedAt when a probe or a person first confirmed it, or null: only people report it
 * @param acknowledged the operator's own word for it, or null
 * @param recoveredAt when evidence last said that all works again, or null
 * @param closedAt when it was closed in public, or null
 * @param fromMaintenance the maintenance that overran, or null
 */
public record Incident(
    String id,
    long version,
    String service,
    Set<String> components,
    Phase phase,
    Instant onset,
    Instant openedAt,
    @Nullable Instant confirmedAt,
    @Nullable Source acknowledged,
    @Nullable Instant recoveredAt,
    @Nullable Instant closedAt,
    @Nullable String fromMaintenance,
    List<CohortStatus> cohorts) {

  public Incident {
    components = Set.copyOf(components);
    cohorts = List.copyOf(cohorts);
  }

  /** Whether it still runs. */
  public boolean isOpen() {
    return phase != Phase.CLOSED;
  }
}
