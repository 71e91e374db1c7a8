package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FractionGridTest {

  private static double held(double[] belief, FractionGrid.Range range) {
    double held = 0;
    for (int index = 0; index < FractionGrid.SIZE; index++) {
      double log = FractionGrid.log(index);
      held += log >= range.low() && log <= range.high() ? belief[index] : 0;
    }
    return held;
  }

  @Test
  void aRangeAroundTheMiddleIsTheShortestOfABell() {
    double[] bell = FractionGrid.near(Math.log(0.03), 0.4);
    FractionGrid.Range range = FractionGrid.shortest(bell, 0.9);
    assertThat(range.low()).isCloseTo(FractionGrid.quantile(bell, 0.05), within(0.08));
    assertThat(range.high()).isCloseTo(FractionGrid.quantile(bell, 0.95), within(0.08));
    assertThat(held(bell, range)).isCloseTo(0.9, within(0.04));
  }

  @Test
  void aBeliefThatEndsAtAllCustomersIsHeldByLess() {
    double[] nearAll = FractionGrid.near(0, 0.8);
    FractionGrid.Range range = FractionGrid.shortest(nearAll, 0.9);
    double evenly = FractionGrid.quantile(nearAll, 0.95) - FractionGrid.quantile(nearAll, 0.05);
    assertThat(range.high() - range.low()).isLessThan(0.9 * evenly);
    assertThat(range.high()).isZero();
    assertThat(held(nearAll, range)).isCloseTo(0.9, within(0.04));
  }

  @Test
  void knowingNothingMoreThanHalfIsAsLikelyAsLess() {
    double[] unknown = FractionGrid.unknown();
    assertThat(FractionGrid.quantile(unknown, 0.5)).isCloseTo(Math.log(0.5), within(0.05));
    assertThat(held(unknown, new FractionGrid.Range(Double.NEGATIVE_INFINITY, 0)))
        .isCloseTo(1, within(1e-9));
  }
}
