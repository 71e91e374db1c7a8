package io.tocsin.audit.sql;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditEntry.Outcome;
import io.tocsin.audit.AuditQuestion;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** What was done; thread-safe. */
public final class AuditTable {

  private AuditTable() {}

  /** Adds a line. */
  public static void add(Transaction transaction, AuditEntry entry) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO audit_entry (id, done_at, actor, deed, subject, outcome, detail)
            VALUES (:id, :at, :actor, :deed, :subject, :outcome, :detail)
            """)
        .bind("id", entry.id())
        .bind("at", entry.at())
        .bind("actor", entry.actor())
        .bind("deed", entry.deed().name())
        .bind("subject", entry.subject())
        .bind("outcome", entry.outcome().name())
        .bind("detail", entry.detail())
        .execute();
  }

  /** Returns the lines somebody asks for, newest first. */
  public static List<AuditEntry> find(Transaction transaction, AuditQuestion question, int most) {
    Query query =
        transaction
            .handle()
            .createQuery(
                "SELECT id, done_at, actor, deed, subject, outcome, detail FROM audit_entry"
                    + " WHERE 1 = 1"
                    + (question.actor() == null ? "" : " AND actor = :actor")
                    + (question.deed() == null ? "" : " AND deed = :deed")
                    + (question.before() == null ? "" : " AND id < :before")
                    + " ORDER BY id DESC LIMIT :most")
            .bind("most", most);
    if (question.actor() != null) {
      query.bind("actor", question.actor());
    }
    if (question.deed() != null) {
      query.bind("deed", question.deed().name());
    }
    if (question.before() != null) {
      query.bind("before", question.before());
    }
    return query.map(AuditTable::entry).list();
  }

  private static AuditEntry entry(RowView row) {
    return new AuditEntry(
        row.getColumn("id", String.class),
        row.getColumn("done_at", Instant.class),
        row.getColumn("actor", String.class),
        Deed.valueOf(row.getColumn("deed", String.class)),
        row.getColumn("subject", String.class),
        Outcome.valueOf(row.getColumn("outcome", String.class)),
        row.getColumn("detail", String.class));
  }
}
