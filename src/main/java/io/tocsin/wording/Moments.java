package io.tocsin.wording;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says times and durations in words, always with the day, unless it speaks {@link #onTheDayOf on a
 * day}. Immutable, thread-safe.
 *
 * <p>The year is said when it is not the year of the reference.
 */
public final class Moments {

  private static final Phrasebook BUNDLE = Phrasebook.load("time", List.of("fr", "en"));

  /** Beyond it, "Tuesday" could be either of two. */
  private static final Duration ONE_WEEKDAY_OF_A_NAME = Duration.ofDays(3);

  private static final int NO_YEAR = Integer.MIN_VALUE;

  private final Phrases phrases;
  private final ZoneId zone;
  private final Locale locale;
  private final int year;
  private final Instant reference;

  /** The day that goes without saying, or null. */
  private final @Nullable LocalDate known;

  /**
   * Speaks a language in a zone.
   *
   * @param reference the moment of speaking
   */
  public Moments(String language, ZoneId zone, Instant reference) {
    this(language, zone, reference, null);
  }

  private Moments(String language, ZoneId zone, Instant reference, @Nullable LocalDate known) {
    this(language, zone, reference, reference.atZone(zone).getYear(), known);
  }

  private Moments(
      String language, ZoneId zone, Instant reference, int year, @Nullable LocalDate known) {
    this.phrases = BUNDLE.in(language);
    this.zone = zone;
    this.locale = Locale.forLanguageTag(phrases.language()); // names of days fit the phrases
    this.year = year;
    this.reference = reference;
    this.known = known;
  }

  /**
   * Returns the same for a page that stands still and says at its top of which day it is: a moment
   * of that day is its clock alone.
   */
  public Moments onTheDayOf(Instant said) {
    return new Moments(phrases.language(), zone, reference, year, LocalDate.ofInstant(said, zone));
  }

  /** Returns the same for two ends of a drawing: on two days each end says its own. */
  public Moments between(Instant from, Instant to) {
    boolean oneDay = LocalDate.ofInstant(from, zone).equals(LocalDate.ofInstant(to, zone));
    return oneDay ? this : new Moments(phrases.language(), zone, reference, year, null);
  }

  /** Returns the same for a page that stands for good: it says the year with every day. */
  public Moments forGood() {
    return new Moments(phrases.language(), zone, reference, NO_YEAR, known);
  }

  /** Returns day and clock: {@code mardi 3 mars à 10 h 05}, {@code Tuesday 3 March, 10:05}. */
  public String moment(Instant instant) {
    return LocalDate.ofInstant(instant, zone).equals(known) ? clock(instant) : dated(instant);
  }

  /**
   * Returns a beginning and an end, the day once where it is one: {@code mardi 3 mars, de 9 h à 10
   * h}.
   */
  public String span(Instant from, Instant to) {
    boolean oneDay = LocalDate.ofInstant(from, zone).equals(LocalDate.ofInstant(to, zone));
    return oneDay
        ? phrases.say("span-of-day", Map.of("day", day(from), "from", clock(from), "to", clock(to)))
        : phrases.say("span", "from", dated(from), "to", dated(to));
  }

  private String dated(Instant instant) {
    return phrases.say("moment", "day", day(instant), "clock", clock(instant));
  }

  /** Returns day, clock and zone: {@code Tuesday 3 March, 10:05 (Paris time)}. */
  public String full(Instant instant) {
    return phrases.say("zoned", "moment", dated(instant), "zone", zone());
  }

  /** Returns the day: {@code mardi 3 mars}, {@code Tuesday 3 March}. */
  public String day(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return phrases.say(
        local.getYear() == year ? "day" : "day-of-year",
        Map.of(
            "weekday", local.getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
            "day", Integer.toString(local.getDayOfMonth()),
            "month", local.getMonth().getDisplayName(TextStyle.FULL, locale),
            "year", Integer.toString(local.getYear())));
  }

  /** Returns the clock alone: {@code 10 h 05}, {@code 10:05}. */
  public String clock(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return phrases.say(
        local.getMinute() == 0 ? "clock-full-hour" : "clock",
        Map.of(
            "hour", Integer.toString(local.getHour()),
            "hour2", two(local.getHour()),
            "minute", two(local.getMinute())));
  }

  /**
   * Returns the shortest form that still says the day: {@code mardi 7h40}, {@code Tue 7:40}; with
   * its date when that weekday is not the nearest one.
   */
  public String brief(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    boolean near = Duration.between(reference, instant).abs().compareTo(ONE_WEEKDAY_OF_A_NAME) < 0;
    return phrases.say(
        near ? "brief" : "brief-date",
        Map.of(
            "weekday", local.getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
            "date", day(instant),
            "hour", Integer.toString(local.getHour()),
            "hour2", two(local.getHour()),
            "full", local.getMinute() == 0 ? "yes" : "no",
            "minute", two(local.getMinute())));
  }

  /**
   * Returns day and clock in words alone, to be spoken: {@code mardi à sept heures quarante}; with
   * its date when that weekday is not the nearest one.
   */
  public String spoken(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return phrases.say(
        isNear(instant) ? "spoken-near" : "spoken",
        Map.of(
            "weekday", local.getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
            "day", local.getDayOfMonth(),
            "month", local.getMonth().getDisplayName(TextStyle.FULL, locale),
            "clock", spokenClock(phrases, local.getHour(), local.getMinute())));
  }

  private boolean isNear(Instant instant) {
    return Duration.between(reference, instant).abs().compareTo(ONE_WEEKDAY_OF_A_NAME) < 0;
  }

  /** Returns a clock in words alone: {@code sept heures quarante}, {@code seven forty}. */
  static String spokenClock(Phrases phrases, int hour, int minute) {
    String half = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
    return phrases.say(
        "spoken-clock",
        Map.of(
            "hour", hour,
            "hour12", (hour + 11) % 12 + 1,
            "half", half,
            "full", minute == 0 ? "yes" : minute < 10 ? "few" : "no",
            "minute", minute));
  }

  /** Returns the day of a calendar: {@code mardi 3 mars}, {@code Tuesday 3 March}. */
  public String day(LocalDate date) {
    return day(date.atTime(LocalTime.NOON).atZone(zone).toInstant());
  }

  /** Returns the hour as an approximate word: {@code mardi 3 mars vers 10 h}. */
  public String aboutHour(Instant instant) {
    Instant hour = instant.atZone(zone).plusMinutes(30).withMinute(0).toInstant();
    return phrases.say("about", "day", day(hour), "clock", clock(hour));
  }

  /** Returns the half of a day: {@code mardi 3 mars, le matin}. */
  public String halfDay(Instant instant) {
    String half = instant.atZone(zone).getHour() < 12 ? "morning" : "afternoon";
    return phrases.say("half-day", "day", day(instant), "half", half);
  }

  /** Returns the name of the zone: {@code heure de Paris}, {@code Paris time}. */
  public String zone() {
    String city =
        TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(zone.getId());
    return city == null ? zone.getId() : phrases.say("zone", "city", city);
  }

  /** Returns a length of time in its two largest units: {@code 2 jours et 3 h}, {@code 12 min}. */
  public String length(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes < 60) {
      return phrases.say("minutes", "minutes", minutes);
    }
    if (minutes < 48 * 60) {
      return phrases.say("hours", "hours", minutes / 60, "minutes", minutes % 60);
    }
    return phrases.say("days", "days", minutes / 1440, "hours", minutes / 60 % 24);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
