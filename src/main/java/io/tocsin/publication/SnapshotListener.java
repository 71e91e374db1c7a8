package io.tocsin.publication;

/** Hears of every new public snapshot, in the order of generations; must return quickly. */
@FunctionalInterface
public interface SnapshotListener {
  void changed(PublicSnapshot snapshot);

  /**
   * Hears, before the snapshot that goes with it, that the past reads otherwise than it did.
   *
   * @param past a snapshot of generation 0, whose incidents are those closed too long ago to be in
   *     every snapshot
   */
  default void lookedBack(PublicSnapshot past) {}
}
