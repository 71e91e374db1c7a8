package io.tocsin.journal.sql;

import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Drops old signals a little at a time, so that appends never wait long. Immutable. */
final class Retention {

  private static final int CHUNK = 2_000;

  private final Database database;

  Retention(Database database) {
    this.database = database;
  }

  /** Drops what was appended to a partition before an instant and returns how many. */
  long dropBefore(int partition, Instant end) {
    long dropped = 0;
    int chunk;
    do {
      chunk = database.write(transaction -> dropChunk(transaction, partition, end));
      dropped += chunk;
    } while (chunk == CHUNK);
    return dropped;
  }

  private static int dropChunk(Transaction transaction, int partition, Instant end) {
    return lastOfOldest(transaction, partition, end)
        .map(last -> drop(transaction, partition, last, end))
        .orElse(0);
  }

  /** Positions follow time, so the oldest are found without an index on time. */
  private static Optional<Long> lastOfOldest(Transaction transaction, int partition, Instant end) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT position FROM (
              SELECT position, appended_at FROM journal_signal
              WHERE partition = :partition ORDER BY position LIMIT :chunk) AS oldest
            WHERE appended_at < :end ORDER BY position DESC LIMIT 1
            """)
        .bind("partition", partition)
        .bind("chunk", CHUNK)
        .bind("end", end)
        .mapTo(Long.class)
        .findOne();
  }

  private static int drop(Transaction transaction, int partition, long last, Instant end) {
    return transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM journal_signal
            WHERE partition = :partition AND position <= :last AND appended_at < :end
            """)
        .bind("partition", partition)
        .bind("last", last)
        .bind("end", end)
        .execute();
  }
}
