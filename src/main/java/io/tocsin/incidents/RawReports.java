package io.tocsin.incidents;

import java.time.Instant;
import java.util.List;

/**
 * Reports as they came in, without anything that leads to who reported. Immutable.
 *
 * @param rows oldest first
 * @param left how many more rows there are that are not told: none where all are
 */
public record RawReports(List<Row> rows, int left) {

  public RawReports {
    rows = List.copyOf(rows);
  }

  /**
   * Reports of one minute that say the same.
   *
   * @param symptom id, or empty: it works
   * @param area code, or empty: not said
   * @param people distinct ones
   * @param weight of their reports together
   * @param reduced how many of the reports did not count in full
   */
  public record Row(
      Instant minute,
      String component,
      String symptom,
      String area,
      int people,
      double weight,
      int reduced) {}
}
