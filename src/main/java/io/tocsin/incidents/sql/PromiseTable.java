package io.tocsin.incidents.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Promise;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Promises, each a row that is settled once and never removed. */
public final class PromiseTable {

  private static final String COLUMNS =
      "SELECT id, subject, kind, statement, claim, made_at, due, status, settled_at, replaced_by,"
          + " words"
          + " FROM promise ";

  private PromiseTable() {}

  static void put(Transaction transaction, Promise promise) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO promise (id, subject, kind, statement, claim, made_at, due, status, settled_at,"
                + " replaced_by, words) VALUES (:id, :subject, :kind, :statement, :claim, :made, :due, :status,"
                + " :settled, :replaced, :words) ON CONFLICT (id) DO UPDATE SET status = excluded.status,"
                + " settled_at = excluded.settled_at, replaced_by = excluded.replaced_by")
        .bind("id", promise.id())
        .bind("subject", promise.incident())
        .bind("kind", promise.kind().name())
        .bind("statement", promise.statement())
        .bind("claim", promise.claim())
        .bind("made", promise.madeAt())
        .bind("due", promise.due())
        .bind("status", promise.status().name())
        .bindByType("settled", promise.settledAt(), Instant.class)
        .bind("replaced", promise.replacedBy())
        .bind("words", promise.words() == null ? null : Bodies.write(promise.words()))
        .execute();
  }

  /**
   * Those of open incidents and pending maintenances, and any that is not settled, oldest first.
   */
  static List<Promise> watched(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + "WHERE settled_at IS NULL"
                + " OR subject IN (SELECT id FROM incident WHERE closed_at IS NULL)"
                + " OR subject IN (SELECT id FROM maintenance"
                + " WHERE status IN ('ANNOUNCED', 'RUNNING', 'OVERRUN')) ORDER BY made_at, id")
        .map(PromiseTable::read)
        .list();
  }

  /** Those made about an incident or a maintenance, oldest first. */
  public static List<Promise> of(Transaction transaction, String subject) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE subject = :subject ORDER BY made_at, id")
        .bind("subject", subject)
        .map(PromiseTable::read)
        .list();
  }

  private static @Nullable LocalizedText words(@Nullable String body) {
    return body == null ? null : Bodies.read(body, LocalizedText.class);
  }

  private static Promise read(ResultSet row, StatementContext context) throws SQLException {
    return new Promise(
        row.getString("id"),
        row.getString("subject"),
        Promise.Kind.valueOf(row.getString("kind")),
        row.getString("statement"),
        row.getString("claim"),
        Columns.instant(row, "made_at"),
        Columns.instant(row, "due"),
        Promise.Status.valueOf(row.getString("status")),
        Columns.instantOrNull(row, "settled_at"),
        row.getString("replaced_by"),
        words(row.getString("words")));
  }
}
