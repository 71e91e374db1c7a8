package io.tocsin.catalog;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Public holidays, which people live like Sundays. Immutable.
 *
 * @param france whether those of metropolitan France are meant (code du travail, L3133-1)
 * @param yearly those that fall on the same day every year
 * @param once single days
 */
public record Holidays(boolean france, List<MonthDay> yearly, List<LocalDate> once) {

  /** Nobody named any. */
  public static final Holidays NONE = new Holidays(false, List.of(), List.of());

  private static final List<MonthDay> FRENCH =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 8),
          MonthDay.of(7, 14),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  private static final int EASTER_MONDAY = 1;
  private static final int ASCENSION = 39;
  private static final int WHIT_MONDAY = 50;

  public Holidays {
    yearly = List.copyOf(yearly);
    once = List.copyOf(once);
  }

  /** Returns all of the years from one to another, both included. */
  public Set<LocalDate> between(int firstYear, int lastYear) {
    Set<LocalDate> days = new TreeSet<>(once);
    for (int year = firstYear; year <= lastYear; year++) {
      addAll(days, yearly, year);
      if (france) {
        addAll(days, FRENCH, year);
        LocalDate easter = easter(year);
        days.add(easter.plusDays(EASTER_MONDAY));
        days.add(easter.plusDays(ASCENSION));
        days.add(easter.plusDays(WHIT_MONDAY));
      }
    }
    return days;
  }

  private static void addAll(Set<LocalDate> days, List<MonthDay> same, int year) {
    same.stream()
        .filter(day -> Year.of(year).isValidMonthDay(day))
        .forEach(day -> days.add(day.atYear(year)));
  }

  /** Easter Sunday of the Gregorian calendar (Butcher's rule, as Meeus 1991 gives it). */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int shift = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int day = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
