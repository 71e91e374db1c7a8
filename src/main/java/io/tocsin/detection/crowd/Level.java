package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Arrays;

/**
 * By which factor the present hours differ from the usual ones, followed minute by minute.
 *
 * <p>A gamma belief about the factor that forgets: what was observed counts less with every minute,
 * and the belief returns to one (West and Harrison, Bayesian Forecasting and Dynamic Models, 1997,
 * discount models). The last hour of beliefs is kept, so that a window is judged by what was
 * believed before it began, and no outage excuses itself. Not thread-safe.
 */
final class Level {

  /** Minutes of which the belief is kept. */
  static final int KEPT = 64;

  /** How much hours differ from their usual, as a relative variance: a belief before any data. */
  private static final double UNREST = 0.16;

  /** By how much the factor may change within an hour, as a relative variance. */
  private static final double DRIFT_PER_HOUR = 0.05;

  private static final double FORGETTING_MINUTES = 120;
  private static final double KEEP = Math.exp(-1 / FORGETTING_MINUTES);
  static final double PRIOR = 1 / UNREST;

  /** A minute teaches at most this many times what was expected, and three reports. */
  private static final double MOST_SURPRISING = 3;

  private static final double ALWAYS_BELIEVED = 3;

  private final float[] shapes = new float[KEPT];
  private final float[] rates = new float[KEPT];
  private final float[] usual = new float[KEPT];
  private double shape = PRIOR;
  private double rate = PRIOR;
  private long now;

  Level(long minute) {
    now = minute;
  }

  /** A factor and how sure it is: mean and shape of a gamma distribution. */
  record Factor(double mean, double shape) {}

  /**
   * Ends the present minute and begins the next.
   *
   * @param reports what the minute held, late reports after an outage left out; negative when it
   *     teaches nothing
   * @param next reports usual in the minute that begins
   */
  void pass(double reports, double next) {
    shape = PRIOR + (shape - PRIOR) * KEEP;
    rate = PRIOR + (rate - PRIOR) * KEEP;
    double expected = usual[slot(now)];
    if (reports >= 0) {
      shape += Math.min(reports, MOST_SURPRISING * expected * shape / rate + ALWAYS_BELIEVED);
      rate += expected;
    }
    now++;
    shapes[slot(now)] = (float) shape;
    rates[slot(now)] = (float) rate;
    usual[slot(now)] = (float) next;
  }

  /** Begins anew at a later minute of which nothing is known. */
  void leapTo(long minute, double next) {
    shape = PRIOR;
    rate = PRIOR;
    Arrays.fill(shapes, 0);
    Arrays.fill(rates, 0);
    Arrays.fill(usual, 0);
    now = minute - 1;
    pass(-1, next);
  }

  /** Reports usual in the last minutes, before any factor. */
  double usual(int minutes) {
    double sum = 0;
    for (int back = 0; back < Math.min(minutes, KEPT); back++) {
      sum += usual[slot(now - back)];
    }
    return sum;
  }

  /** What was believed of the factor before a window began that ends now. */
  Factor before(int minutes) {
    int slot = slot(now - Math.min(minutes, KEPT - 1));
    boolean known = rates[slot] > 0;
    double then = known ? shapes[slot] : PRIOR;
    double mean = known ? shapes[slot] / rates[slot] : 1;
    double drift = DRIFT_PER_HOUR * (minutes / 2.0 + 30) / 60;
    return new Factor(mean, 1 / (1 / then + drift));
  }

  /** What is believed of the factor now. */
  double factor() {
    return shape / rate;
  }

  private static int slot(long minute) {
    return (int) (minute & (KEPT - 1));
  }

  void save(StateOut out) {
    out.number(now);
    out.real(shape);
    out.real(rate);
    for (int slot = 0; slot < KEPT; slot++) {
      out.shortReal(shapes[slot]);
      out.shortReal(rates[slot]);
      out.shortReal(usual[slot]);
    }
  }

  static Level restore(StateIn in) {
    Level level = new Level(in.number());
    level.shape = in.real();
    level.rate = in.real();
    for (int slot = 0; slot < KEPT; slot++) {
      level.shapes[slot] = in.shortReal();
      level.rates[slot] = in.shortReal();
      level.usual[slot] = in.shortReal();
    }
    return level;
  }
}
