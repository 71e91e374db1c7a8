package io.tocsin.detection.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesDetectorTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int HOUR = 12;
  private static final int DAY = 24 * HOUR;

  @Test
  void constantSeriesIsSilent() {
    assertThat(scores(3000, at -> 0.1 + 0.2)).containsOnly(0);
    assertThat(scores(3000, at -> at % 2 == 0 ? 0.1 + 0.2 : 0.3)).containsOnly(0);
  }

  @Test
  void squareWaveIsSilentOnceItsDayIsKnown() {
    assertThat(alarms(scores(3000, at -> at / 36 % 2))).isEmpty();
  }

  @Test
  void levelShiftIsSeenOnceAndAtOnce() {
    assertThat(alarms(scores(4000, at -> at < 2000 ? 5 : 6))).containsExactly(2000);
    List<Integer> noisy = alarms(scores(4000, noise(1).andShift(2000, 8)));
    assertThat(noisy).contains(2000);
    assertThat(noisy).filteredOn(at -> at > 2000 && at < 2500).isEmpty();
  }

  @Test
  void spikeIsSeenAtOnce() {
    IntToDoubleFunction noise = noise(2);
    assertThat(alarms(scores(3000, at -> noise.applyAsDouble(at) + (at == 2500 ? 12 : 0))))
        .contains(2500);
  }

  @Test
  void workingDayThatDoesNotComeIsSeenThoughItsValuesAreOrdinary() {
    IntToDoubleFunction noise = noise(3);
    int missing = 12 * DAY;
    double[] scores =
        scores(
            14 * DAY,
            at -> {
              boolean working = at % DAY >= 9 * HOUR && at % DAY < 17 * HOUR;
              boolean missed = at >= missing && at < missing + DAY;
              return noise.applyAsDouble(at) + (working && !missed ? 50 : 10);
            });
    int opening = missing + 9 * HOUR;
    assertThat(alarms(scores)).anyMatch(at -> at >= opening && at < opening + 3 * HOUR);
  }

  @Test
  void ordinaryNoiseAlarmsLessThanOnceInTwoHundredReadings() {
    for (int seed = 10; seed < 15; seed++) {
      assertThat(alarms(scores(4000, noise(seed)))).as("seed %d", seed).hasSizeLessThan(20);
    }
  }

  @Test
  void scoresDoNotDependOnWhatComesLater() {
    for (int seed = 20; seed < 25; seed++) {
      IntToDoubleFunction noise = noise(seed);
      double[] all = scores(1500, noise);
      double[] begun = scores(700, at -> at < 600 ? noise.applyAsDouble(at) : -1e6 * at);
      assertThat(Arrays.copyOf(begun, 600))
          .as("seed %d", seed)
          .containsExactly(Arrays.copyOf(all, 600));
    }
  }

  @Test
  void unitOfTheSeriesDoesNotMatter() {
    IntToDoubleFunction noise = noise(30);
    assertThat(scores(1000, at -> 1024 * noise.applyAsDouble(at)))
        .containsExactly(scores(1000, noise));
  }

  @Test
  void whatIsOlderThanItsMemoryNoLongerCounts() {
    int horizon = Past.MEMORY + Rarity.MEMORY + 2000;
    IntToDoubleFunction noise = noise(40);
    double[] one = scores(horizon + 50, noise);
    double[] other = scores(horizon + 50, at -> at < 500 ? at : noise.applyAsDouble(at));
    for (int at = horizon; at < one.length; at++) {
      assertThat(other[at]).isCloseTo(one[at], within(1e-9));
    }
  }

  @Test
  void missingReadingsScoreNothingAndTeachNothing() {
    IntToDoubleFunction noise = noise(50);
    SeriesDetector gappy = new SeriesDetector();
    SeriesDetector whole = new SeriesDetector();
    for (int at = 0; at < 1000; at++) {
      Instant when = START.plus(STEP.multipliedBy(at));
      assertThat(gappy.score(when, Double.NaN)).isZero();
      assertThat(gappy.score(when, Double.NEGATIVE_INFINITY)).isZero();
      assertThat(gappy.score(when, noise.applyAsDouble(at)))
          .isEqualTo(whole.score(when, noise.applyAsDouble(at)));
    }
  }

  @Test
  void timestampsMayRepeatLeapAndRunBackwards() {
    Random chance = new Random(60);
    SeriesDetector detector = new SeriesDetector();
    for (int at = 0; at < 2000; at++) {
      Instant when = START.plusSeconds(at % 7 == 0 ? 0 : chance.nextInt(10_000_000) - 5_000_000);
      assertThat(detector.score(when, chance.nextGaussian())).isBetween(0.0, 1.0);
    }
    assertThat(detector.score(Instant.MAX, 100)).isBetween(0.5, 1.0);
    assertThat(detector.score(Instant.MIN, 1e300)).isBetween(0.0, 1.0);
  }

  private static double[] scores(int readings, IntToDoubleFunction series) {
    SeriesDetector detector = new SeriesDetector();
    return IntStream.range(0, readings)
        .mapToDouble(
            at -> detector.score(START.plus(STEP.multipliedBy(at)), series.applyAsDouble(at)))
        .toArray();
  }

  private static List<Integer> alarms(double[] scores) {
    return IntStream.range(0, scores.length).filter(at -> scores[at] >= 0.5).boxed().toList();
  }

  private static Noise noise(int seed) {
    Random chance = new Random(seed);
    return new Noise(
        chance.doubles(20_000, -1, 1).map(one -> one + chance.nextGaussian()).toArray());
  }

  /** Ordinary unrest, the same each time it is asked. */
  private record Noise(double[] values) implements IntToDoubleFunction {
    @Override
    public double applyAsDouble(int at) {
      return values[at];
    }

    IntToDoubleFunction andShift(int from, double by) {
      return at -> values[at] + (at < from ? 0 : by);
    }
  }
}
