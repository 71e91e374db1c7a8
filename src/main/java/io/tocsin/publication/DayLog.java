package io.tocsin.publication;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How every component was, day after day, in the zone of the catalogue. Immutable.
 *
 * <p>A day is written as one letter, so that a thousand components over a year stay small: {@link
 * #WORKED} all of it, {@link #UNSEEN} for no measurement at all, {@link #MIXED} for the next of the
 * mixed days.
 *
 * @param first the day of the first letter
 * @param byComponent of each component as many letters, the last one for the day that runs
 */
public record DayLog(LocalDate first, Map<String, Days> byComponent) {

  /** The whole day was measured, and it worked. */
  public static final char WORKED = 'w';

  /** Nothing was measured. */
  public static final char UNSEEN = 'n';

  /** Some of each. */
  public static final char MIXED = 'm';

  /** Nothing is known of any day. */
  public static final DayLog NONE = new DayLog(LocalDate.EPOCH, Map.of());

  public DayLog {
    byComponent = Map.copyOf(byComponent);
  }

  /** The days of one component. */
  public record Days(String letters, List<Sums> mixed) {

    /** No day. */
    public static final Days NONE = new Days("", List.of());

    public Days {
      mixed = List.copyOf(mixed);
      if (mixed(letters) != mixed.size()) {
        throw new IllegalArgumentException("a mixed day without its sums: " + letters);
      }
    }

    /** Returns the sums of a day; a day that lies outside was not measured. */
    public Sums at(int day, int minutes) {
      if (day < 0 || day >= letters.length()) {
        return Sums.unseen(minutes);
      }
      return switch (letters.charAt(day)) {
        case WORKED -> Sums.worked(minutes);
        case MIXED -> mixed.get(mixed(letters.substring(0, day)));
        default -> Sums.unseen(minutes);
      };
    }

    /** Returns some of the days, by index; those that lie outside are left out. */
    Days between(int from, int to) {
      int begin = Math.clamp(from, 0, letters.length());
      String part = letters.substring(begin, Math.clamp(to, begin, letters.length()));
      if (part.isEmpty()) {
        return NONE;
      }
      int before = mixed(letters.substring(0, begin));
      return new Days(part, mixed.subList(before, before + mixed(part)));
    }

    private static int mixed(String letters) {
      return (int) letters.chars().filter(letter -> letter == MIXED).count();
    }

    /** Appends the days of another part. */
    Days and(Days later) {
      return new Days(
          letters + later.letters,
          java.util.stream.Stream.concat(mixed.stream(), later.mixed.stream()).toList());
    }
  }

  /**
   * A day in minutes.
   *
   * @param apart the same with the time of announced work left out
   */
  public record Sums(int minutes, Part all, Part apart) {

    static Sums worked(int minutes) {
      Part part = new Part(minutes, 0, 0);
      return new Sums(minutes, part, part);
    }

    static Sums unseen(int minutes) {
      return new Sums(minutes, Part.NOTHING, Part.NOTHING);
    }

    /** Returns the minutes that nobody measured. */
    public int unseen() {
      return Math.max(0, minutes - all.known());
    }

    /** Adds another day, or another component. */
    public Sums plus(Sums other) {
      return new Sums(minutes + other.minutes, all.plus(other.all), apart.plus(other.apart));
    }
  }

  /** Minutes of each state that was measured. */
  public record Part(int works, int degraded, int out) {

    static final Part NOTHING = new Part(0, 0, 0);

    /** Returns the minutes that were measured. */
    public int known() {
      return works + degraded + out;
    }

    /** Returns the minutes in which it did not work well. */
    public int broken() {
      return degraded + out;
    }

    Part plus(Part other) {
      return new Part(works + other.works, degraded + other.degraded, out + other.out);
    }
  }

  /** Returns what is known of these days, both included, and of no other. */
  public DayLog between(LocalDate from, LocalDate to) {
    LocalDate begin = from.isBefore(first) ? first : from;
    int index = (int) ChronoUnit.DAYS.between(first, begin);
    int end = (int) ChronoUnit.DAYS.between(first, to.plusDays(1));
    Map<String, Days> some = HashMap.newHashMap(byComponent.size());
    byComponent.forEach((component, days) -> some.put(component, days.between(index, end)));
    return new DayLog(begin, some);
  }

  /** Returns the days of a component. */
  public Days of(String component) {
    return byComponent.getOrDefault(component, Days.NONE);
  }
}
