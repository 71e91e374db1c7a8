package io.tocsin.publication.sql;

import io.tocsin.incidents.Actor;
import io.tocsin.publication.KeptDraft;
import io.tocsin.publication.Planned;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Drafts with their hour, and what became of them; thread-safe. */
public final class ScheduleTable {

  private static final String SELECT =
      "SELECT "
          + DraftTable.COLUMNS
          + """
          , s.due_at, s.seen_version, s.approver_kind, s.approver_name, s.state, s.settled_at,
                 s.reason, s.statement
            FROM scheduled_statement s JOIN kept_draft d ON d.id = s.draft
          """;

  /** Adds a draft that waits for its hour. */
  public void plan(Transaction transaction, KeptDraft kept, Instant due, @Nullable Actor approver) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO scheduled_statement (draft, incident, due_at, seen_version, approver_kind,
                                             approver_name, state)
            VALUES (:draft, :incident, :due, :seen, :kind, :name, 'WAITING')
            """)
        .bind("draft", kept.id())
        .bind("incident", kept.draft().incident())
        .bind("due", due)
        .bind("seen", kept.draft().seenVersion())
        .bind("kind", approver == null ? null : approver.kind().name())
        .bind("name", approver == null ? null : approver.name())
        .execute();
  }

  /** Takes it if it still waits, so that whoever else wants it waits; says whether it did. */
  public boolean claim(Transaction transaction, String draft) {
    return transaction
            .handle()
            .execute(
                "UPDATE scheduled_statement SET due_at = due_at"
                    + " WHERE draft = ? AND state = 'WAITING'",
                draft)
        == 1;
  }

  /** Moves its hour if it still waits; says whether it did. */
  public boolean move(Transaction transaction, String draft, Instant due) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE scheduled_statement SET due_at = :due"
                    + " WHERE draft = :draft AND state = 'WAITING'")
            .bind("due", due)
            .bind("draft", draft)
            .execute()
        == 1;
  }

  /** Settles it if it still waits; says whether it did. */
  public boolean settle(
      Transaction transaction,
      String draft,
      Planned.State state,
      Instant at,
      @Nullable String reason,
      @Nullable String statement) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE scheduled_statement
                   SET state = :state, settled_at = :at, reason = :reason, statement = :statement
                 WHERE draft = :draft AND state = 'WAITING'
                """)
            .bind("state", state.name())
            .bind("at", at)
            .bind("reason", reason)
            .bind("statement", statement)
            .bind("draft", draft)
            .execute()
        == 1;
  }

  /** What waits for an incident and knew its version before now knows the one after. */
  public void goOn(Transaction transaction, String incident, long before, long after) {
    transaction
        .handle()
        .execute(
            "UPDATE scheduled_statement SET seen_version = ?"
                + " WHERE incident = ? AND state = 'WAITING' AND seen_version >= ?",
            after,
            incident,
            before);
  }

  /** Notes who saw that it was refused; says whether there was anything to see. */
  public boolean seen(Transaction transaction, String draft, String by) {
    return transaction
            .handle()
            .execute(
                "UPDATE scheduled_statement SET seen_by = ?"
                    + " WHERE draft = ? AND state = 'REFUSED' AND seen_by IS NULL",
                by,
                draft)
        == 1;
  }

  /** Returns one. */
  public Optional<Planned> find(Transaction transaction, String draft) {
    return query(transaction, "WHERE s.draft = :draft")
        .bind("draft", draft)
        .map(ScheduleTable::planned)
        .findOne();
  }

  /** Returns what is due, in the order of its hours. */
  public List<Planned> due(Transaction transaction, Instant now, int most) {
    return query(
            transaction,
            "WHERE s.state = 'WAITING' AND s.due_at <= :now ORDER BY s.due_at, s.draft LIMIT :most")
        .bind("now", now)
        .bind("most", most)
        .map(ScheduleTable::planned)
        .list();
  }

  /** Returns what waits, in the order of its hours. */
  public List<Planned> waiting(Transaction transaction, int most) {
    return query(transaction, "WHERE s.state = 'WAITING' ORDER BY s.due_at, s.draft LIMIT :most")
        .bind("most", most)
        .map(ScheduleTable::planned)
        .list();
  }

  /** Returns what was refused at its hour and nobody saw yet, newest first. */
  public List<Planned> unseenRefusals(Transaction transaction, int most) {
    return query(
            transaction,
            "WHERE s.state = 'REFUSED' AND s.seen_by IS NULL ORDER BY s.settled_at DESC LIMIT :most")
        .bind("most", most)
        .map(ScheduleTable::planned)
        .list();
  }

  private static Query query(Transaction transaction, String where) {
    return transaction.handle().createQuery(SELECT + where);
  }

  private static Planned planned(RowView row) {
    boolean approved = row.getColumn("approver_name", String.class) != null;
    return new Planned(
        DraftTable.draft(row),
        row.getColumn("due_at", Instant.class),
        row.getColumn("seen_version", Long.class),
        approved ? Rows.actor(row, "approver") : null,
        Planned.State.valueOf(row.getColumn("state", String.class)),
        row.getColumn("settled_at", Instant.class),
        row.getColumn("reason", String.class),
        row.getColumn("statement", String.class));
  }
}
