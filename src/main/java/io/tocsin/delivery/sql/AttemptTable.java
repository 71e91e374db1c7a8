package io.tocsin.delivery.sql;

import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Dispatch;
import io.tocsin.delivery.Outcome;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Every try, written down before it begins; thread-safe. */
public final class AttemptTable {

  /** Writes down that a try begins now. */
  public void begin(Transaction transaction, Dispatch dispatch, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO attempt (dispatch, number, started_at)
            VALUES (:dispatch, :number, :now)
            """)
        .bind("dispatch", dispatch.id())
        .bind("number", dispatch.tries() + 1)
        .bind("now", now)
        .execute();
  }

  /** Writes down how the try ended that was begun last. */
  public void end(Transaction transaction, Dispatch dispatch, Sent sent, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE attempt SET outcome = :outcome, reply = :reply, ended_at = :now
             WHERE dispatch = :dispatch AND number = :number AND outcome IS NULL
            """)
        .bind("outcome", sent.outcome().name())
        .bind("reply", sent.reply())
        .bind("now", now)
        .bind("dispatch", dispatch.id())
        .bind("number", dispatch.tries() + 1)
        .execute();
  }

  /**
   * Ends the tries of those who died in the middle: whether they came through is not known.
   *
   * @param dead a node that is known to hold nothing, or the empty text
   */
  public void interrupt(Transaction transaction, String dead, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE attempt SET outcome = 'INTERRUPTED', ended_at = :now, reply = ''
             WHERE outcome IS NULL
               AND dispatch IN (SELECT id FROM dispatch
                                 WHERE status = 'CLAIMED'
                                   AND (lease_until <= :now OR holder = :dead))
            """)
        .bind("now", now)
        .bind("dead", dead)
        .execute();
  }

  /** Returns the dispatches that may have arrived without our knowing, the newest first. */
  public List<String> doubtful(Transaction transaction, int limit) {
    List<String> outcomes =
        Arrays.stream(Outcome.values()).filter(Outcome::isDoubtful).map(Outcome::name).toList();
    return transaction
        .handle()
        .createQuery(
            """
            SELECT DISTINCT dispatch FROM attempt
             WHERE outcome IN (<outcomes>) ORDER BY dispatch DESC LIMIT :limit
            """)
        .bindList("outcomes", outcomes)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }
}
