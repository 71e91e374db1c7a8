package io.tocsin.alerting;

import io.tocsin.delivery.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert on its way to one person, one way, in one round. Immutable.
 *
 * @param id stable over all tries: the receiver can tell a repetition by it
 * @param person id of who is called
 * @param channel how
 * @param claim grows with every claim: who holds an older one settles nothing
 * @param tries made so far
 * @param outcome how the last try ended, or null before the first end
 */
public record Call(
    String id,
    String alert,
    Kind kind,
    String person,
    String channel,
    int round,
    Status status,
    Instant plannedAt,
    long claim,
    int tries,
    @Nullable Outcome outcome) {

  /** What a call says. */
  public enum Kind {
    /** "Wake up." */
    WAKE,
    /** "Somebody took it." */
    TAKEN
  }

  /** Where a call stands. */
  public enum Status {
    PLANNED,
    CLAIMED,
    /** The other side took it over. */
    ACCEPTED,
    /** The other side will never take it. */
    FAILED,
    /** A newer round, or an answer, made it needless before it was sent. */
    OVERTAKEN
  }
}
