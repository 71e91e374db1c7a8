package io.tocsin.detection.crowd;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Between which counts ordinary times stay nine times in ten: the 5th and the 95th percentile of a
 * negative binomial count. Immutable.
 *
 * @param low smallest count that five ordinary times in a hundred do not exceed
 * @param high smallest count that ninety-five ordinary times in a hundred do not exceed
 */
public record Band(int low, int high) {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** No band ends beyond this. */
  private static final int MOST = 1 << 30;

  public Band {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("a band of counts from " + low + " to " + high);
    }
  }

  /**
   * The band of a count whose rate is gamma distributed (Greenwood and Yule 1920).
   *
   * @param mean of the count, not negative
   * @param shape of the gamma distribution of the rate, positive: the smaller, the wider the band
   */
  public static Band of(double mean, double shape) {
    if (!(mean >= 0) || !(shape > 0)) {
      throw new IllegalArgumentException("no band of mean " + mean + " and shape " + shape);
    }
    return mean == 0
        ? new Band(0, 0)
        : new Band(smallest(mean, shape, LOW), smallest(mean, shape, HIGH));
  }

  private static int smallest(double mean, double shape, double part) {
    int above = 1;
    while (above < MOST && upTo(above, mean, shape) < part) {
      above *= 2;
    }
    int low = 0;
    int high = above;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo(middle, mean, shape) >= part) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Probability of a count up to this one, by the regularised incomplete beta function. */
  private static double upTo(int count, double mean, double shape) {
    return RegularizedBeta.value(shape / (shape + mean), shape, count + 1.0);
  }
}
