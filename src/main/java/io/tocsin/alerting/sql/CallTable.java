package io.tocsin.alerting.sql;

import io.tocsin.alerting.Call;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;

/** Rows of calls: planned, claimed by a conditional update, sent, then settled. Thread-safe. */
public final class CallTable {

  private static final String COLUMNS =
      "id, alert, kind, person, channel, round, status, planned_at, claim, tries, outcome";

  /** Opens the rows. */
  public CallTable() {}

  /** Plans a call; one that stands already stays. */
  public void plan(Transaction transaction, Call call) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO alert_call (id, alert, kind, person, channel, round, status, planned_at,
                                    due_at, claim, tries)
            VALUES (:id, :alert, :kind, :person, :channel, :round, 'PLANNED', :planned, :planned,
                    0, 0)
            ON CONFLICT DO NOTHING
            """)
        .bind("id", call.id())
        .bind("alert", call.alert())
        .bind("kind", call.kind().name())
        .bind("person", call.person())
        .bind("channel", call.channel())
        .bind("round", call.round())
        .bind("planned", call.plannedAt())
        .execute();
  }

  /** Takes the unsent wake-up calls of an alert out of the way. */
  public void overtake(Transaction transaction, String alert, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alert_call SET status = 'OVERTAKEN', settled_at = :now
             WHERE alert = :alert AND kind = 'WAKE' AND status = 'PLANNED'
            """)
        .bind("alert", alert)
        .bind("now", now)
        .execute();
  }

  /**
   * Gives back what nobody holds any more.
   *
   * @param dead a node that is known to hold nothing, or the empty text
   */
  public int reclaim(Transaction transaction, String dead, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE alert_call
               SET status = 'PLANNED', due_at = :now, holder = NULL, lease_until = NULL,
                   outcome = 'INTERRUPTED'
             WHERE status = 'CLAIMED' AND (lease_until <= :now OR holder = :dead)
            """)
        .bind("now", now)
        .bind("dead", dead)
        .execute();
  }

  /** Claims the call of a channel that has been due for longest, if any. */
  public List<Call> claim(
      Transaction transaction, String channel, String holder, Instant now, Instant until) {
    return transaction
        .handle()
        .createQuery(
            """
            UPDATE alert_call
               SET status = 'CLAIMED', claim = claim + 1, tries = tries + 1, holder = :holder,
                   lease_until = :until
             WHERE status = 'PLANNED'
               AND id IN (SELECT id FROM alert_call
                           WHERE status = 'PLANNED' AND channel = :channel AND due_at <= :now
                           ORDER BY due_at, id LIMIT 1)
            RETURNING
            """
                + COLUMNS)
        .bind("holder", holder)
        .bind("until", until)
        .bind("channel", channel)
        .bind("now", now)
        .map(CallTable::call)
        .list();
  }

  /** Says whether anything is due on a channel. */
  public boolean isDue(Transaction transaction, String channel, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT 1 FROM alert_call
             WHERE status = 'PLANNED' AND channel = :channel AND due_at <= :now LIMIT 1
            """)
        .bind("channel", channel)
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Says whether somebody holds what is no longer theirs. */
  public boolean isLapsed(Transaction transaction, String dead, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT 1 FROM alert_call
             WHERE status = 'CLAIMED' AND (lease_until <= :now OR holder = :dead) LIMIT 1
            """)
        .bind("now", now)
        .bind("dead", dead)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Ends a call we hold; false if the claim is no longer ours. */
  public boolean settle(
      Transaction transaction, Call call, Call.Status status, Sent sent, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE alert_call
                   SET status = :status, settled_at = :now, holder = NULL, lease_until = NULL,
                       outcome = :outcome, reply = :reply
                 WHERE id = :id AND claim = :claim AND status = 'CLAIMED'
                """)
            .bind("status", status.name())
            .bind("now", now)
            .bind("outcome", sent.outcome().name())
            .bind("reply", sent.reply())
            .bind("id", call.id())
            .bind("claim", call.claim())
            .execute()
        == 1;
  }

  /** Puts a call we hold back until later; false if the claim is no longer ours. */
  public boolean postpone(Transaction transaction, Call call, Sent sent, Instant due) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE alert_call
                   SET status = 'PLANNED', due_at = :due, holder = NULL, lease_until = NULL,
                       outcome = :outcome, reply = :reply
                 WHERE id = :id AND claim = :claim AND status = 'CLAIMED'
                """)
            .bind("due", due)
            .bind("outcome", sent.outcome().name())
            .bind("reply", sent.reply())
            .bind("id", call.id())
            .bind("claim", call.claim())
            .execute()
        == 1;
  }

  /** Returns how often everybody was told that somebody took an alert. */
  public int takings(Transaction transaction, String alert) {
    return transaction
        .handle()
        .createQuery(
            "SELECT COUNT(DISTINCT round) FROM alert_call WHERE alert = :alert AND kind = 'TAKEN'")
        .bind("alert", alert)
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the calls of an alert, in the order in which they were planned. */
  public List<Call> of(Transaction transaction, String alert) {
    return transaction
        .handle()
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM alert_call WHERE alert = :alert ORDER BY planned_at, person, channel, id")
        .bind("alert", alert)
        .map(CallTable::call)
        .list();
  }

  private static Call call(RowView row) {
    String outcome = row.getColumn("outcome", String.class);
    return new Call(
        row.getColumn("id", String.class),
        row.getColumn("alert", String.class),
        Call.Kind.valueOf(row.getColumn("kind", String.class)),
        row.getColumn("person", String.class),
        row.getColumn("channel", String.class),
        row.getColumn("round", Integer.class),
        Call.Status.valueOf(row.getColumn("status", String.class)),
        row.getColumn("planned_at", Instant.class),
        row.getColumn("claim", Long.class),
        row.getColumn("tries", Integer.class),
        Stream.of(Outcome.values()).filter(o -> o.name().equals(outcome)).findFirst().orElse(null));
  }
}
