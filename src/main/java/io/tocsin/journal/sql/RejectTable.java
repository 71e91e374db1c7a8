package io.tocsin.journal.sql;

import io.tocsin.signals.json.SignalText.Unreadable;
import io.tocsin.store.Transaction;
import java.time.Instant;

/** The statements on signals that could not be read back. Immutable. */
final class RejectTable {

  /** Keeps a signal aside, once. */
  void add(
      Transaction transaction, int partition, SignalTable.Row row, Unreadable why, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO journal_reject
              (partition, position, id, kind, payload, reason, detail, rejected_at)
            VALUES (:partition, :position, :id, :kind, :payload, :reason, :detail, :now)
            ON CONFLICT (partition, position) DO NOTHING
            """)
        .bind("partition", partition)
        .bind("position", row.position().value())
        .bind("id", row.id())
        .bind("kind", row.text().kind())
        .bind("payload", row.text().payload())
        .bind("reason", why.reason().name())
        .bind("detail", why.detail())
        .bind("now", now)
        .execute();
  }

  long count(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM journal_reject")
        .mapTo(Long.class)
        .one();
  }

  int dropBefore(Transaction transaction, Instant end) {
    return transaction
        .handle()
        .createUpdate("DELETE FROM journal_reject WHERE rejected_at < :end")
        .bind("end", end)
        .execute();
  }
}
