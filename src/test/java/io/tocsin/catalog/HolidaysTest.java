package io.tocsin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidaysTest {

  @Test
  void easterFallsWhereTheCalendarsPutIt() {
    assertThat(Holidays.easter(1961)).isEqualTo(LocalDate.of(1961, 4, 2));
    assertThat(Holidays.easter(2000)).isEqualTo(LocalDate.of(2000, 4, 23));
    assertThat(Holidays.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
    assertThat(Holidays.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
  }

  @Test
  void franceHasElevenAYear() {
    Holidays france = new Holidays(true, List.of(), List.of());
    assertThat(france.between(2026, 2026)).hasSize(11).contains(LocalDate.of(2026, 7, 14));
    assertThat(france.between(2026, 2028)).hasSize(33);
  }

  @Test
  void aDayThatAYearLacksIsLeftOut() {
    Holidays leap = new Holidays(false, List.of(MonthDay.of(2, 29)), List.of());
    assertThat(leap.between(2026, 2028)).containsExactly(LocalDate.of(2028, 2, 29));
  }
}
