package io.tocsin.publication;

/** Hears of every new public snapshot, in the order of generations; must return quickly. */
@FunctionalInterface
public interface SnapshotListener {
  void changed(PublicSnapshot snapshot);
}
