package io.tocsin.journal;

import io.tocsin.store.Transaction;

/** A stage of the pipeline, driven by a {@link Follower}; confined to that follower's thread. */
public interface Stage {

  /**
   * Reads the state that the stage saved, in the very transaction that reads the follower's
   * position: before the first batch and after every step that was abandoned. Only reads.
   *
   * <p>A stage need not save its state at every step. It then returns the older position that its
   * state belongs to, and {@link #foldAgain} brings it forward.
   *
   * @param current the follower's position
   * @return the position the state belongs to, at most {@code current}
   */
  default Position load(Transaction transaction, Position current) {
    return current;
  }

  /**
   * Takes in again, silently, what was decided and written before: only the state moves.
   *
   * @param batch signals after the position that {@link #load} returned, none after the follower's
   *     own
   */
  default void foldAgain(Batch batch) {}

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
