package io.tocsin.detection.crowd;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The hours of the week as people live them; immutable.
 *
 * <p>Hours are local, so that the change to summer time moves nobody's morning, and a public
 * holiday is lived like a Sunday.
 *
 * @param holidays public holidays, by the local date
 */
public record Calendar(ZoneId zone, Set<LocalDate> holidays) {

  /** Hours in a week. */
  public static final int WEEK = 168;

  /** For an installation that has not said where its people live. */
  public static final Calendar UTC = new Calendar(ZoneOffset.UTC, Set.of());

  public Calendar {
    holidays = Set.copyOf(holidays);
  }

  /**
   * Returns the hour of the week, 0 to 167, Monday midnight first.
   *
   * @param epochHour hours since 1970, UTC
   */
  public int hourOfWeek(long epochHour) {
    ZonedDateTime local = Instant.ofEpochSecond(epochHour * 3600).atZone(zone);
    DayOfWeek day =
        holidays.contains(local.toLocalDate()) ? DayOfWeek.SUNDAY : local.getDayOfWeek();
    return (day.getValue() - 1) * 24 + local.getHour();
  }
}
