package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft and what a second person said to it. Immutable.
 *
 * @param due when it shall be said once it is approved, or null: at once
 * @param decidedBy who approved, refused or withdrew it, or null while it waits
 * @param reason why it was refused: a person's words, or the names of the rules it broke
 * @param statement what was said, or null
 */
public record Approval(
    KeptDraft draft,
    State state,
    @Nullable Instant due,
    @Nullable Instant decidedAt,
    @Nullable Actor decidedBy,
    @Nullable String reason,
    @Nullable String statement) {

  /** How it stands. */
  public enum State {
    WAITING,
    APPROVED,
    REFUSED,
    WITHDRAWN
  }
}
