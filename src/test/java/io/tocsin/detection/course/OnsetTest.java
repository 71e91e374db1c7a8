package io.tocsin.detection.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class OnsetTest {

  private static final int MINUTES = 210;
  private static final int BEGAN = 150;

  private static Onset found(Random random, double usual, double height, int rise) {
    double[] counts =
        Season.draw(
            random,
            MINUTES,
            minute -> {
              double up = Math.min(1, (minute - BEGAN + 1.0) / rise);
              return usual + (minute < BEGAN ? 0 : up * Season.event(minute - BEGAN, height, 999));
            });
    return Onset.find(new MinuteSeries(counts, Season.flat(MINUTES, usual)), Season.PRIOR);
  }

  @Test
  void aSharpRiseIsDatedToWithinFiveMinutes() {
    Random random = new Random(1);
    int right = 0;
    for (int story = 0; story < 100; story++) {
      Onset onset = found(random, 0.1, 2, 1);
      right += Math.abs(onset.minute() - BEGAN) <= 5 ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(95);
  }

  @Test
  void aRampIsDatedFromItsStart() {
    Random random = new Random(2);
    int right = 0;
    int called = 0;
    for (int story = 0; story < 60; story++) {
      Onset onset = found(random, 0.1, 8, 40);
      right += Math.abs(onset.minute() - BEGAN) <= 5 ? 1 : 0;
      called += onset.ramp() ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(54);
    assertThat(called).isGreaterThanOrEqualTo(54);
  }

  @Test
  void anIntervalOfNineInTenHoldsTheTruthAboutSoOften() {
    Random random = new Random(3);
    int held = 0;
    for (int story = 0; story < 100; story++) {
      Onset onset = found(random, 0.5, 1.5, 1);
      held += onset.earliest() <= BEGAN && BEGAN <= onset.latest() ? 1 : 0;
    }
    assertThat(held).isBetween(82, 100);
  }

  @Test
  void aDayTwiceAsLoudAsUsualIsNoOnset() {
    Random random = new Random(4);
    double[] counts =
        Season.draw(
            random,
            MINUTES,
            minute -> 1 + (minute < BEGAN ? 0 : Season.event(minute - BEGAN, 8, 999)));
    Onset onset = Onset.find(new MinuteSeries(counts, Season.flat(MINUTES, 0.5)), Season.PRIOR);
    assertThat(onset.minute()).isBetween(BEGAN - 5, BEGAN + 5);
    assertThat(onset.level()).isBetween(1.6, 2.4);
  }

  @Test
  void anOnsetIsSurerTheMorePeopleReport() {
    Random random = new Random(5);
    double few = 0;
    double many = 0;
    for (int story = 0; story < 40; story++) {
      few += found(random, 0.2, 0.5, 1).certainty();
      many += found(random, 0.2, 10, 1).certainty();
    }
    assertThat(many).isGreaterThan(few);
  }

  @Test
  void theSameSeriesIsDatedTheSame() {
    assertThat(found(new Random(6), 0.2, 1, 1)).isEqualTo(found(new Random(6), 0.2, 1, 1));
  }

  @Test
  void aSeriesTooShortForQuietStillHasAnAnswer() {
    Onset onset = Onset.find(new MinuteSeries(new double[] {3}, new double[] {0.1}), Season.PRIOR);
    assertThat(onset.minute()).isZero();
  }

  @Test
  void countsBelowZeroAreRefused() {
    assertThatThrownBy(() -> new MinuteSeries(new double[] {-1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minute 0");
  }
}
