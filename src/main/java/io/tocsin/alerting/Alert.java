package io.tocsin.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing for which somebody is woken, until somebody takes it or it is over. Immutable.
 *
 * @param cause what it is about, as a key: there is never a second alert for the same cause
 * @param incident the incident, or null: an exercise has none
 * @param playbook id of the playbook that was set off, or null
 * @param due when the promised word is due; null where none is
 * @param exercise whether it is a rehearsal, which touches nobody outside
 * @param round how many times it went round so far
 * @param takenBy name of who took it, or null while nobody has
 * @param preparedAt when its taker first had the first word before the eyes, or null
 * @param alone how far the automatic statement is, or null: none was begun
 */
public record Alert(
    String id,
    String cause,
    Reason reason,
    @Nullable String incident,
    @Nullable String playbook,
    @Nullable Instant due,
    boolean exercise,
    Instant raisedAt,
    int round,
    @Nullable Instant takenAt,
    @Nullable String takenBy,
    @Nullable Instant preparedAt,
    @Nullable Alone alone,
    @Nullable Instant endedAt,
    @Nullable Ending ending) {

  /** Why somebody is woken: the same word in log, database, webhook, newsroom and docs. */
  public enum Reason {
    /** Evidence says that something is wrong, and nobody has said so in public. */
    VERDICT,
    /** It was said to be better, and evidence shows that it is not. */
    RELAPSE,
    /** Announced work ran past its end. */
    WORK_OVERRUN,
    /** A promised word is due in ten minutes. */
    NEXT_WORD_DUE,
    /** A promised word did not come. */
    NEXT_WORD_OVERDUE,
    /** Somebody set off a playbook. */
    PLAYBOOK_RUNG
  }

  /** Why nobody needs to be woken any more. */
  public enum Ending {
    /** It was said in public. */
    WORD_SAID,
    /** The incident is closed. */
    INCIDENT_CLOSED,
    /** Another alert about the same thing took its place. */
    OVERTAKEN,
    /** The rehearsal was played to its end. */
    REHEARSED,
    /** Nobody took the rehearsal within its time. */
    UNANSWERED
  }

  /** How far an automatic statement is. */
  public enum Alone {
    /** Its time has come, and nobody had taken the alert. */
    DUE,
    /** It is public. */
    SPOKEN,
    /** It was not let through, or somebody had spoken already. */
    NOT_SPOKEN
  }

  /** Whether somebody is still to be woken. */
  public boolean isRinging() {
    return takenAt == null && endedAt == null;
  }

  /** Whether it is not over. */
  public boolean isOpen() {
    return endedAt == null;
  }
}
