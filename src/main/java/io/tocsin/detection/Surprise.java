package io.tocsin.detection;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How unlikely a count is in ordinary times, in powers of ten: 6 is one in a million.
 *
 * <p>The rate is a gamma variable, so the count is negative binomial; its upper tail is the
 * regularised incomplete beta function (NIST DLMF 8.17.24).
 */
final class Surprise {

  /** What is as good as impossible. */
  private static final double MOST = 300;

  private Surprise() {}

  static double of(double count, Expectation expected) {
    if (count <= expected.mean()) {
      return 0;
    }
    double tail =
        RegularizedBeta.value(
            expected.mean() / (expected.mean() + expected.shape()), count, expected.shape());
    return Math.min(MOST, Math.max(0, -Math.log10(tail)));
  }
}
