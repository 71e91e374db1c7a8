package io.tocsin.detection.experience;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long outages last here, learned from those that are resolved. Immutable.
 *
 * <p>The estimate is conditional on the time already elapsed. Its interval is calibrated on the
 * past: every resolved outage is looked at as it stood at the same age, with the cases before it
 * alone, and the interval is made as wide as would have held four in five of them (conformal
 * prediction, Vovk 2005, on the distance of the probability from one half). While cases are few,
 * pseudo-cases that were predicted perfectly stand for them.
 */
public final class Lengths {

  /** The part of outages whose end falls into the interval. */
  private static final double COVERAGE = 0.8;

  /** Pseudo-cases for the calibration. */
  private static final int CALIBRATION_CASES = 20;

  /** Fewer cases before one make a prediction nobody would have given. */
  private static final int LEAST_BEFORE = 5;

  /** The memory: older cases say nothing any more. */
  private static final int MOST_CASES = 600;

  /** No interval reaches further into the tails than this, on either side. */
  private static final double TAIL = 0.005;

  private final List<PastLength> cases;
  private final LengthCurve curve;

  private Lengths(List<PastLength> cases, LengthPrior prior) {
    this.cases = List.copyOf(cases.subList(Math.max(0, cases.size() - MOST_CASES), cases.size()));
    this.curve = new LengthCurve(this.cases, prior);
  }

  /**
   * Learns from resolved outages.
   *
   * @param resolved in the order in which they were resolved, oldest first; the newest 600 count
   */
  public static Lengths of(List<PastLength> resolved, LengthPrior prior) {
    return new Lengths(resolved, prior);
  }

  /**
   * Says how long an outage of this age may still last.
   *
   * @param elapsed since the onset; not negative
   */
  public Eta after(Duration elapsed) {
    if (elapsed.isNegative()) {
      throw new IllegalArgumentException("an outage that has lasted " + elapsed);
    }
    double age = elapsed.toMillis() / 60_000.0;
    double reach = reach(age);
    double high = Math.min(1 - TAIL, 0.5 + reach);
    double low = Math.max(TAIL, 0.5 - reach);
    return new Eta(
        minutes(curve.toGo(age, 1 - low)),
        minutes(curve.toGo(age, 0.5)),
        minutes(curve.toGo(age, 1 - high)),
        cases.size());
  }

  /** How far from one half the probability must reach to either side to hold four in five. */
  private double reach(double age) {
    double[] distances = new double[CALIBRATION_CASES + cases.size()];
    int known = 0;
    while (known < CALIBRATION_CASES) {
      distances[known] = (known + 0.5) / CALIBRATION_CASES / 2;
      known++;
    }
    for (int index = LEAST_BEFORE; index < cases.size(); index++) {
      double length = cases.get(index).minutes();
      if (length > age) {
        LengthCurve then = curve.before(index);
        double standing = then.longerThan(age);
        double longer = standing > 0 ? then.longerThan(length) / standing : 1;
        distances[known++] = Math.abs(0.5 - longer);
      }
    }
    Arrays.sort(distances, 0, known);
    int rank = (int) Math.ceil(COVERAGE * (known + 1)) - 1;
    return distances[Math.min(known - 1, rank)];
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(Math.min(minutes, 1e9) * 60_000));
  }
}
