package io.tocsin.site.view;

import io.tocsin.publication.DayLog;
import io.tocsin.publication.DayLog.Part;
import io.tocsin.publication.DayLog.Sums;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes days: of a component, and of a service as the sum of its components. */
final class DayWriter {

  /** As many days as a row of bars has. */
  static final int DAYS = 90;

  /** However short, a failure is seen. */
  private static final int SEEN = 8;

  private final Reading reading;
  private final DayLog log;
  private final ZoneId zone;
  private final LocalDate today;
  private final Map<LocalDate, Day> known = new HashMap<>();
  private final Map<Drawn, DayBars.Bar> drawn = new HashMap<>();

  /**
   * What every row says of a day.
   *
   * @param index of its letter in the log
   * @param minutes it has
   */
  private record Day(int index, int minutes, String name, String path) {}

  /** Among a hundred services over ninety days most bars are alike. */
  private record Drawn(LocalDate day, Sums sums) {}

  DayWriter(Reading reading) {
    this.reading = reading;
    this.log = reading.snapshot().days();
    this.zone = reading.snapshot().site().zone();
    this.today = lastDay();
  }

  /** Returns the day it is in the zone of the catalogue. */
  LocalDate today() {
    return today;
  }

  private LocalDate lastDay() {
    return log.byComponent().values().stream()
        .filter(days -> !days.letters().isEmpty())
        .map(days -> log.first().plusDays(days.letters().length() - 1L))
        .max(LocalDate::compareTo)
        .orElseGet(() -> LocalDate.ofInstant(reading.now(), zone));
  }

  /** Returns where the evidence of a day stands. */
  String path(LocalDate day) {
    return reading.path("history/" + YearMonth.from(day)) + "#" + id(day);
  }

  static String id(LocalDate day) {
    return "d-" + day;
  }

  /** Returns the first instant of a day. */
  Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Returns what was measured of a component on a day. */
  Sums sums(String component, LocalDate day) {
    Day its = day(day);
    return log.of(component).at(its.index(), its.minutes());
  }

  private Day day(LocalDate date) {
    return known.computeIfAbsent(
        date,
        day ->
            new Day(
                (int) ChronoUnit.DAYS.between(log.first(), day),
                minutes(day),
                reading.moments().day(day),
                path(day)));
  }

  /** Says whether a component failed on one of the days. */
  boolean isBroken(ComponentView component, Collection<LocalDate> days) {
    boolean ever =
        log.of(component.id()).mixed().stream().anyMatch(sums -> sums.all().broken() > 0);
    return ever && days.stream().anyMatch(day -> sums(component.id(), day).all().broken() > 0);
  }

  private int minutes(LocalDate day) {
    return (int) Duration.between(begin(day), begin(day.plusDays(1))).toMinutes();
  }

  /** Says whether anything was measured on a day. */
  boolean isSeen(LocalDate day) {
    return reading.components().anyMatch(one -> sums(one.id(), day).all().known() > 0);
  }

  /** Draws the last ninety days of a component. */
  DayBars bars(ComponentView component) {
    return bars(List.of(component), last(DAYS));
  }

  /** Draws days of a service. */
  DayBars bars(ServiceView service, List<LocalDate> days) {
    return bars(service.components(), days);
  }

  /** Returns the last days, oldest first. */
  List<LocalDate> last(int days) {
    return today.minusDays(days - 1L).datesUntil(today.plusDays(1)).toList();
  }

  private DayBars bars(List<ComponentView> components, List<LocalDate> days) {
    Sums whole = new Sums(0, new Part(0, 0, 0), new Part(0, 0, 0));
    List<DayBars.Bar> bars = new ArrayList<>();
    int broken = 0;
    int unseen = 0;
    for (LocalDate day : days) {
      Sums sums = sum(components, day);
      whole = whole.plus(sums);
      bars.add(drawn.computeIfAbsent(new Drawn(day, sums), bar -> bar(bar.sums(), bar.day())));
      broken += sums.all().broken() > 0 ? 1 : 0;
      unseen += sums.all().known() == 0 ? 1 : 0;
    }
    return new DayBars(
        bars,
        ends(days),
        reading
            .phrases()
            .say("days.summary", Map.of("days", days.size(), "broken", broken, "unseen", unseen)),
        Shares.worked(reading, whole.apart()),
        Shares.worked(reading, whole.all()),
        Shares.percent(
            reading, whole.minutes() == 0 ? 0 : whole.all().known() / (double) whole.minutes()));
  }

  private DayBars.Ends ends(List<LocalDate> days) {
    return new DayBars.Ends(
        reading.moments().day(days.getFirst()),
        reading.moments().day(days.get(Math.max(0, days.size() - DayBars.FEW))),
        reading.moments().day(days.getLast()));
  }

  private Sums sum(List<ComponentView> components, LocalDate day) {
    return components.stream()
        .map(component -> sums(component.id(), day))
        .reduce(Sums::plus)
        .orElseGet(() -> new Sums(0, new Part(0, 0, 0), new Part(0, 0, 0)));
  }

  private DayBars.Bar bar(Sums sums, LocalDate day) {
    int minutes = Math.max(1, sums.minutes());
    int broken = units(sums.all().broken(), minutes);
    int unseen =
        sums.all().known() == 0
            ? DayBars.HEIGHT
            : Math.min(DayBars.HEIGHT - broken, units(sums.unseen(), minutes));
    Day its = day(day);
    String title = its.name() + reading.phrases().say("days.colon") + says(sums);
    return new DayBars.Bar(title, its.path(), broken, unseen);
  }

  private static int units(int part, int whole) {
    int exact = Math.round(part * (float) DayBars.HEIGHT / whole);
    return part == 0 ? 0 : Math.clamp(exact, SEEN, DayBars.HEIGHT);
  }

  /** Says in words what was measured. */
  String says(Sums sums) {
    List<String> parts = new ArrayList<>();
    add(parts, "days.out", sums.all().out());
    add(parts, "days.degraded", sums.all().degraded());
    if (sums.all().known() == 0) {
      parts.add(reading.phrases().say("days.nothing"));
    } else if (parts.isEmpty()) {
      parts.add(reading.phrases().say("days.works"));
    }
    if (sums.all().known() > 0 && sums.unseen() > 1) {
      add(parts, "days.unseen", sums.unseen());
    }
    return String.join(", ", parts);
  }

  private void add(List<String> parts, String key, int minutes) {
    if (minutes > 0) {
      String length = reading.moments().length(Duration.ofMinutes(minutes));
      parts.add(reading.phrases().say(key, "length", length));
    }
  }
}
