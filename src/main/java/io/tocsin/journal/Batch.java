package io.tocsin.journal;

import io.tocsin.signals.Signal;
import java.util.List;

/**
 * The next signals of one partition after a position.
 *
 * @param after the position they were asked for after
 * @param last the position to remember when all are done; past rejected signals too
 */
public record Batch(int partition, Position after, Position last, List<Entry> entries) {

  /** One signal at its place. */
  public record Entry(Position position, Signal signal) {}

  public Batch {
    entries = List.copyOf(entries);
  }

  /** Whether there is nothing to do and nothing to remember. */
  public boolean isEmpty() {
    return last.equals(after);
  }
}
