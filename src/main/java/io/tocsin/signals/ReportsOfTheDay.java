package io.tocsin.signals;

import java.time.Instant;

/**
 * What became of the reports of the last 24 hours, or of those since the start if that was later.
 * Immutable.
 *
 * @param since where the count begins
 * @param full accepted, and of full weight
 * @param reduced accepted, and of less: without a solved puzzle, or from a crowded line
 * @param unusable not accepted, because something in them was wrong
 * @param sentAway told to come back later
 */
public record ReportsOfTheDay(
    Instant since, long full, long reduced, long unusable, long sentAway) {

  public ReportsOfTheDay {
    if (full < 0 || reduced < 0 || unusable < 0 || sentAway < 0) {
      throw new IllegalArgumentException("a count below nothing");
    }
  }

  /** Returns how many were accepted. */
  public long accepted() {
    return full + reduced;
  }
}
