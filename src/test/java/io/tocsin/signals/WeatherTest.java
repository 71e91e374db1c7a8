package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeatherTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final Weather weather = new Weather();

  private void rain(Instant minute, int reports) {
    IntStream.range(0, reports).forEach(report -> weather.rain(minute));
  }

  @ParameterizedTest
  @CsvSource({"0,12", "40,12", "41,13", "80,13", "81,14", "640,16", "5000,19", "1000000,20"})
  void puzzleGetsOneBitHarderWheneverTheRainDoubles(int reports, int bits) {
    rain(START, reports);
    assertThat(weather.bits(START)).isEqualTo(bits);
    assertThat(weather.bits(START.plusSeconds(60))).as("the minute after").isEqualTo(bits);
    assertThat(weather.bits(START.plusSeconds(180))).as("when it is over").isEqualTo(12);
  }

  @Test
  void busySiteIsCalmAtAHigherLevel() {
    for (int minute = 0; minute < 7 * 1_440; minute++) {
      rain(START.plus(Duration.ofMinutes(minute)), 100);
    }
    Instant now = START.plus(Duration.ofDays(7));
    rain(now, 390);
    assertThat(weather.bits(now)).isEqualTo(Weather.EASIEST);
    rain(now, 400);
    assertThat(weather.bits(now)).isEqualTo(Weather.EASIEST + 1);
  }

  @Test
  void floodOfAnHourIsNotUsualAfterwards() {
    for (int minute = 0; minute < 60; minute++) {
      rain(START.plus(Duration.ofMinutes(minute)), 20_000);
    }
    Instant after = START.plus(Duration.ofHours(2));
    rain(after, 82);
    assertThat(weather.bits(after)).isGreaterThan(Weather.EASIEST);
  }
}
