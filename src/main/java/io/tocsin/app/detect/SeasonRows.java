package io.tocsin.app.detect;

import io.tocsin.app.detect.SeasonFolder.Timed;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one file of a season, one after the other; confined to one thread. */
final class SeasonRows {

  private static final int REPORT_COLUMNS = 8;

  private final Path file;
  private final BufferedReader rows;
  private final SeasonNames names;
  private final Maker maker;
  private long line = 1;
  private @Nullable String row;

  /** What a row says. */
  private interface Maker {
    List<Signal> signals(SeasonRows rows, String[] columns) throws BadTable;
  }

  private SeasonRows(Path file, BufferedReader rows, SeasonNames names, Maker maker) {
    this.file = file;
    this.rows = rows;
    this.names = names;
    this.maker = maker;
  }

  static SeasonRows reports(Path file, BufferedReader rows, SeasonNames names)
      throws IOException, BadTable {
    SeasonRows reports =
        new SeasonRows(file, rows, names, (all, columns) -> List.of(all.report(columns)));
    reports.begin("ts,service,symptom,departement,reporter,net,operator,ref");
    return reports;
  }

  static SeasonRows probes(Path file, BufferedReader rows, SeasonNames names, List<String> vantages)
      throws IOException, BadTable {
    SeasonRows probes =
        new SeasonRows(file, rows, names, (all, columns) -> all.round(columns, vantages));
    probes.begin("ts,service," + String.join(",", vantages));
    return probes;
  }

  private void begin(String header) throws IOException, BadTable {
    if (!header.equals(rows.readLine())) {
      throw new BadTable(file, 1, "the columns are others", "write " + header);
    }
    next();
  }

  private void next() throws IOException {
    row = rows.readLine();
    line++;
  }

  /** Hands on the rows before a moment. */
  void until(Instant end, Consumer<Timed> signals) throws IOException, BadTable {
    while (row != null) {
      String[] columns = row.split(",", -1);
      if (!time(file, line, columns[0]).isBefore(end)) {
        return;
      }
      for (Signal signal : maker.signals(this, columns)) {
        signals.accept(new Timed(signal));
      }
      next();
    }
  }

  static Instant time(Path file, long line, String text) throws BadTable {
    try {
      return Instant.parse(text);
    } catch (DateTimeException bad) {
      throw new BadTable(file, line, "not a moment: " + text, "write it like 2026-02-02T00:00:00Z");
    }
  }

  private CrowdReport report(String[] columns) throws BadTable {
    if (columns.length != REPORT_COLUMNS) {
      throw new BadTable(
          file, line, columns.length + " columns", "write " + REPORT_COLUMNS + " in each line");
    }
    String service = service(columns[1]);
    return new CrowdReport(
        "report " + line,
        time(file, line, columns[0]),
        service,
        service,
        columns[2],
        false,
        columns[3].isEmpty() ? null : columns[3],
        Set.of(),
        null,
        null,
        null,
        new Reporter(columns[4], columns[5], columns[5], columns[7], names.id(columns[6])),
        1);
  }

  private String service(String name) throws BadTable {
    if (!names.has(name)) {
      throw new BadTable(
          file, line, "there is no service " + name, "write one that services.json names");
    }
    return names.id(name);
  }

  private List<Signal> round(String[] columns, List<String> vantages) throws BadTable {
    if (columns.length != vantages.size() + 2) {
      throw new BadTable(
          file,
          line,
          columns.length + " columns",
          "write ts, service and one for each vantage point");
    }
    String service = service(columns[1]);
    List<Signal> answers = new ArrayList<>();
    for (int vantage = 0; vantage < vantages.size(); vantage++) {
      answers.add(
          new ProbeResult(
              "probe " + line + " " + vantage,
              time(file, line, columns[0]),
              service,
              service,
              "probe-" + service,
              Set.of(),
              columns[vantage + 2].equals("1")
                  ? ProbeReason.AS_EXPECTED
                  : ProbeReason.CONNECTION_REFUSED,
              Duration.ZERO,
              "",
              vantages.get(vantage)));
    }
    return answers;
  }
}
