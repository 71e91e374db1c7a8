package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksTest {

  private static final long HOUR = 60;

  private final Blocks blocks = new Blocks();

  /** So many people of the block report within one hour; how many of them count. */
  private int counted(String block, long hour, int people) {
    int counted = 0;
    for (int person = 0; person < people; person++) {
      counted += blocks.admits(block, hour * HOUR + person % HOUR) ? 1 : 0;
    }
    return counted;
  }

  @Test
  void ofAnUnknownBlockOnePersonAnHourCounts() {
    assertThat(counted("home", 0, 500)).isEqualTo(1);
    assertThat(counted("home", 1, 500)).as("the next hour").isBetween(1, 2);
  }

  @Test
  void aCarrierThatUsuallyBringsManyMayBringMore() {
    for (long hour = 0; hour < 28 * 24; hour++) {
      counted("carrier", hour, 10);
    }
    assertThat(counted("carrier", 28 * 24, 5_000)).isBetween(70, 85);
  }

  @Test
  void aBrigadeGrowsNoAllowanceWithinADay() {
    for (long hour = 0; hour < 24; hour++) {
      counted("brigade", hour, 5_000);
    }
    assertThat(counted("brigade", 24, 5_000)).isLessThanOrEqualTo(3);
  }

  @Test
  void whatABlockUsuallyBringsIsForgottenWhenItFallsSilent() {
    for (long hour = 0; hour < 28 * 24; hour++) {
      counted("carrier", hour, 10);
    }
    assertThat(counted("carrier", 60 * 24, 5_000)).isEqualTo(2);
  }

  @Test
  void turnOfTheHourDoublesNothing() {
    int counted = 0;
    for (long minute = 100 * HOUR - 15; minute < 100 * HOUR + 15; minute++) {
      counted += blocks.admits("host", minute) ? 1 : 0;
    }
    assertThat(counted).isEqualTo(1);
  }
}
