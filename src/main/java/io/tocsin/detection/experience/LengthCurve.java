package io.tocsin.detection.experience;

import java.util.Arrays;
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

  private final LengthPrior prior;

  /** Of all cases, for this curve and for those of the first of them alone. */
  private final double[] logLengths;

  private final double[] likenesses;

  /** What a case counts when so many are newer. */
  private final double[] fading;

  /** So many cases, the first ones, make this curve. */
  private final int count;

  private final double whole;

  /** Makes the curve of cases in the order in which they were resolved, oldest first. */
  LengthCurve(List<PastLength> cases, LengthPrior prior) {
    this.prior = prior;
    count = cases.size();
    logLengths = new double[count];
    likenesses = new double[count];
    fading = new double[count];
    for (int index = 0; index < count; index++) {
      logLengths[index] = Math.log(cases.get(index).minutes());
      likenesses[index] = cases.get(index).likeness();
      fading[index] = Math.pow(0.5, index / HALF_LIFE);
    }
    whole = whole();
  }

  private LengthCurve(LengthCurve later, int count) {
    this.prior = later.prior;
    this.logLengths = later.logLengths;
    this.likenesses = later.likenesses;
    this.fading = later.fading;
    this.count = count;
    whole = whole();
  }

  private double whole() {
    double sum = prior.cases();
    for (int index = 0; index < count; index++) {
      sum += weight(index);
    }
    return sum;
  }

  private double weight(int index) {
    return likenesses[index] * fading[count - 1 - index];
  }

  /** The curve as it stood when only the first cases were resolved. */
  LengthCurve before(int first) {
    return new LengthCurve(this, first);
  }

  /** The part of outages that last longer, 0 to 1. */
  double longerThan(double minutes) {
    if (minutes <= 0) {
      return 1;
    }
    double log = Math.log(minutes);
    double longer = prior.cases() * priorTail(log);
    for (int index = 0; index < count; index++) {
      longer += weight(index) * tail(index, log);
    }
    return longer / whole;
  }

  /**
   * How much of each case, and last of the prior, lasts longer: the same for this curve and for
   * those of the first cases alone.
   */
  double[] tails(double minutes) {
    double[] tails = new double[count + 1];
    Arrays.fill(tails, 1);
    double log = Math.log(minutes);
    for (int index = 0; minutes > 0 && index < count; index++) {
      tails[index] = tail(index, log);
    }
    tails[count] = minutes > 0 ? priorTail(log) : 1;
    return tails;
  }

  /** The part of outages that last longer, from the tails of this curve or of one of more cases. */
  double longerBy(double[] tails) {
    double longer = prior.cases() * tails[tails.length - 1];
    for (int index = 0; index < count; index++) {
      longer += weight(index) * tails[index];
    }
    return longer / whole;
  }

  private double priorTail(double log) {
    return upperTail((log - Math.log(prior.medianMinutes())) / prior.spread());
  }

  private double tail(int index, double log) {
    return upperTail((log - logLengths[index]) / KERNEL);
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
      boolean beyond = longerThan(Math.exp(middle)) > wanted;
      if (middle == (beyond ? low : high)) {
        break;
      }
      if (beyond) {
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
