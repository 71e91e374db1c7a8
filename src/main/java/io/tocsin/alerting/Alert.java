package io.tocsin.alerting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing for which somebody is woken, until somebody takes it or it is over. Immutable.
 *
 * @param cause what it is about, as a key: there is never a second alert for the same cause
 * @param incident the incident, or null: an exercise has none, nor has a draft that opens one
 * @param playbook id of the playbook that was set off, or null
 * @param due when the word or the step of the law is due; null where none is
 * @param exercise whether it is a rehearsal, which touches nobody outside
 * @param round how many times it went round so far
 * @param takenBy name of who took it, or null while nobody has
 * @param preparedAt when its taker first had the first word before the eyes, or null
 * @param alone how far the automatic statement is, or null: none was begun
 * @param subject the contradiction, the draft, or clock, step and number; null where the incident
 *     says it all
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
    @Nullable Ending ending,
    @Nullable String subject) {

  /** How much time must be left for a step of the law not to be urgent. */
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** One that is raised now, and for which nobody was called yet. */
  static Alert fresh(
      String id, Cause cause, @Nullable String playbook, boolean exercise, Instant now) {
    return new Alert(
        id,
        cause.key(),
        cause.reason(),
        cause.incident(),
        playbook,
        cause.due(),
        exercise,
        now,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        cause.subject());
  }

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
    PLAYBOOK_RUNG,
    /** Two words about an open incident do not fit, and no editor has looked at it. */
    CONTRADICTION,
    /** A word was to be said at its hour, and was not let through. */
    SCHEDULE_REFUSED,
    /** A draft waits for a second person. */
    APPROVAL_ASKED,
    /** Half of the time the law gives for telling somebody is over, or all but an hour of it. */
    LEGAL;

    /** Whether a word of ours in public is what is asked for. */
    public boolean asksForWord() {
      return switch (this) {
        case VERDICT, RELAPSE, WORK_OVERRUN, NEXT_WORD_DUE, NEXT_WORD_OVERDUE, PLAYBOOK_RUNG ->
            true;
        case CONTRADICTION, SCHEDULE_REFUSED, APPROVAL_ASKED, LEGAL -> false;
      };
    }
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
    UNANSWERED,
    /** Somebody looked at it, decided it, or did it. */
    SETTLED
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

  /** Whether those who are first in line have it to themselves for a while. */
  public boolean isPatient() {
    return switch (reason) {
      case CONTRADICTION -> true;
      case LEGAL -> due != null && raisedAt.plus(AN_HOUR).isBefore(due);
      case VERDICT,
          RELAPSE,
          WORK_OVERRUN,
          NEXT_WORD_DUE,
          NEXT_WORD_OVERDUE,
          PLAYBOOK_RUNG,
          SCHEDULE_REFUSED,
          APPROVAL_ASKED ->
          false;
    };
  }

  /** Whether it is not over. */
  public boolean isOpen() {
    return endedAt == null;
  }
}
