package io.tocsin.detection.series;

/**
 * How far the latest readings are from those a number of readings earlier, for every such lag.
 *
 * <p>Per lag one number, the mean square difference fading with age, so that a reading costs one
 * step per lag however long the stretch: the recurrence along the diagonals of a matrix profile
 * (Yeh and others 2016), with fading in place of a sharp window. Confined to one thread.
 */
final class Stretches {

  private final Reach reach;

  /** Mean square differences by lag less one. */
  private final double[] apart;

  /** The sum of the first so many fading weights; one once they are many. */
  private final double[] share;

  Stretches(Reach reach, int lags) {
    this.reach = reach;
    this.apart = new double[lags];
    this.share = new double[6 * reach.readings()];
    for (int terms = 1; terms < share.length; terms++) {
      share[terms] = 1 - Math.pow(reach.keep(), terms);
    }
  }

  /**
   * Takes in a reading; {@code past} holds the one before it at {@code newest}, then older ones.
   */
  void take(double value, double[] past, int newest, int lags) {
    double keep = reach.keep();
    double fresh = 1 - keep;
    for (int lag = 0; lag < lags; lag++) {
      double difference = value - past[newest + lag];
      apart[lag] = keep * apart[lag] + fresh * difference * difference;
    }
  }

  /**
   * The mean square distances of the stretches most like the latest readings, which they may not
   * overlap.
   *
   * @param earlier all readings there ever were before the latest
   */
  Nearest nearest(Lags among, int lags, long earlier) {
    Nearest nearest = new Nearest();
    long last = Math.min(lags, earlier - reach.readings() + 1);
    for (int lag = reach.readings(); lag <= last; lag++) {
      double distance = apart[lag - 1];
      long terms = earlier - lag + 1;
      if (terms < share.length) {
        distance /= share[(int) terms];
      }
      if (distance < nearest.bar() && among.counts(lag)) {
        nearest.offer(distance);
      }
    }
    return nearest;
  }

  /** Which lags may be compared with. */
  @FunctionalInterface
  interface Lags {
    /** Says whether the stretch that ended so many readings ago counts. */
    boolean counts(int lag);
  }
}
