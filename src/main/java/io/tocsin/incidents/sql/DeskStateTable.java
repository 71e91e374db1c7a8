package io.tocsin.incidents.sql;

import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What the desk remembers of each partition, saved with the position it belongs to. */
public final class DeskStateTable {

  private DeskStateTable() {}

  /**
   * What was saved.
   *
   * @param seenAt the newest time any of its signals carried
   * @param detector what the detector saved
   */
  public record Saved(Instant seenAt, byte[] detector) {}

  /** Puts the newest state in the place of the old. */
  public static void save(Transaction transaction, int partition, Instant seenAt, byte[] detector) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO desk_state (partition, seen_at, detector) VALUES (:partition, :seen, :detector)"
                + " ON CONFLICT (partition) DO UPDATE SET seen_at = excluded.seen_at,"
                + " detector = excluded.detector")
        .bind("partition", partition)
        .bind("seen", seenAt)
        .bind("detector", detector)
        .execute();
  }

  /** What was saved of a partition, if it was ever followed. */
  public static Optional<Saved> load(Transaction transaction, int partition) {
    return transaction
        .handle()
        .createQuery("SELECT seen_at, detector FROM desk_state WHERE partition = :partition")
        .bind("partition", partition)
        .map((row, context) -> new Saved(Columns.instant(row, "seen_at"), row.getBytes("detector")))
        .findFirst();
  }
}
