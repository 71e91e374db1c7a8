package io.tocsin.detection.experience;

import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The part of outages that last longer than a given time, smoothed from cases and a prior.
 *
 * <p>A mixture: each case is a narrow log-normal around its length (a kernel estimate, Silverman
 * 1986), the prior a wide one that weighs as much as its pseudo-cases. Newer cases count more.
 * Immutable.
 */
final class LengthCurve {

  /** How far a case speaks for its neighbours, in natural logarithms. */
  private static final double KERNEL = 0.25;

  /** After so many newer cases, one counts half. */
  private static final double HALF_LIFE = 300;

  /** Beyond this part the curve is not known; outages are then taken to scale with their age. */
  private static final double RARE = 1e-9;

  private static final int HALVINGS = 60;

  private final List<PastLength> cases;
  private final LengthPrior prior;
  private final double[] logLengths;
  private final double[] weights;
  private final double whole;

  /** Makes the curve of cases in the order in which they were resolved, oldest first. */
  LengthCurve(List<PastLength> cases, LengthPrior prior) {
    this.cases = cases;
    this.prior = prior;
    logLengths = new double[cases.size()];
    weights = new double[cases.size()];
    double sum = prior.cases();
    for (int index = 0; index < weights.length; index++) {
      PastLength one = cases.get(index);
      logLengths[index] = Math.log(one.minutes());
      weights[index] = one.likeness() * Math.pow(0.5, (weights.length - 1 - index) / HALF_LIFE);
      sum += weights[index];
    }
    whole = sum;
  }

  /** The curve as it stood when only the first cases were resolved. */
  LengthCurve before(int count) {
    return new LengthCurve(cases.subList(0, count), prior);
  }

  /** The part of outages that last longer, 0 to 1. */
  double longerThan(double minutes) {
    if (minutes <= 0) {
      return 1;
    }
    double log = Math.log(minutes);
    double longer =
        prior.cases() * upperTail((log - Math.log(prior.medianMinutes())) / prior.spread());
    for (int index = 0; index < weights.length; index++) {
      longer += weights[index] * upperTail((log - logLengths[index]) / KERNEL);
    }
    return longer / whole;
  }

  /**
   * The minutes still to go that a part of the outages of this age exceed.
   *
   * @param share the part that lasts longer still, between 0 and 1
   */
  double toGo(double elapsed, double share) {
    double age = Math.min(elapsed, oldestKnown());
    double wanted = longerThan(age) * share;
    double low = Math.log(Math.max(age, 1e-3));
    double high = low + 1;
    while (longerThan(Math.exp(high)) > wanted) {
      high++;
    }
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (longerThan(Math.exp(middle)) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double scale = elapsed > age ? elapsed / age : 1;
    return Math.max(0, Math.exp(high) - age) * scale;
  }

  private double oldestKnown() {
    double log = Math.log(prior.medianMinutes());
    while (longerThan(Math.exp(log + 1)) > RARE) {
      log++;
    }
    return Math.exp(log);
  }

  private static double upperTail(double deviations) {
    return 0.5 * Erfc.value(deviations / Math.sqrt(2));
  }
}
