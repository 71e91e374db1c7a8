package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is said at its hour. Immutable.
 *
 * @param seenVersion version of the incident it takes for granted, or null
 * @param approver the second person, where there was one
 * @param settledAt when it was said, refused or cancelled, or null while it waits
 * @param reason the names of the rules it broke, or null
 * @param statement what was said, or null
 */
public record Planned(
    KeptDraft draft,
    Instant due,
    @Nullable Long seenVersion,
    @Nullable Actor approver,
    State state,
    @Nullable Instant settledAt,
    @Nullable String reason,
    @Nullable String statement) {

  /** How it stands. */
  public enum State {
    WAITING,
    PUBLISHED,
    REFUSED,
    CANCELLED
  }
}
