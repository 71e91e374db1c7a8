package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

/**
 * The usual reports of an hour of the week, learned online; hours of the week are in UTC.
 *
 * <p>Each hour of the week leans on the same hour of other days, and that on the whole, as long as
 * it has few weeks of its own: a conjugate gamma estimate at each step. Not thread-safe.
 */
final class Baseline {

  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;

  /** 1970-01-01 was a Thursday; the table begins on Monday. */
  private static final int EPOCH_OFFSET = 3 * DAY;

  /** What a week keeps of the weeks before it: about ten weeks of memory. */
  private static final float KEEP = 0.9f;

  /** Hours' worth of belief in the less precise estimate. */
  private static final double LEAN = 2;

  private static final double PRIOR_REPORTS = 0.5;
  private static final double PRIOR_HOURS = 1;

  /** Ordinary ups and downs from hour to hour, as a relative variance. */
  private static final double UNREST = 1.0 / 8;

  private final float[] reports = new float[WEEK];
  private final float[] hours = new float[WEEK];
  private final Expectation[] cells = new Expectation[WEEK];

  Baseline() {
    estimate();
  }

  /**
   * Takes in one hour.
   *
   * @param exposure the part of the hour that was watched, 0 to 1
   */
  void learn(long epochHour, double weight, double exposure) {
    int cell = cell(epochHour);
    reports[cell] = reports[cell] * KEEP + (float) weight;
    hours[cell] = hours[cell] * KEEP + (float) exposure;
    estimate();
  }

  /** Says whether this hour of the day has been seen at least once, on any day of the week. */
  boolean knows(long epochHour) {
    return sumOfDay(hours, cell(epochHour) % DAY) >= 0.5;
  }

  /** What is usual in the hour around a minute, between the hours before and after it. */
  Expectation perHour(long epochMinute) {
    long shifted = epochMinute - 30;
    long hour = Math.floorDiv(shifted, 60L);
    double part = Math.floorMod(shifted, 60L) / 60.0;
    Expectation before = cells[cell(hour)];
    Expectation after = cells[cell(hour + 1)];
    return new Expectation(
        before.mean() * (1 - part) + after.mean() * part, Math.min(before.shape(), after.shape()));
  }

  private void estimate() {
    double allReports = sum(reports);
    double allHours = sum(hours);
    double overall = (allReports + PRIOR_REPORTS) / (allHours + PRIOR_HOURS);
    for (int ofDay = 0; ofDay < DAY; ofDay++) {
      double seen = sumOfDay(hours, ofDay);
      double counted = sumOfDay(reports, ofDay);
      double daily = (counted + LEAN * overall) / (seen + LEAN);
      double doubt = 1 / (1 + 2 * seen) + 1 / (counted + PRIOR_REPORTS + LEAN * overall);
      for (int cell = ofDay; cell < WEEK; cell += DAY) {
        double mean = (reports[cell] + LEAN * daily) / (hours[cell] + LEAN);
        cells[cell] = new Expectation(mean, 1 / (UNREST + doubt));
      }
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static double sumOfDay(float[] values, int hourOfDay) {
    double sum = 0;
    for (int cell = hourOfDay; cell < WEEK; cell += DAY) {
      sum += values[cell];
    }
    return sum;
  }

  private static int cell(long epochHour) {
    return (int) Math.floorMod(epochHour + EPOCH_OFFSET, (long) WEEK);
  }

  void save(StateOut out) {
    boolean blank = sum(hours) == 0;
    out.flag(blank);
    for (int cell = 0; !blank && cell < WEEK; cell++) {
      out.shortReal(reports[cell]);
      out.shortReal(hours[cell]);
    }
  }

  static Baseline restore(StateIn in) {
    Baseline baseline = new Baseline();
    boolean blank = in.flag();
    for (int cell = 0; !blank && cell < WEEK; cell++) {
      baseline.reports[cell] = in.shortReal();
      baseline.hours[cell] = in.shortReal();
    }
    baseline.estimate();
    return baseline;
  }
}
