package io.tocsin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoryClockTest {

  private static final Instant START = Instant.parse("2024-06-12T03:10:00Z");

  private long nanos;

  @Test
  void clockNeverGoesBackWhateverItsSpeed() {
    long seed = 12;
    Random random = new Random(seed);
    StoryClock clock = new StoryClock(START, () -> nanos);
    Instant before = clock.instant();
    for (int i = 0; i < 10_000; i++) {
      nanos += random.nextInt(1_000_000);
      clock.setSpeed(random.nextBoolean() ? 1 : 1 + random.nextInt(12_000));
      Instant now = clock.instant();
      assertThat(now).as("seed %d, step %d", seed, i).isAfterOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void minutePassesInASecondAtReadingSpeed() {
    StoryClock clock = new StoryClock(START, () -> nanos);
    clock.setSpeed(Pacing.READING);
    nanos += Duration.ofSeconds(10).toNanos();
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void nobodyWaitsLongerThanASecond() {
    StoryClock clock = new StoryClock(START, () -> nanos);
    assertThat(clock.real(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(1));
    clock.setSpeed(12_000);
    assertThat(clock.real(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(250));
  }
}
