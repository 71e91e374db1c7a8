package io.tocsin.audit.sql;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditEntry.Outcome;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

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

  /** Returns lines before an id, newest first; from the newest when it is null. */
  public static List<AuditEntry> newest(
      Transaction transaction, @Nullable String before, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, done_at, actor, deed, subject, outcome, detail FROM audit_entry
             WHERE :all OR id < :before
             ORDER BY id DESC LIMIT :most
            """)
        .bind("all", before == null)
        .bind("before", before == null ? "" : before)
        .bind("most", most)
        .map(AuditTable::entry)
        .list();
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
