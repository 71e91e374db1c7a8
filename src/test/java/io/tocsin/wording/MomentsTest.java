package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private static final Instant NOW = Instant.parse("2026-03-03T09:05:00Z");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private final Moments french = new Moments("fr", PARIS, NOW);
  private final Moments english = new Moments("en", PARIS, NOW);

  @Test
  void momentIsSaidWithDayAndClock() {
    assertThat(plain(french.moment(NOW))).isEqualTo("mardi 3 mars à 10 h 05");
    assertThat(english.full(NOW)).isEqualTo("Tuesday 3 March, 10:05 (Paris time)");
    assertThat(plain(french.full(NOW))).isEqualTo("mardi 3 mars à 10 h 05 (heure de Paris)");
  }

  @Test
  void dayThatAPageSaysAtItsTopGoesWithoutSayingAndNoOtherDoes() {
    Moments near = french.onTheDayOf(NOW);
    assertThat(plain(near.moment(NOW))).isEqualTo("10 h 05");
    assertThat(plain(near.full(NOW))).isEqualTo("mardi 3 mars à 10 h 05 (heure de Paris)");
    Instant midnight = Instant.parse("2026-03-03T23:00:00Z"); // in Paris it is the fourth
    assertThat(plain(near.moment(midnight))).isEqualTo("mercredi 4 mars à 0 h");
    assertThat(plain(near.moment(midnight.minusSeconds(60)))).isEqualTo("23 h 59");
  }

  @Test
  void twoEndsSayTheirDaysUnlessTheyShareTheOneThatGoesWithoutSaying() {
    Moments near = french.onTheDayOf(NOW);
    Instant dayBefore = NOW.minusSeconds(86_400);
    assertThat(plain(near.between(dayBefore, NOW).moment(NOW))).isEqualTo("mardi 3 mars à 10 h 05");
    assertThat(plain(near.between(NOW.minusSeconds(60), NOW).moment(NOW))).isEqualTo("10 h 05");
  }

  @Test
  void languageWithoutWordsForTimesIsSaidInOneLanguageAndNotInTwo() {
    Moments other = new Moments("ar", PARIS, NOW);
    assertThat(plain(other.moment(NOW))).isEqualTo("mardi 3 mars à 10 h 05");
  }

  @Test
  void fullHourAndFirstOfTheMonthAreSaidAsPeopleSayThem() {
    Instant first = Instant.parse("2026-04-01T05:00:00Z");
    assertThat(plain(french.moment(first))).isEqualTo("mercredi 1er avril à 7 h");
    assertThat(english.moment(first)).isEqualTo("Wednesday 1 April, 07:00");
  }

  @Test
  void anotherYearIsSaid() {
    assertThat(plain(french.day(Instant.parse("2025-12-31T12:00:00Z"))))
        .isEqualTo("mercredi 31 décembre 2025");
  }

  @Test
  void hourIsToldInTheZoneAlsoWhenTheClockChanges() {
    assertThat(english.clock(Instant.parse("2026-03-29T00:30:00Z"))).isEqualTo("01:30");
    assertThat(english.clock(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("03:30");
  }

  @Test
  void vagueTimesStayVague() {
    assertThat(plain(french.aboutHour(NOW))).isEqualTo("mardi 3 mars vers 10 h");
    assertThat(plain(french.halfDay(NOW))).isEqualTo("mardi 3 mars, le matin");
  }

  @Test
  void lengthsUseTheirTwoLargestUnits() {
    assertThat(plain(french.length(Duration.ofSeconds(30)))).isEqualTo("moins d’une minute");
    assertThat(plain(french.length(Duration.ofMinutes(12)))).isEqualTo("12 min");
    assertThat(plain(french.length(Duration.ofMinutes(700)))).isEqualTo("11 h 40 min");
    assertThat(plain(english.length(Duration.ofHours(51)))).isEqualTo("2 days and 3 h");
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
