package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between which counts ordinary times stay nine times in ten. */
class BandTest {

  /** Percentiles of scipy.stats.nbinom(shape, shape / (shape + mean)). */
  @ParameterizedTest
  @CsvSource({
    "0.4, 6.25, 0, 2",
    "1.2, 3, 0, 4",
    "9, 6.25, 3, 18",
    "20, 6, 7, 37",
    "100, 4.76, 37, 187",
    "2500, 30, 1795, 3300",
    "40000, 6.25, 17781, 69429"
  })
  void aKnownNegativeBinomialHasItsKnownPercentiles(double mean, double shape, int low, int high) {
    assertThat(Band.of(mean, shape)).isEqualTo(new Band(low, high));
  }

  @Test
  void nineOrdinaryTimesInTenFallIntoTheBand() {
    Random random = new Random(4);
    Band band = Band.of(20, 6);
    int inside = 0;
    for (int draw = 0; draw < 20_000; draw++) {
      int count = poisson(random, gamma(random, 6) * 20 / 6);
      inside += count >= band.low() && count <= band.high() ? 1 : 0;
    }
    assertThat(inside / 20_000.0).isBetween(0.89, 0.93);
  }

  /** A sum of exponential waits, for a whole shape. */
  private static double gamma(Random random, int shape) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }

  private static int poisson(Random random, double mean) {
    int count = -1;
    for (double waited = 0; waited < mean; waited -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return Math.max(0, count);
  }

  @Test
  void whereNothingIsUsualTheBandIsNought() {
    assertThat(Band.of(0, 3)).isEqualTo(new Band(0, 0));
  }

  @Test
  void theFewerIsKnownTheWiderItIs() {
    assertThat(Band.of(50, 3).high()).isGreaterThan(Band.of(50, 30).high());
    assertThat(Band.of(50, 3).low()).isLessThan(Band.of(50, 30).low());
  }
}
