package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Availability;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Span;
import io.tocsin.publication.DayLog.Days;
import io.tocsin.publication.DayLog.Part;
import io.tocsin.publication.DayLog.Sums;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Adds up the days of all components, and keeps those that are settled: a statement costs the sums
 * of the last two days. Confined to one thread at a time.
 */
final class DayKeeper {

  /** How far back days are told: a year, and the month it began in. */
  static final int DAYS = 396;

  /** The day that runs is told by steps, so that a page of the past is not made anew at once. */
  private static final Duration STEP = Duration.ofMinutes(10);

  /** What happens is written down late at times; older days stand. */
  private static final int UNSETTLED = 2;

  private final IncidentArchive archive;
  private LocalDate settledUntil = LocalDate.MIN;
  private ZoneId settledIn = ZoneOffset.UTC;
  private Map<String, Days> settled = Map.of();

  DayKeeper(IncidentArchive archive) {
    this.archive = archive;
  }

  DayLog days(Transaction transaction, Catalog catalog, Instant now) {
    ZoneId zone = catalog.zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate first = today.minusDays(DAYS - 1L);
    LocalDate young = today.minusDays(UNSETTLED - 1L);
    if (!settledUntil.equals(young) || !settledIn.equals(zone)) {
      settled = sums(transaction, catalog, first, young, now);
      settledUntil = young;
      settledIn = zone;
    }
    Map<String, Days> recent = sums(transaction, catalog, young, today.plusDays(1), now);
    int old = (int) ChronoUnit.DAYS.between(first, young);
    Map<String, Days> all = new HashMap<>();
    recent.forEach((component, days) -> all.put(component, settled(component, old).and(days)));
    return new DayLog(first, all);
  }

  /** A component that is new in the catalogue has an unseen past. */
  private Days settled(String component, int days) {
    Days known = settled.get(component);
    return known == null ? new Days(String.valueOf(DayLog.UNSEEN).repeat(days), List.of()) : known;
  }

  private Map<String, Days> sums(
      Transaction transaction, Catalog catalog, LocalDate from, LocalDate to, Instant now) {
    ZoneId zone = catalog.zone();
    Instant begin = from.atStartOfDay(zone).toInstant();
    Map<String, List<Span>> spans =
        archive.spans(transaction, begin, now).stream()
            .collect(Collectors.groupingBy(Span::component));
    List<Maintenance> works = archive.maintenances(transaction, begin);
    Map<String, Days> sums = new HashMap<>();
    for (Component component : catalog.components()) {
      List<Maintenance> its =
          works.stream().filter(work -> work.components().contains(component.id())).toList();
      List<Span> known = spans.getOrDefault(component.id(), List.of());
      sums.put(component.id(), days(known, its, new Period(from, to, zone, now)));
    }
    return sums;
  }

  /** Days in a zone, the last one not included, as far as they are over. */
  record Period(LocalDate from, LocalDate to, ZoneId zone, Instant now) {
    Instant begin(LocalDate day) {
      return day.atStartOfDay(zone).toInstant();
    }

    Instant end(LocalDate day) {
      Instant end = begin(day.plusDays(1));
      return end.isAfter(now) ? stepped(now) : end;
    }

    private static Instant stepped(Instant now) {
      return Instant.ofEpochSecond(
          now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), STEP.toSeconds()));
    }
  }

  /** Adds up the days of one component. */
  static Days days(List<Span> spans, List<Maintenance> works, Period period) {
    StringBuilder letters = new StringBuilder();
    List<Sums> mixed = new ArrayList<>();
    for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
      Instant begin = period.begin(day);
      Instant end = period.end(day);
      List<Span> its =
          spans.stream()
              .filter(span -> span.from().isBefore(end))
              .filter(span -> span.to() == null || span.to().isAfter(begin))
              .filter(span -> span.state() != ComponentState.UNKNOWN)
              .toList();
      if (its.isEmpty() || !begin.isBefore(end)) {
        letters.append(DayLog.UNSEEN);
      } else if (end.equals(period.begin(day.plusDays(1))) && isWhole(its, begin, end)) {
        letters.append(DayLog.WORKED);
      } else {
        letters.append(DayLog.MIXED);
        mixed.add(sums(Availability.of(its, works, begin, end), Duration.between(begin, end)));
      }
    }
    return new Days(letters.toString(), mixed);
  }

  private static boolean isWhole(List<Span> spans, Instant begin, Instant end) {
    Span only = spans.getFirst();
    return spans.size() == 1
        && only.state() == ComponentState.WORKS
        && !only.from().isAfter(begin)
        && (only.to() == null || !only.to().isBefore(end));
  }

  private static Sums sums(Availability measured, Duration length) {
    return new Sums(
        minutes(length), part(measured.measured()), part(measured.outsideMaintenance()));
  }

  private static Part part(Map<ComponentState, Duration> times) {
    return new Part(
        minutes(times.getOrDefault(ComponentState.WORKS, Duration.ZERO)),
        minutes(times.getOrDefault(ComponentState.DEGRADED, Duration.ZERO)),
        minutes(times.getOrDefault(ComponentState.OUT, Duration.ZERO)));
  }

  /** Rounds to the nearest: a day never has more minutes than it lasts by much. */
  private static int minutes(Duration duration) {
    return (int) ((duration.toSeconds() + 30) / 60);
  }
}
