package io.tocsin.console;

import io.tocsin.incidents.HelplineWait;
import io.tocsin.incidents.HelplineWait.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long callers waited over a day, as a drawing: a step for as long as each one held, a mark
 * where it was told, a gap where nobody knew. Immutable.
 *
 * <p>What it shows is also told line by line: marks differ in form, not in colour alone.
 *
 * @param rows the lengths from the longest down, each with its height
 * @param hours where the day is divided, each with its place
 * @param path of the steps
 * @param marks one for each time it was told, oldest first
 */
public record WaitChart(
    String service, List<Row> rows, List<Hour> hours, String path, List<Mark> marks) {

  /** The size of the drawing, in its own units. */
  public static final int WIDTH = 360;

  /** The same, downwards. */
  public static final int HEIGHT = 190;

  /** How long a time it shows. */
  public static final Duration SHOWN = Duration.ofHours(24);

  private static final int LEFT = 5;
  private static final int TOP = 20;
  private static final int STEP = 28;
  private static final int DIVISIONS = 4;

  /** From the longest wait down; closed is below all, for nobody waits. */
  private static final List<Length> DOWN =
      List.of(
          Length.OVER_TWENTY_MINUTES,
          Length.TEN_MINUTES,
          Length.FOUR_MINUTES,
          Length.TWO_MINUTES,
          Length.UNDER_ONE_MINUTE,
          Length.CLOSED);

  /** One length, and its height. */
  public record Row(Length length, int y) {}

  /** One moment of the day, and its place. */
  public record Hour(Instant at, double x) {}

  /** One time at which it was told. */
  public record Mark(HelplineWait told, double x, int y) {
    /** Says whether nobody answered. */
    public boolean closed() {
      return told.length() == Length.CLOSED;
    }
  }

  public WaitChart {
    rows = List.copyOf(rows);
    hours = List.copyOf(hours);
    marks = List.copyOf(marks);
  }

  /**
   * Draws.
   *
   * @param waits of one service, in any order
   */
  static WaitChart of(String service, List<HelplineWait> waits, Instant now) {
    Instant from = now.minus(SHOWN);
    List<HelplineWait> told =
        waits.stream()
            .filter(wait -> !wait.at().isBefore(from) && !wait.at().isAfter(now))
            .sorted(Comparator.comparing(HelplineWait::at).thenComparing(HelplineWait::id))
            .toList();
    List<Mark> marks =
        told.stream().map(wait -> new Mark(wait, x(wait.at(), now), y(wait.length()))).toList();
    return new WaitChart(service, lengths(), divisions(now), path(marks, now), marks);
  }

  private static List<Row> lengths() {
    return DOWN.stream().map(length -> new Row(length, y(length))).toList();
  }

  private static List<Hour> divisions(Instant now) {
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i <= DIVISIONS; i++) {
      Instant at = now.minus(SHOWN).plus(SHOWN.dividedBy(DIVISIONS).multipliedBy(i));
      hours.add(new Hour(at, x(at, now)));
    }
    return hours;
  }

  /** Each one holds until the next is told, and no longer than it is taken to be true. */
  private static String path(List<Mark> marks, Instant now) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      Instant until = earliest(mark.told().at().plus(HelplineWait.CURRENT_FOR), now);
      boolean followed = i + 1 < marks.size() && !marks.get(i + 1).told().at().isAfter(until);
      double end = followed ? marks.get(i + 1).x() : x(until, now);
      path.append(String.format(Locale.ROOT, "M%.1f %dH%.1f", mark.x(), mark.y(), end));
      if (followed) {
        path.append("V").append(marks.get(i + 1).y());
      }
    }
    return path.toString();
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static double x(Instant at, Instant now) {
    double share = Duration.between(now.minus(SHOWN), at).toMillis() / (double) SHOWN.toMillis();
    return Math.round((LEFT + share * (WIDTH - LEFT - 10)) * 10) / 10.0;
  }

  private static int y(Length length) {
    return TOP + DOWN.indexOf(length) * STEP;
  }
}
