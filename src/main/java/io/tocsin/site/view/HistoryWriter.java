package io.tocsin.site.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Writes the past: all services over ninety days, and the months that lead further back. */
public final class HistoryWriter {

  private final Reading reading;
  private final DayWriter days;

  /** Writes for a reading. */
  public HistoryWriter(Reading reading) {
    this.reading = reading;
    this.days = new DayWriter(reading);
  }

  /**
   * Writes the page that leads to the months.
   *
   * @param months oldest first
   */
  public HistoryView index(List<MonthWriter.Place> months) {
    List<LocalDate> ninety = days.last(DayWriter.DAYS);
    List<HistoryView.Row> rows = new DayRows(reading, days).write(ninety);
    return new HistoryView(
        rows,
        undrawn(rows),
        months.reversed().stream().map(place -> MonthWriter.link(reading, place.month())).toList());
  }

  /** Returns the months that are drawn or of which anything is known, oldest first. */
  public List<MonthWriter.Place> months() {
    YearMonth last = YearMonth.from(days.today());
    YearMonth first = first(last);
    return MonthWriter.Place.of(
        Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1)).toList(),
        days.today());
  }

  private YearMonth first(YearMonth last) {
    Stream<LocalDate> measured =
        reading.snapshot().days().first().isBefore(LocalDate.EPOCH.plusDays(1))
            ? Stream.of()
            : reading
                .snapshot()
                .days()
                .first()
                .datesUntil(days.today())
                .filter(days::isSeen)
                .limit(1);
    Stream<LocalDate> broken =
        reading.snapshot().incidents().stream().map(view -> day(view.onset()));
    Stream<LocalDate> drawn = days.last(DayWriter.DAYS).stream();
    return Stream.of(measured, broken, drawn)
        .flatMap(any -> any)
        .map(YearMonth::from)
        .filter(month -> month.isBefore(last))
        .min(YearMonth::compareTo)
        .orElse(last);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, reading.snapshot().site().zone());
  }

  private List<HistoryView.Link> undrawn(List<HistoryView.Row> drawn) {
    return reading.snapshot().services().stream()
        .map(service ->
            new HistoryView.Link(
                reading.words(service.name()), reading.path("service/" + service.id())))
        .filter(link -> drawn.stream().noneMatch(row -> row.path().equals(link.path())))
        .toList();
  }
}
