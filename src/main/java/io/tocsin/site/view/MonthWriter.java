package io.tocsin.site.view;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.DayLog.Sums;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one month of the past: all services day by day, and what happened. */
public final class MonthWriter {

  private final Reading reading;
  private final DayWriter days;
  private final Place place;

  /**
   * Where a month stands among the months that are told of. Immutable.
   *
   * @param before the month before it, or null
   * @param after the month after it, or null
   * @param last its last day that is drawn
   */
  public record Place(
      YearMonth month, @Nullable YearMonth before, @Nullable YearMonth after, LocalDate last) {

    /** Returns the places of months on end, oldest first, the last of them until today. */
    public static List<Place> of(List<YearMonth> months, LocalDate today) {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < months.size(); i++) {
        LocalDate end = months.get(i).atEndOfMonth();
        places.add(
            new Place(
                months.get(i),
                i == 0 ? null : months.get(i - 1),
                i + 1 == months.size() ? null : months.get(i + 1),
                end.isBefore(today) ? end : today));
      }
      return places;
    }

    /** Returns the days of the month that are drawn, oldest first. */
    List<LocalDate> days() {
      return month.atDay(1).datesUntil(last.plusDays(1)).toList();
    }
  }

  /** Writes for a reading. */
  public MonthWriter(Reading reading, Place place) {
    this.reading = reading;
    this.days = new DayWriter(reading);
    this.place = place;
  }

  static HistoryView.Link link(Reading reading, YearMonth month) {
    Locale locale = Locale.forLanguageTag(reading.language());
    return new HistoryView.Link(
        month.format(DateTimeFormatter.ofPattern("LLLL yyyy", locale)),
        reading.path("history/" + month));
  }

  /** Writes the month. */
  public HistoryView.Month write() {
    List<LocalDate> dates = place.days();
    return new HistoryView.Month(
        link(reading, place.month()).name(),
        "history/" + place.month(),
        neighbour(place.before()),
        neighbour(place.after()),
        new DayRows(reading, days).write(dates),
        stretches(dates.reversed()));
  }

  private HistoryView.@Nullable Link neighbour(@Nullable YearMonth month) {
    return month == null ? null : link(reading, month);
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
            .filter(view -> view.touches(begin, end))
            .map(view -> new IncidentWriter(reading.forGood(), view).brief(0))
            .toList();
    List<MaintenanceBlock> works =
        reading.snapshot().maintenances().stream()
            .map(MaintenanceView::maintenance)
            .filter(work -> work.status() != Maintenance.Status.CANCELLED)
            .filter(work -> work.touches(begin, end))
            .map(work -> MaintenanceBlock.of(reading.forGood(), work))
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
}
