package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksTest {

  private static final long HOUR = 60;

  private final Blocks blocks = new Blocks(2);

  /** So many people of the block report within one hour; how many of them count. */
  private int counted(String block, long hour, int people) {
    int counted = 0;
    for (int person = 0; person < people; person++) {
      counted += blocks.admits(block, hour * HOUR + person % HOUR) ? 1 : 0;
    }
    return counted;
  }

  @Test
  void ofAnUnknownBlockTwoPeopleAnHourCount() {
    assertThat(counted("home", 0, 2)).as("at once").isEqualTo(2);
    assertThat(counted("home", 0, 500)).as("in the rest of the hour").isLessThanOrEqualTo(2);
    assertThat(counted("home", 1, 500)).as("the next hour").isLessThanOrEqualTo(2);
  }

  @Test
  void aCarrierThatUsuallyBringsManyMayBringMore() {
    for (long hour = 0; hour < 28 * 24; hour++) {
      counted("carrier", hour, 10);
    }
    assertThat(counted("carrier", 28 * 24, 5_000)).isBetween(30, 90);
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
    assertThat(counted("carrier", 60 * 24, 5_000)).isLessThanOrEqualTo(4);
  }

  @Test
  void turnOfTheHourDoublesNothing() {
    int counted = 0;
    for (long minute = 100 * HOUR - 15; minute < 100 * HOUR + 15; minute++) {
      counted += blocks.admits("host", minute) ? 1 : 0;
    }
    assertThat(counted).isBetween(2, 3);
  }
}
