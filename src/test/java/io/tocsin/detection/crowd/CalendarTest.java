package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {

  private static final Calendar FRANCE =
      new Calendar(ZoneId.of("Europe/Paris"), Set.of(LocalDate.parse("2026-07-14")));

  private static int hour(String time) {
    return FRANCE.hourOfWeek(Instant.parse(time).getEpochSecond() / 3600);
  }

  @Test
  void theWeekBeginsOnMondayAtMidnightWherePeopleLive() {
    assertThat(hour("2026-03-01T23:00:00Z")).isZero();
    assertThat(hour("2026-03-02T07:00:00Z")).isEqualTo(8);
  }

  @Test
  void summerTimeMovesNobodysMorning() {
    assertThat(hour("2026-03-23T07:00:00Z")).as("winter, eight o'clock").isEqualTo(8);
    assertThat(hour("2026-03-30T06:00:00Z")).as("summer, eight o'clock").isEqualTo(8);
  }

  @Test
  void aPublicHolidayIsLivedLikeASunday() {
    assertThat(hour("2026-07-14T08:00:00Z")).isEqualTo(6 * 24 + 10);
    assertThat(hour("2026-07-15T08:00:00Z")).isEqualTo(2 * 24 + 10);
  }
}
