package io.tocsin.journal;

import io.tocsin.store.Transaction;

/** A stage of the pipeline, driven by a {@link Follower}; confined to that follower's thread. */
public interface Stage {

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
     * Called when the step was rolled back or fenced: the stage must forget it and reload its saved
     * state.
     */
    void abandoned();
  }
}
