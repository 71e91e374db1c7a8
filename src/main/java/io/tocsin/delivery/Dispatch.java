package io.tocsin.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one person. Immutable.
 *
 * @param id stable over all tries: the name under which the receiver can tell a repetition
 * @param statement the statement it carries, or null for a confirmation or a reminder
 * @param incident the incident the statement is about, or null
 * @param sequence place of the statement in the public order, 0 without one
 * @param claim number of the claim under which it is held; a record under an older one is refused
 * @param tries how often it was begun
 */
public record Dispatch(
    String id,
    Kind kind,
    String subscription,
    @Nullable String statement,
    @Nullable String incident,
    long sequence,
    Instant plannedAt,
    Instant expiresAt,
    long claim,
    int tries) {

  /** What it carries. */
  public enum Kind {
    STATEMENT,
    CONFIRMATION,
    REMINDER
  }

  /** Where it stands: the same word in log, metric, database, console and docs. */
  public enum Status {
    /** Waits for its time. */
    PLANNED,
    /** Held by one node, for as long as its lease. */
    CLAIMED,
    /** The other side said that it has it. */
    ACCEPTED,
    /** The other side said that it will never take it. */
    BOUNCED,
    /** A newer statement of the same incident took its place before it was sent. */
    SUPERSEDED,
    /** Its time was over before anybody took it. */
    EXPIRED,
    /** The person had left, or never confirmed, when its turn came. */
    SUPPRESSED
  }
}
