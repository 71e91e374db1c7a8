package io.tocsin.detection.course;

/**
 * When a disturbance began, as told by the shape of the reports. Immutable.
 *
 * @param minute index in the series looked at; the first minute of the disturbance
 * @param earliest begin of the interval that holds the onset with nine chances in ten
 * @param latest end of that interval, included
 * @param ramp whether it grew over tens of minutes rather than all at once
 * @param certainty probability that the onset is within five minutes of {@code minute}
 * @param level today's ordinary level as a multiple of the usual one, from the quiet part
 */
public record Onset(
    int minute, int earliest, int latest, boolean ramp, double certainty, double level) {

  public Onset {
    if (earliest > minute || latest < minute) {
      throw new IllegalArgumentException("the interval must hold the onset");
    }
  }

  /**
   * Finds the onset of the one disturbance in a series that begins in ordinary times.
   *
   * <p>Method: posterior over onset minute and shape, the usual level and the height of the rise
   * integrated out; of all minutes the one most surely within five minutes of the truth is taken.
   */
  public static Onset find(MinuteSeries series, CoursePrior prior) {
    return new OnsetSearch(series, prior).find();
  }
}
