package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringsTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final long CARRIER = 7;

  private final Gatherings gatherings = new Gatherings(4_096);

  private Gatherings.Size hour(int hour, int members) {
    Instant at = START.plus(Duration.ofHours(hour));
    return IntStream.rangeClosed(1, members)
        .mapToObj(member -> gatherings.join(CARRIER, member, at))
        .reduce(gatherings.join(CARRIER, 0, at), (before, after) -> after);
  }

  @Test
  void memberWhoComesAgainWithinTheHourIsOne() {
    hour(0, 5);
    assertThat(hour(0, 5).present()).isEqualTo(6);
    assertThat(hour(1, 2).present()).isEqualTo(3);
  }

  @Test
  void groupsDoNotMix() {
    hour(0, 5);
    assertThat(gatherings.join(8, 1, START).present()).isEqualTo(1);
  }

  @Test
  void whatIsUsualGrowsWithDaysOfReporters() {
    IntStream.range(0, 14 * 24).forEach(hour -> hour(hour, 39));
    assertThat(hour(14 * 24, 39).usual()).isBetween(38.0, 40.1);
  }

  @Test
  void oneFloodMakesNoCrowdUsual() {
    hour(0, 4_000);
    assertThat(hour(1, 1).usual()).isLessThan(1);
  }

  @Test
  void whoeverMeansToMakeACrowdUsualNeedsDaysOfCrowds() {
    IntStream.range(0, 12).forEach(hour -> hour(hour, 1_000));
    assertThat(hour(12, 1).usual()).as("half a day").isLessThan(8);
    IntStream.range(13, 24).forEach(hour -> hour(hour, 1_000));
    assertThat(hour(24, 1).usual()).as("a day").isLessThan(16);
  }

  @Test
  void whatWasUsualFadesWithoutAnybody() {
    IntStream.range(0, 14 * 24).forEach(hour -> hour(hour, 39));
    assertThat(hour(17 * 24, 1).usual()).isLessThan(3);
  }

  @Test
  void memoryIsFixedAndTheOldestIsForgotten() {
    Pigeonholes holes = new Pigeonholes(16);
    IntStream.rangeClosed(1, 10_000).forEach(i -> holes.put(i, i));
    assertThat(IntStream.rangeClosed(1, 10_000).filter(i -> holes.get(i) == i).count())
        .isEqualTo(16);
    assertThat(holes.get(10_000)).isEqualTo(10_000);
    holes.put(10_000, 0);
    assertThat(holes.get(10_000)).isZero();
  }
}
