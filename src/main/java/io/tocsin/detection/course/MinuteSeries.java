package io.tocsin.detection.course;

/**
 * Reports minute by minute beside what is usual. Immutable.
 *
 * @param counts weighted distinct reporters in each minute, none negative
 * @param usual what is expected of each of these minutes in ordinary times, same length
 */
public record MinuteSeries(double[] counts, double[] usual) {

  /** Below this a minute is not expected to be empty but merely quiet. */
  static final double LEAST_USUAL = 1e-6;

  public MinuteSeries {
    if (counts.length != usual.length) {
      throw new IllegalArgumentException("as many usual counts as counts are needed");
    }
    counts = counts.clone();
    usual = usual.clone();
    for (int minute = 0; minute < counts.length; minute++) {
      if (!(counts[minute] >= 0) || !(usual[minute] >= 0)) {
        throw new IllegalArgumentException("a count is negative or no number at minute " + minute);
      }
      usual[minute] = Math.max(LEAST_USUAL, usual[minute]);
    }
  }

  @Override
  public double[] counts() {
    return counts.clone();
  }

  @Override
  public double[] usual() {
    return usual.clone();
  }

  int minutes() {
    return counts.length;
  }

  double count(int minute) {
    return counts[minute];
  }

  double usual(int minute) {
    return usual[minute];
  }
}
