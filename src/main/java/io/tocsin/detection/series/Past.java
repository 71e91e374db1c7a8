package io.tocsin.detection.series;

/**
 * The last readings of a series, and how much now resembles each moment of them.
 *
 * <p>Keeps {@value #MEMORY} readings and no more. Confined to one thread.
 */
final class Past {

  /** Readings that are remembered. */
  static final int MEMORY = 4000;

  private static final int DAY = 86_400;
  private static final int ABOUT = 3_600;

  /** Differences below this part of a value are the rounding of a machine. */
  private static final double ROUNDING = 1e-9;

  /** All three newest first, from {@code newest} on; twice the size, so that they seldom move. */
  private final double[] values = new double[2 * MEMORY];

  private final double[] means = new double[2 * MEMORY];
  private final long[] seconds = new long[2 * MEMORY];

  private final Stretches[] stretches = new Stretches[Reach.values().length];
  private int newest = 2 * MEMORY;
  private long taken;

  Past() {
    for (Reach reach : Reach.values()) {
      stretches[reach.ordinal()] = new Stretches(reach, MEMORY);
    }
  }

  /**
   * Takes in a reading and says how strange it makes now look, each way of looking.
   *
   * @param second since 1970
   * @return distances in the unit of the series, by {@link Look#ordinal}; NaN where the past is too
   *     short to say
   */
  double[] take(long second, double value) {
    int lags = (int) Math.min(taken, MEMORY);
    for (Stretches each : stretches) {
      each.take(value, values, newest, lags);
    }
    double mean = meanOfFew(value);
    double rounding = ROUNDING * Math.max(Math.abs(value), Math.abs(mean));
    double[] strangeness = new double[Look.values().length];
    for (Look look : Look.values()) {
      double distance = distance(look, second, mean, lags);
      strangeness[look.ordinal()] = distance <= rounding ? 0 : distance;
    }
    keep(second, value, mean);
    return strangeness;
  }

  private double distance(Look look, long second, double mean, int lags) {
    return switch (look) {
      case VALUE -> Math.sqrt(nearest(Reach.ONE, lag -> true, lags).first());
      case STEP -> Math.sqrt(nearest(Reach.FEW, lag -> true, lags).third());
      case SHAPE -> Math.sqrt(nearest(Reach.DOZENS, lag -> true, lags).third());
      case LEVEL -> nearestMeans(mean, lags).third();
      case HOUR -> Math.sqrt(nearest(Reach.FEW, lag -> sameHour(second, lag), lags).first());
    };
  }

  private Nearest nearest(Reach reach, Stretches.Lags among, int lags) {
    return stretches[reach.ordinal()].nearest(among, lags, taken);
  }

  private Nearest nearestMeans(double mean, int lags) {
    Nearest nearest = new Nearest();
    for (int lag = Reach.FEW.readings(); lag <= lags; lag++) {
      nearest.offer(Math.abs(mean - means[newest + lag - 1]));
    }
    return nearest;
  }

  /** Says whether the reading so long ago came about this time of another day. */
  private boolean sameHour(long second, int lag) {
    long apart = second - seconds[newest + lag - 1];
    return apart >= DAY / 2 && (apart + ABOUT) % DAY <= 2 * ABOUT;
  }

  private double meanOfFew(double value) {
    int others = (int) Math.min(taken, Reach.FEW.readings() - 1);
    double sum = value;
    for (int lag = 0; lag < others; lag++) {
      sum += values[newest + lag];
    }
    return sum / (others + 1);
  }

  private void keep(long second, double value, double mean) {
    if (newest == 0) {
      newest = MEMORY + 1;
      System.arraycopy(values, 0, values, newest, MEMORY - 1);
      System.arraycopy(means, 0, means, newest, MEMORY - 1);
      System.arraycopy(seconds, 0, seconds, newest, MEMORY - 1);
    }
    newest--;
    values[newest] = value;
    means[newest] = mean;
    seconds[newest] = second;
    taken++;
  }
}
