package io.tocsin.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that is announced at its hour. Immutable.
 *
 * @param plan as it was written, with who wrote it and when
 * @param due when it is announced
 * @param settledAt when it was announced, refused or cancelled, or null while it waits
 * @param reason the names of the rules it broke, or null
 * @param maintenance what it became, or null
 */
public record PlannedWork(
    String id,
    MaintenancePlan plan,
    Instant due,
    State state,
    @Nullable Instant settledAt,
    @Nullable String reason,
    @Nullable String maintenance) {

  /** How it stands. */
  public enum State {
    WAITING,
    ANNOUNCED,
    REFUSED,
    CANCELLED
  }
}
