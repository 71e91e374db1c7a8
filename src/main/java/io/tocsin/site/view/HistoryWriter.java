package io.tocsin.site.view;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.DayLog.Sums;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the past: all services over ninety days, and month by month with what happened. */
public final class HistoryWriter {

  /** Of more services than these only those that did not always work are drawn. */
  private static final int MOST = 100;

  private final Reading reading;
  private final DayWriter days;
  private final DateTimeFormatter name;

  /** Writes for a reading. */
  public HistoryWriter(Reading reading) {
    this.reading = reading;
    this.days = new DayWriter(reading);
    this.name = DateTimeFormatter.ofPattern("LLLL yyyy", Locale.forLanguageTag(reading.language()));
  }

  /** Writes the page that leads to the months. */
  public HistoryView index() {
    List<LocalDate> ninety = days.last(DayWriter.DAYS);
    List<HistoryView.Row> rows = rows(ninety);
    return new HistoryView(
        rows, undrawn(rows), months().reversed().stream().map(this::link).toList());
  }

  /** Returns the months that are drawn or of which anything is known, oldest first. */
  public List<YearMonth> months() {
    YearMonth last = YearMonth.from(days.today());
    YearMonth first = first(last);
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
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

  private HistoryView.Link link(YearMonth month) {
    return new HistoryView.Link(month.format(name), reading.path("history/" + month));
  }

  private List<HistoryView.Row> rows(List<LocalDate> dates) {
    List<ServiceView> services = reading.snapshot().services();
    return services.stream()
        .filter(service -> services.size() <= MOST || isBroken(service, dates))
        .limit(MOST)
        .map((ServiceView service) ->
            new HistoryView.Row(
                reading.words(service.name()),
                reading.path("service/" + service.id()),
                days.bars(service, dates)))
        .toList();
  }

  private boolean isBroken(ServiceView service, List<LocalDate> dates) {
    return service.components().stream()
        .anyMatch(component ->
            dates.stream().anyMatch(day -> days.sums(component.id(), day).all().broken() > 0));
  }

  private List<HistoryView.Link> undrawn(List<HistoryView.Row> drawn) {
    return reading.snapshot().services().stream()
        .map(service ->
            new HistoryView.Link(
                reading.words(service.name()), reading.path("service/" + service.id())))
        .filter(link -> drawn.stream().noneMatch(row -> row.path().equals(link.path())))
        .toList();
  }

  /** Writes one month. */
  public HistoryView.Month month(YearMonth month) {
    List<YearMonth> all = months();
    int index = all.indexOf(month);
    LocalDate end = month.plusMonths(1).atDay(1);
    LocalDate tomorrow = days.today().plusDays(1);
    List<LocalDate> dates =
        month.atDay(1).datesUntil(end.isBefore(tomorrow) ? end : tomorrow).toList();
    return new HistoryView.Month(
        month.format(name),
        "history/" + month,
        neighbour(all, index - 1),
        neighbour(all, index + 1),
        rows(dates),
        stretches(dates.reversed()));
  }

  private HistoryView.@Nullable Link neighbour(List<YearMonth> all, int index) {
    return index < 0 || index >= all.size() ? null : link(all.get(index));
  }

  private List<HistoryView.Stretch> stretches(List<LocalDate> newestFirst) {
    List<HistoryView.Stretch> stretches = new ArrayList<>();
    List<LocalDate> quiet = new ArrayList<>();
    for (LocalDate day : newestFirst) {
      HistoryView.Stretch told = told(day);
      boolean other = !quiet.isEmpty() && days.isSeen(quiet.getLast()) != days.isSeen(day);
      if (told != null || other) {
        flush(quiet, stretches);
      }
      if (told == null) {
        quiet.add(day);
      } else {
        stretches.add(told);
      }
    }
    flush(quiet, stretches);
    return stretches;
  }

  private void flush(List<LocalDate> quiet, List<HistoryView.Stretch> stretches) {
    if (quiet.isEmpty()) {
      return;
    }
    LocalDate from = quiet.getLast();
    LocalDate to = quiet.getFirst();
    String name =
        quiet.size() == 1
            ? reading.moments().day(from)
            : reading
                .phrases()
                .say(
                    "days.stretch",
                    "from",
                    reading.moments().day(from),
                    "to",
                    reading.moments().day(to));
    String says = reading.phrases().say(days.isSeen(from) ? "days.calm" : "days.nothing-at-all");
    List<String> ids = quiet.stream().map(DayWriter::id).toList();
    stretches.add(new HistoryView.Stretch(ids, name, says, List.of(), List.of(), List.of()));
    quiet.clear();
  }

  /** What is to tell of a day; null where nothing was broken and nobody worked. */
  private HistoryView.@Nullable Stretch told(LocalDate day) {
    Instant begin = days.begin(day);
    Instant end = days.begin(day.plusDays(1));
    List<IncidentBlock> incidents =
        reading.snapshot().incidents().stream()
            .filter((IncidentView view) -> touches(view.onset(), end(view), begin, end))
            .map(view -> new IncidentWriter(reading, view).write().shortened(0))
            .toList();
    List<MaintenanceBlock> works =
        reading.snapshot().maintenances().stream()
            .map(MaintenanceView::maintenance)
            .filter(work -> work.status() != Maintenance.Status.CANCELLED)
            .filter(work -> touches(work.start(), end(work), begin, end))
            .map(work -> MaintenanceBlock.of(reading, work))
            .toList();
    List<HistoryView.Line> lines =
        reading
            .components()
            .filter(component -> days.sums(component.id(), day).all().broken() > 0)
            .map(component -> line(component, day))
            .toList();
    return incidents.isEmpty() && works.isEmpty() && lines.isEmpty()
        ? null
        : new HistoryView.Stretch(
            List.of(DayWriter.id(day)), reading.moments().day(day), "", incidents, works, lines);
  }

  private HistoryView.Line line(ComponentView component, LocalDate day) {
    Sums sums = days.sums(component.id(), day);
    return new HistoryView.Line(
        reading.words(component.name()),
        reading.path("service/" + component.service()) + "#f-" + component.id(),
        days.says(sums));
  }

  private static @Nullable Instant end(IncidentView view) {
    return view.recoveredAt() != null ? view.recoveredAt() : view.closedAt();
  }

  private static Instant end(Maintenance work) {
    Instant ended = work.endedAt();
    return ended == null || ended.isBefore(work.start()) ? work.end() : ended;
  }

  private static boolean touches(
      Instant start, @Nullable Instant stop, Instant begin, Instant end) {
    return start.isBefore(end) && (stop == null || !stop.isBefore(begin));
  }
}
