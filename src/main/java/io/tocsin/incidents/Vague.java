package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of vague ways to tell when: from which to which instant each is taken to mean, by the
 * rules alone. "Soon" is not in it: nobody can be held to it.
 */
public enum Vague {
  /** Said at noon: 12:00 to 13:00. */
  WITHIN_THE_HOUR,
  /** Said at noon: 12:00 to 18:00. */
  WITHIN_HOURS,
  /** From when it is said to the end of that day. */
  TODAY,
  /** 18:00 to the end of that day. */
  TONIGHT,
  /** The next day, whole. */
  TOMORROW,
  /** From when it is said to the end of the third day after it. */
  WITHIN_DAYS,
  /** From when it is said to the end of the next Sunday. */
  THIS_WEEK,
  /** The named day, whole; the day is told beside it. */
  ON_THE_DAY;

  private static final Duration HOURS = Duration.ofHours(6);
  private static final int DAYS = 3;
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  /** Returns its name in forms and the API: {@code within-hours}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the one of that name. */
  public static Optional<Vague> find(String word) {
    return Stream.of(values()).filter(vague -> vague.word().equals(word)).findFirst();
  }

  /**
   * Reads the words as they were meant when they were said.
   *
   * @param said when they were said; for {@link #ON_THE_DAY} any instant of the named day
   * @param words as they were said
   */
  public Interval interval(Instant said, ZoneId zone, LocalizedText words) {
    LocalDate day = said.atZone(zone).toLocalDate();
    return switch (this) {
      case WITHIN_THE_HOUR -> new Interval(said, said.plus(Duration.ofHours(1)), words);
      case WITHIN_HOURS -> new Interval(said, said.plus(HOURS), words);
      case TODAY -> new Interval(said, lastOf(day, zone), words);
      case TONIGHT -> tonight(said, day, zone, words);
      case TOMORROW -> wholeDay(day.plusDays(1), zone, words);
      case WITHIN_DAYS -> new Interval(said, lastOf(day.plusDays(DAYS), zone), words);
      case THIS_WEEK ->
          new Interval(said, lastOf(day.plusDays(7 - day.getDayOfWeek().getValue()), zone), words);
      case ON_THE_DAY -> wholeDay(day, zone, words);
    };
  }

  private static Interval tonight(Instant said, LocalDate day, ZoneId zone, LocalizedText words) {
    Instant evening = day.atTime(EVENING).atZone(zone).toInstant();
    return new Interval(said.isAfter(evening) ? said : evening, lastOf(day, zone), words);
  }

  private static Interval wholeDay(LocalDate day, ZoneId zone, LocalizedText words) {
    return new Interval(day.atStartOfDay(zone).toInstant(), lastOf(day, zone), words);
  }

  private static Instant lastOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
  }
}
