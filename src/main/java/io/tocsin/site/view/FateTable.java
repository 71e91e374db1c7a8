package io.tocsin.site.view;

import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.DataFate.Fate;
import io.tocsin.wording.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the data, a line for a day and a column for a function; immutable.
 *
 * <p>Every cell has its word: colour and place only repeat it.
 *
 * @param day the word above the days
 * @param functions names of the functions, in the order in which the sheet tells them
 */
public record FateTable(String title, String day, List<String> functions, List<Row> rows) {

  public FateTable {
    functions = List.copyOf(functions);
    rows = List.copyOf(rows);
  }

  /** One day. */
  public record Row(String day, String iso, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** One function on that day; a fate that nobody told is not known. */
  public record Cell(String kind, String word) {}

  /** Whether nothing is told. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes what a sheet tells. */
  static FateTable of(List<DataFate> fates, Reading reading) {
    Phrases phrases = LedgerWriter.BOOK.in(reading.language());
    Map<String, Map<LocalDate, Fate>> byFunction = new LinkedHashMap<>();
    SortedSet<LocalDate> days = new TreeSet<>();
    for (DataFate fate : fates) {
      days.add(fate.day());
      byFunction
          .computeIfAbsent(fate.component(), any -> new HashMap<>())
          .put(fate.day(), fate.fate());
    }
    List<Row> rows = new ArrayList<>();
    for (LocalDate day : days) {
      List<Cell> cells =
          byFunction.values().stream()
              .map(known -> cell(known.getOrDefault(day, Fate.UNKNOWN), phrases))
              .toList();
      rows.add(new Row(reading.moments().day(day), day.toString(), cells));
    }
    List<String> functions = byFunction.keySet().stream().map(reading::component).toList();
    return new FateTable(phrases.say("fates"), phrases.say("fates.day"), functions, rows);
  }

  private static Cell cell(Fate fate, Phrases phrases) {
    String kind = fate.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Cell(kind, phrases.say("fate." + fate));
  }
}
