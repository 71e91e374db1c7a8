package io.tocsin.detection.where;

import java.util.Arrays;

/**
 * Reports since the onset, place by place in the order of a {@link Ground}. Immutable.
 *
 * @param reports people who reported, each once; may be fractions when reports are weighed
 * @param expected usual reports in the same time
 * @param unplaced reports that name no place
 */
public record Tally(double[] reports, double[] expected, double unplaced) {

  public Tally {
    if (reports.length != expected.length) {
      throw new IllegalArgumentException(
          reports.length + " places with reports, " + expected.length + " with what is usual");
    }
    reports = counts(reports);
    expected = counts(expected);
    counts(new double[] {unplaced});
  }

  private static double[] counts(double[] values) {
    for (double value : values) {
      if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("not a count: " + value);
      }
    }
    return values.clone();
  }

  /** Returns all reports that name a place. */
  double placed() {
    return Arrays.stream(reports).sum();
  }

  /** Returns what is usual in all places together. */
  double usual() {
    return Arrays.stream(expected).sum();
  }
}
