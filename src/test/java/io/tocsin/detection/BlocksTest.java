package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.Blocks.Counts;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import org.junit.jupiter.api.Test;

class BlocksTest {

  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  private Blocks blocks = new Blocks();
  private long person;

  private Counts comes(String block, long minute) {
    return blocks.join(block, ++person, minute);
  }

  /** So many people of the block report within one hour; how many of them count. */
  private int counted(String block, long hour, int people) {
    int counted = 0;
    for (int one = 0; one < people; one++) {
      counted += comes(block, hour * HOUR + one % HOUR) == Counts.NOT ? 0 : 1;
    }
    return counted;
  }

  /** So many people a day, one after the other at even times, for some days. */
  private void quietly(String block, int days, int aDay) {
    for (long day = 0; day < days; day++) {
      for (int one = 0; one < aDay; one++) {
        comes(block, day * DAY + one * DAY / aDay);
      }
    }
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
    assertThat(counted("carrier", 28 * 24, 5_000)).isBetween(140, 165);
  }

  @Test
  void aCarrierFromWhichSomebodyIsHeardNowAndThenIsKnownAfterSomeDays() {
    quietly("carrier", 5, 6);
    assertThat(counted("carrier", 5 * 24, 5_000)).isGreaterThan(20);
  }

  @Test
  void whoStandsBehindAKnownCarrierIsOneOfMany() {
    quietly("carrier", 7, 6);
    assertThat(comes("carrier", 7 * DAY)).isEqualTo(Counts.AS_ONE_OF_MANY);
    assertThat(comes("home", 7 * DAY)).isEqualTo(Counts.AS_ONE_LINE);
  }

  @Test
  void onePersonWhoReportsAllDayMakesNoCarrier() {
    for (long minute = 0; minute < 14 * DAY; minute += DAY / 6) {
      blocks.join("home", 1, minute);
    }
    assertThat(counted("home", 14 * 24, 5_000)).isLessThanOrEqualTo(3);
  }

  @Test
  void aBrigadeOfOneHourADayMakesNoCarrier() {
    for (long day = 0; day < 28; day++) {
      counted("brigade", day * 24 + day * 7 % 24, 5);
    }
    assertThat(counted("brigade", 28 * 24, 5_000)).isLessThanOrEqualTo(2);
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
    assertThat(counted("carrier", 60 * 24, 5_000)).isEqualTo(1);
  }

  @Test
  void turnOfTheHourDoublesNothing() {
    int counted = 0;
    for (long minute = 100 * HOUR - 15; minute < 100 * HOUR + 15; minute++) {
      counted += comes("host", minute) == Counts.NOT ? 0 : 1;
    }
    assertThat(counted).isEqualTo(1);
  }

  @Test
  void aLineAtHomeThatReportedOnManyDaysIsStillOnePersonAnHour() {
    for (long hour = 0; hour < 28 * 24; hour += 24) {
      counted("home", hour, 50);
    }
    assertThat(counted("home", 28 * 24, 500)).isEqualTo(1);
  }

  @Test
  void whatIsKnownSurvivesTheState() {
    quietly("carrier", 5, 6);
    comes("home", 5 * DAY - 1);
    StateOut out = new StateOut();
    blocks.save(out);
    blocks = new Blocks();
    blocks.restore(new StateIn(out.toBytes()));
    StateOut again = new StateOut();
    blocks.save(again);
    assertThat(again.toBytes()).isEqualTo(out.toBytes());
    assertThat(counted("carrier", 5 * 24, 5_000)).isGreaterThan(20);
  }
}
