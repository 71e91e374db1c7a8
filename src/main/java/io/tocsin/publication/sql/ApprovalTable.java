package io.tocsin.publication.sql;

import io.tocsin.incidents.Actor;
import io.tocsin.publication.Approval;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What a second person was asked and said; thread-safe. */
public final class ApprovalTable {

  private static final String SELECT =
      "SELECT "
          + DraftTable.COLUMNS
          + """
          , a.state, a.due_at, a.decided_at, a.decided_kind, a.decided_name, a.reason, a.statement
            FROM approval a JOIN kept_draft d ON d.id = a.draft
          """;

  /** Adds a draft that waits. */
  public void ask(Transaction transaction, String draft, @Nullable Instant due) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO approval (draft, state, due_at) VALUES (:draft, 'WAITING', :due)")
        .bind("draft", draft)
        .bindByType("due", due, Instant.class)
        .execute();
  }

  /** Decides it if it still waits; says whether it did. */
  public boolean decide(
      Transaction transaction,
      String draft,
      Approval.State state,
      Actor by,
      Instant at,
      @Nullable String reason) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE approval SET state = :state, decided_at = :at, decided_kind = :kind,
                       decided_name = :name, reason = :reason
                 WHERE draft = :draft AND state = 'WAITING'
                """)
            .bind("state", state.name())
            .bind("at", at)
            .bind("kind", by.kind().name())
            .bind("name", by.name())
            .bind("reason", reason)
            .bind("draft", draft)
            .execute()
        == 1;
  }

  /** Notes what was said once it was approved. */
  public void said(Transaction transaction, String draft, String statement) {
    transaction
        .handle()
        .execute("UPDATE approval SET statement = ? WHERE draft = ?", statement, draft);
  }

  /** Returns one. */
  public Optional<Approval> find(Transaction transaction, String draft) {
    return query(transaction, "WHERE a.draft = :draft")
        .bind("draft", draft)
        .map(ApprovalTable::approval)
        .findOne();
  }

  /** Returns an actor's draft of that digest that waits. */
  public Optional<Approval> waiting(Transaction transaction, Actor by, String digest) {
    return query(
            transaction,
            """
            WHERE a.state = 'WAITING' AND d.digest = :digest AND d.actor_kind = :kind
              AND d.actor_name = :name
            """)
        .bind("digest", digest)
        .bind("kind", by.kind().name())
        .bind("name", by.name())
        .map(ApprovalTable::approval)
        .findFirst();
  }

  /** Returns what waits, oldest first. */
  public List<Approval> waiting(Transaction transaction, int most) {
    return query(transaction, "WHERE a.state = 'WAITING' ORDER BY a.draft LIMIT :most")
        .bind("most", most)
        .map(ApprovalTable::approval)
        .list();
  }

  /** Returns what was asked, decided or not, newest first. */
  public List<Approval> newest(Transaction transaction, int most) {
    return query(transaction, "ORDER BY a.draft DESC LIMIT :most")
        .bind("most", most)
        .map(ApprovalTable::approval)
        .list();
  }

  private static Query query(Transaction transaction, String where) {
    return transaction.handle().createQuery(SELECT + where);
  }

  private static Approval approval(RowView row) {
    boolean decided = row.getColumn("decided_name", String.class) != null;
    return new Approval(
        DraftTable.draft(row),
        Approval.State.valueOf(row.getColumn("state", String.class)),
        row.getColumn("due_at", Instant.class),
        row.getColumn("decided_at", Instant.class),
        decided ? Rows.actor(row, "decided") : null,
        row.getColumn("reason", String.class),
        row.getColumn("statement", String.class));
  }
}
