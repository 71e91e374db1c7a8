package io.tocsin.detection.series;

import io.tocsin.detection.series.Look.Reach;
import java.util.EnumMap;
import java.util.Map;

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

  /** Newest first, from {@code newest} on; twice as long as needed, so that it seldom moves. */
  private final double[] values = new double[2 * MEMORY];

  private final long[] seconds = new long[2 * MEMORY];
  private final Map<Reach, Stretches> stretches = new EnumMap<>(Reach.class);
  private int newest = 2 * MEMORY;
  private long taken;

  Past() {
    for (Reach reach : Reach.values()) {
      stretches.put(reach, new Stretches(reach, new double[MEMORY]));
    }
  }

  /**
   * Takes in a reading and says how strange it looks, by {@link Look#ordinal()}.
   *
   * @return distances in the unit of the series; NaN where the past is too short to say
   */
  double[] take(long second, double value) {
    int lags = remembered();
    for (Stretches each : stretches.values()) {
      each.take(value, values, newest, lags);
    }
    double rounding =
        lags == 0 ? 0 : ROUNDING * Math.max(Math.abs(value), Math.abs(values[newest]));
    double[] strange = new double[Look.values().length];
    for (Look look : Look.values()) {
      double distance = distance(look, second, lags);
      strange[look.ordinal()] = distance <= rounding ? 0 : distance;
    }
    keep(second, value);
    return strange;
  }

  private double distance(Look look, long second, int lags) {
    Stretches each = stretches.get(look.reach());
    Stretches.Lags among =
        look.daily() ? lag -> sameHour(second, seconds[newest + lag - 1]) : lag -> true;
    return each.nearest(look.rank(), among, lags, taken);
  }

  /** Says whether two moments are about the same time of different days. */
  private static boolean sameHour(long now, long then) {
    long apart = now - then;
    return apart >= DAY / 2 && (apart + ABOUT) % DAY <= 2 * ABOUT;
  }

  private void keep(long second, double value) {
    if (newest == 0) {
      newest = MEMORY + 1;
      System.arraycopy(values, 0, values, newest, MEMORY - 1);
      System.arraycopy(seconds, 0, seconds, newest, MEMORY - 1);
    }
    newest--;
    values[newest] = value;
    seconds[newest] = second;
    taken++;
  }

  private int remembered() {
    return (int) Math.min(taken, MEMORY);
  }
}
