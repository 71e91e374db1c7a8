package io.tocsin.incidents;

import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Gathers the reports about one service in rows that name nobody. Confined to one question. */
final class RowWatch implements Hindsight.Listener {

  private static final int MOST_ROWS = 1_000;

  private static final Comparator<Key> IN_TIME =
      Comparator.comparing(Key::minute)
          .thenComparing(Key::component)
          .thenComparing(Key::symptom)
          .thenComparing(Key::area);

  private final String service;
  private final Instant from;
  private final Instant until;
  private final Map<Key, Sum> rows = new TreeMap<>(IN_TIME);

  private record Key(Instant minute, String component, String symptom, String area) {}

  private static final class Sum {
    private final Set<String> people = new HashSet<>();
    private double weight;
    private int reduced;
  }

  RowWatch(String service, Instant from, Instant until) {
    this.service = service;
    this.from = from;
    this.until = until;
  }

  @Override
  public boolean hear(Signal signal) {
    if (signal instanceof CrowdReport report
        && report.service().equals(service)
        && !report.at().isBefore(from)
        && report.at().isBefore(until)) {
      take(report);
    }
    return !Hindsight.isPast(signal, until.plusSeconds(60)); // late ones of the last minute
  }

  private void take(CrowdReport report) {
    Sum sum =
        rows.computeIfAbsent(
            new Key(
                report.at().truncatedTo(ChronoUnit.MINUTES),
                report.component(),
                Objects.requireNonNullElse(report.symptom(), ""),
                Objects.requireNonNullElse(report.area(), "")),
            _ -> new Sum());
    sum.people.add(report.reporter().hash());
    sum.weight += report.weight();
    sum.reduced += report.weight() < 1 ? 1 : 0;
  }

  RawReports rows() {
    List<RawReports.Row> told = new ArrayList<>();
    rows.forEach((key, sum) ->
        told.add(
            new RawReports.Row(
                key.minute(),
                key.component(),
                key.symptom(),
                key.area(),
                sum.people.size(),
                sum.weight,
                sum.reduced)));
    List<RawReports.Row> shown = told.subList(0, Math.min(MOST_ROWS, told.size()));
    return new RawReports(shown, told.size() - shown.size());
  }
}
