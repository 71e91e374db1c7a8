package io.tocsin.detection;

/**
 * How one window of reports compares with what is usual.
 *
 * @param people distinct people who report a failure, as far as they count
 * @param desks desks that tally calls about it, each of which counts like one person
 * @param weight both, by weight, with those for whom it works taken off
 * @param surprise how unlikely in ordinary times, in powers of ten
 */
record Score(int minutes, int people, int desks, double weight, double expected, double surprise) {

  static final Score NOTHING = new Score(60, 0, 0, 0, 0, 0);

  /** One in a million: three windows are asked every minute, for every component. */
  private static final double ALARMING = 6;

  private static final int FEWEST_PEOPLE = 6;
  private static final double LEAST_WEIGHT = 5;
  private static final double LEAST_RATIO = 2.5;

  boolean alarms() {
    return people + desks >= FEWEST_PEOPLE
        && weight >= LEAST_WEIGHT
        && weight >= LEAST_RATIO * expected
        && surprise >= ALARMING;
  }
}
