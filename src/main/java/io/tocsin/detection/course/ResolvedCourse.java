package io.tocsin.detection.course;

/**
 * The reports of a disturbance that is over, from its onset to some time after its end. Immutable.
 *
 * @param series minute by minute in its perimeter, from the onset on
 * @param ramp whether it grew slowly: its rise hides how fast reports fall
 * @param mendedFrom first minute in which anything was mended; at most {@code end}
 * @param end first minute in which all was well again
 */
public record ResolvedCourse(MinuteSeries series, boolean ramp, int mendedFrom, int end) {

  public ResolvedCourse {
    if (mendedFrom < 0 || mendedFrom > end || end > series.minutes()) {
      throw new IllegalArgumentException(
          "0 <= mended " + mendedFrom + " <= end " + end + " <= " + series.minutes() + " fails");
    }
  }

  double activity(int minute) {
    return series.usual(minute) / series.usual(0);
  }
}
