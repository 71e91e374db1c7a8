package io.tocsin.journal;

import io.tocsin.store.Transaction;

/** A stage of the pipeline, driven by a {@link Follower}; confined to that follower's thread. */
public interface Stage {

  /**
   * Reads the state that the stage saved, in the very transaction that reads the position it
   * belongs to: before the first batch and after every step that was abandoned. Only reads.
   *
   * <p>A stage that remembers nothing between batches leaves it as it is.
   */
  default void load(Transaction transaction) {}

  /** Decides what a batch means: no transaction is open, nothing may be written. */
  Step decide(Batch batch);

  /** What was decided, on its way into the database. */
  interface Step {

    /**
     * Writes tables, events and state; the follower's position is moved in the same transaction.
     */
    void write(Transaction transaction);

    /** Called after the commit. */
    void committed();

    /**
     * Called when the step was rolled back or fenced, or when nobody knows: the stage must forget
     * what it decided; {@link Stage#load} follows before the next batch.
     */
    void abandoned();
  }
}
