package io.tocsin.publication.sql;

import io.tocsin.store.Transaction;

/** The number of the newest public snapshot of any node; thread-safe. */
public final class SnapshotTable {

  /** Returns the newest snapshot's number, without taking one. */
  public long generation(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT generation FROM snapshot_head WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** Takes a number for a new snapshot: greater than any before, and than the floor. */
  public long nextGeneration(Transaction transaction, long floor) {
    return transaction
        .handle()
        .createQuery(
            """
            UPDATE snapshot_head
               SET generation = CASE WHEN generation > :floor THEN generation ELSE :floor END + 1
             WHERE id = 1
            RETURNING generation
            """)
        .bind("floor", floor)
        .mapTo(Long.class)
        .one();
  }
}
