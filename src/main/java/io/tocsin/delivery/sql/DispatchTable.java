package io.tocsin.delivery.sql;

import io.tocsin.delivery.Dispatch;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.result.RowView;

/** Rows of dispatches and attempts; "did exactly one row change?" is the only lock. Thread-safe. */
public final class DispatchTable {

  private static final String COLUMNS =
      "id, kind, subscription, statement, incident, sequence, planned_at, expires_at, claim, tries";

  private final Database database;

  public DispatchTable(Database database) {
    this.database = database;
  }

  /** Runs work that changes rows in one transaction. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work::apply);
  }

  /** Runs work that only reads. */
  public <T> T read(Function<Transaction, T> work) {
    return database.read(work::apply);
  }

  /** Plans dispatches; one that stands already, for the same statement and person, stays. */
  public void plan(Transaction transaction, String channel, List<Dispatch> dispatches) {
    if (dispatches.isEmpty()) {
      return;
    }
    var batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO dispatch (id, channel, kind, subscription, statement, incident,
                                      sequence, status, planned_at, due_at, expires_at, claim,
                                      tries)
                VALUES (:id, :channel, :kind, :subscription, :statement, :incident, :sequence,
                        'PLANNED', :planned, :planned, :expires, 0, 0)
                ON CONFLICT DO NOTHING
                """);
    for (Dispatch dispatch : dispatches) {
      batch
          .bind("id", dispatch.id())
          .bind("channel", channel)
          .bind("kind", dispatch.kind().name())
          .bind("subscription", dispatch.subscription())
          .bind("statement", dispatch.statement())
          .bind("incident", dispatch.incident())
          .bind("sequence", dispatch.sequence())
          .bind("planned", dispatch.plannedAt())
          .bind("expires", dispatch.expiresAt())
          .add();
    }
    batch.execute();
  }

  /** Takes what is unsent of an incident's older statements out of the way of a newer one. */
  public void supersede(
      Transaction transaction,
      String channel,
      String incident,
      long sequence,
      List<String> subscriptions,
      Instant now) {
    if (subscriptions.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE dispatch SET status = 'SUPERSEDED', settled_at = :now
             WHERE status = 'PLANNED' AND subscription IN (<subscriptions>)
               AND incident = :incident AND channel = :channel AND sequence < :sequence
            """)
        .bindList("subscriptions", subscriptions)
        .bind("incident", incident)
        .bind("channel", channel)
        .bind("sequence", sequence)
        .bind("now", now)
        .execute();
  }

  /** Says whether a newer statement of the same incident is on its way to the same person. */
  public boolean hasNewer(Transaction transaction, String channel, Dispatch dispatch) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT COUNT(*) FROM dispatch
                 WHERE subscription = :subscription AND incident = :incident
                   AND channel = :channel AND sequence > :sequence
                """)
            .bind("subscription", dispatch.subscription())
            .bind("incident", dispatch.incident())
            .bind("channel", channel)
            .bind("sequence", dispatch.sequence())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /**
   * Gives back what nobody holds any more: its last try will never be known to have ended.
   *
   * @param dead a node that is known to hold nothing, or the empty text
   */
  public int reclaim(Transaction transaction, String dead, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE dispatch
               SET status = 'PLANNED', due_at = :now, holder = NULL, lease_until = NULL
             WHERE status = 'CLAIMED' AND (lease_until <= :now OR holder = :dead)
            """)
        .bind("now", now)
        .bind("dead", dead)
        .execute();
  }

  /** Says whether somebody holds what is no longer theirs. */
  public boolean isLapsed(Transaction transaction, String dead, Instant now) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT COUNT(*) FROM dispatch
                 WHERE status = 'CLAIMED' AND (lease_until <= :now OR holder = :dead)
                """)
            .bind("now", now)
            .bind("dead", dead)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Says whether anything of a channel is due. */
  public boolean isDue(Transaction transaction, String channel, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT 1 FROM dispatch
             WHERE status = 'PLANNED' AND channel = :channel AND due_at <= :now LIMIT 1
            """)
        .bind("channel", channel)
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Ends what waited too long. */
  public int expire(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE dispatch SET status = 'EXPIRED', settled_at = :now
             WHERE status = 'PLANNED' AND expires_at <= :now
            """)
        .bind("now", now)
        .execute();
  }

  /** Claims what is due, the longest waiting first. */
  public List<Dispatch> claim(
      Transaction transaction,
      String channel,
      String holder,
      Instant now,
      Instant until,
      int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            UPDATE dispatch
               SET status = 'CLAIMED', claim = claim + 1, holder = :holder, lease_until = :until
             WHERE status = 'PLANNED'
               AND id IN (SELECT id FROM dispatch
                           WHERE status = 'PLANNED' AND channel = :channel AND due_at <= :now
                           ORDER BY due_at, id LIMIT :limit)
            RETURNING
            """
                + COLUMNS)
        .bind("holder", holder)
        .bind("until", until)
        .bind("channel", channel)
        .bind("now", now)
        .bind("limit", limit)
        .map(DispatchTable::dispatch)
        .list();
  }

  private static Dispatch dispatch(RowView row) {
    return new Dispatch(
        row.getColumn("id", String.class),
        Dispatch.Kind.valueOf(row.getColumn("kind", String.class)),
        row.getColumn("subscription", String.class),
        row.getColumn("statement", String.class),
        row.getColumn("incident", String.class),
        row.getColumn("sequence", Long.class),
        row.getColumn("planned_at", Instant.class),
        row.getColumn("expires_at", Instant.class),
        row.getColumn("claim", Long.class),
        row.getColumn("tries", Integer.class));
  }

  /** Renews our hold for one try; false if the claim is no longer ours. */
  public boolean hold(Transaction transaction, Dispatch dispatch, Instant until) {
    int mine =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE dispatch SET tries = tries + 1, lease_until = :until
                 WHERE id = :id AND claim = :claim AND status = 'CLAIMED'
                """)
            .bind("id", dispatch.id())
            .bind("claim", dispatch.claim())
            .bind("until", until)
            .execute();
    return mine == 1;
  }

  /** Ends a dispatch we hold; false if the claim is no longer ours. */
  public boolean settle(
      Transaction transaction, Dispatch dispatch, Dispatch.Status status, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE dispatch
                   SET status = :status, settled_at = :now, holder = NULL, lease_until = NULL
                 WHERE id = :id AND claim = :claim AND status = 'CLAIMED'
                """)
            .bind("status", status.name())
            .bind("now", now)
            .bind("id", dispatch.id())
            .bind("claim", dispatch.claim())
            .execute()
        == 1;
  }

  /** Puts a dispatch we hold back until later; false if the claim is no longer ours. */
  public boolean postpone(Transaction transaction, Dispatch dispatch, Instant due) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE dispatch
                   SET status = 'PLANNED', due_at = :due, holder = NULL, lease_until = NULL
                 WHERE id = :id AND claim = :claim AND status = 'CLAIMED'
                """)
            .bind("due", due)
            .bind("id", dispatch.id())
            .bind("claim", dispatch.claim())
            .execute()
        == 1;
  }

  /** Counts dispatches by where they stand. */
  public Map<Dispatch.Status, Long> tally(Transaction transaction) {
    Map<Dispatch.Status, Long> tally = new EnumMap<>(Dispatch.Status.class);
    transaction
        .handle()
        .createQuery("SELECT status, COUNT(*) AS n FROM dispatch GROUP BY status")
        .map(row ->
            Map.entry(
                Dispatch.Status.valueOf(row.getColumn("status", String.class)),
                row.getColumn("n", Long.class)))
        .forEach(entry -> tally.put(entry.getKey(), entry.getValue()));
    return tally;
  }
}
