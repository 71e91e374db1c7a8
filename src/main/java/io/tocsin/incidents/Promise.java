package io.tocsin.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim about the future with a deadline.
 *
 * @param incident the incident, or the maintenance for {@code MAINTENANCE_END}
 * @param statement the statement that made it, or null when a claim or an announcement did
 * @param by who made it: us, or the operator elsewhere ({@code claim})
 * @param settledAt when it was kept, or finally broken; null while open
 * @param replacedBy the promise that took its place, or null; the old one stays visible
 */
public record Promise(
    String id,
    String incident,
    Kind kind,
    @Nullable String statement,
    @Nullable String claim,
    Instant madeAt,
    Instant due,
    Status status,
    @Nullable Instant settledAt,
    @Nullable String replacedBy) {

  /** What was promised. */
  public enum Kind {
    ETA,
    NEXT_WORD,
    MAINTENANCE_END
  }

  /** How it stands. */
  public enum Status {
    OPEN,
    /** Fulfilled by its deadline. */
    KEPT,
    /** Past its deadline and not fulfilled yet, or fulfilled after it. */
    LATE,
    /** Never fulfilled: moved after its deadline, or the incident ended without it. */
    BROKEN
  }
}
