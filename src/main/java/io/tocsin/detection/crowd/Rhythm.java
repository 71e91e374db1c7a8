package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Arrays;

/**
 * The usual reports of an hour of the week, learned online.
 *
 * <p>Each hour of the week leans on the same hour of its kind of day (working day or weekend), that
 * on the same hour of any day, and that on the whole, as long as it has few weeks of its own: a
 * conjugate gamma estimate at each step. Not thread-safe.
 */
final class Rhythm {

  private static final int DAY = 24;
  private static final int WEEKEND = 5 * DAY;

  /** What a week keeps of the weeks before it: about ten weeks of memory. */
  private static final float KEEP = 0.9f;

  /** Hours' worth of belief in the less precise estimate. */
  private static final double LEAN = 2;

  private static final double PRIOR_REPORTS = 0.5;
  private static final double PRIOR_HOURS = 1;

  /** A service of which nobody ever spoke is not impossible to speak of. */
  private static final double LEAST_PER_HOUR = 0.006;

  private final float[] reports = new float[Calendar.WEEK];
  private final float[] hours = new float[Calendar.WEEK];
  private final double[] perHour = new double[Calendar.WEEK];

  /** Over the whole week; not a number until somebody asks. */
  private double mean;

  Rhythm() {
    estimate();
  }

  /**
   * Takes in one hour.
   *
   * @param exposure the part of the hour that was watched, 0 to 1
   */
  void learn(int hourOfWeek, double weight, double exposure) {
    reports[hourOfWeek] = reports[hourOfWeek] * KEEP + (float) weight;
    hours[hourOfWeek] = hours[hourOfWeek] * KEEP + (float) exposure;
    estimate();
  }

  /** Says whether this hour of the day has been seen at least once, on any day of the week. */
  boolean knows(int hourOfWeek) {
    return sum(hours, hourOfWeek % DAY, 0, Calendar.WEEK) >= 0.5;
  }

  /** Reports usual in that hour. */
  double perHour(int hourOfWeek) {
    return perHour[hourOfWeek];
  }

  /** Reports usual in an hour, over the whole week. */
  double perHour() {
    if (Double.isNaN(mean)) {
      mean = Arrays.stream(perHour).sum() / Calendar.WEEK;
    }
    return mean;
  }

  private void estimate() {
    mean = Double.NaN;
    double overall = (sum(reports) + PRIOR_REPORTS) / (sum(hours) + PRIOR_HOURS);
    for (int ofDay = 0; ofDay < DAY; ofDay++) {
      double daily = lean(ofDay, 0, Calendar.WEEK, overall);
      double working = lean(ofDay, 0, WEEKEND, daily);
      double weekend = lean(ofDay, WEEKEND, Calendar.WEEK, daily);
      for (int cell = ofDay; cell < Calendar.WEEK; cell += DAY) {
        double kind = cell < WEEKEND ? working : weekend;
        double own = (reports[cell] + LEAN * kind) / (hours[cell] + LEAN);
        perHour[cell] = Math.max(LEAST_PER_HOUR, own);
      }
    }
  }

  private double lean(int ofDay, int from, int to, double on) {
    return (sum(reports, ofDay, from, to) + LEAN * on) / (sum(hours, ofDay, from, to) + LEAN);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** The sum of one hour of the day over the days between two cells. */
  private static double sum(float[] values, int ofDay, int from, int to) {
    double sum = 0;
    for (int cell = from + ofDay; cell < to; cell += DAY) {
      sum += values[cell];
    }
    return sum;
  }

  void save(StateOut out) {
    boolean blank = sum(hours) == 0;
    out.flag(blank);
    for (int cell = 0; !blank && cell < Calendar.WEEK; cell++) {
      out.shortReal(reports[cell]);
      out.shortReal(hours[cell]);
    }
  }

  static Rhythm restore(StateIn in) {
    Rhythm rhythm = new Rhythm();
    boolean blank = in.flag();
    for (int cell = 0; !blank && cell < Calendar.WEEK; cell++) {
      rhythm.reports[cell] = in.shortReal();
      rhythm.hours[cell] = in.shortReal();
    }
    rhythm.estimate();
    return rhythm;
  }
}
