package io.tocsin.detection.series;

import io.tocsin.detection.series.Look.Reach;

/**
 * How far the latest readings are from those a fixed number of readings earlier, for every such
 * lag.
 *
 * <p>Per lag one number, the mean square difference fading with age, so that a reading costs one
 * step per lag however long the stretch (the recurrence of a matrix profile along its diagonals,
 * Yeh and others 2016, with fading instead of a sharp window). Confined to one thread.
 */
final class Stretches {

  private final Reach reach;
  private final double[] apart;

  /** What a mean of so many fading weights falls short of one by. */
  private final double[] share;

  Stretches(Reach reach, double[] apart) {
    this.reach = reach;
    this.apart = apart;
    this.share = new double[6 * reach.readings()];
    for (int terms = 1; terms < share.length; terms++) {
      share[terms] = 1 - Math.pow(reach.keep(), terms);
    }
  }

  Reach reach() {
    return reach;
  }

  /** The differences as they are kept, by lag less one; for saving. */
  double[] apart() {
    return apart;
  }

  /** Takes in a reading; {@code past} holds the one before it at {@code newest}, older ones on. */
  void take(double value, double[] past, int newest, int lags) {
    double keep = reach.keep();
    double fresh = 1 - keep;
    for (int lag = 0; lag < lags; lag++) {
      double difference = value - past[newest + lag];
      apart[lag] = keep * apart[lag] + fresh * difference * difference;
    }
  }

  /**
   * The distance of the most similar stretches that do not overlap the latest readings.
   *
   * @param earlier readings before the latest
   * @return NaN while there are too few
   */
  double nearest(int rank, Lags among, int lags, long earlier) {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    int last = (int) Math.min(lags, earlier - reach.readings() + 1);
    for (int lag = reach.readings(); lag <= last; lag++) {
      double distance = apart[lag - 1];
      long terms = earlier - lag + 1;
      if (terms < share.length) {
        distance /= share[(int) terms];
      }
      if (distance < best[rank - 1] && among.counts(lag)) {
        place(distance, best);
      }
    }
    double found = best[rank - 1];
    return found == Double.MAX_VALUE ? Double.NaN : Math.sqrt(found);
  }

  private static void place(double distance, double[] best) {
    if (distance < best[0]) {
      best[2] = best[1];
      best[1] = best[0];
      best[0] = distance;
    } else if (distance < best[1]) {
      best[2] = best[1];
      best[1] = distance;
    } else if (distance < best[2]) {
      best[2] = distance;
    }
  }

  /** Which lags may be compared with. */
  @FunctionalInterface
  interface Lags {
    /** Says whether the stretch so many readings ago counts. */
    boolean counts(int lag);
  }
}
