package io.tocsin.app.detect;

import io.tocsin.detection.where.ScanArea;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of {@code run,area,count}: cases, of one or many maps. */
final class CasesTable {

  /** More cases in one run than this are refused: chance is measured case by case. */
  private static final int MOST_CASES = 10_000_000;

  private CasesTable() {}

  /**
   * Reads all runs in the order they first appear, each with one count for each area; rows of the
   * same run and area add up.
   *
   * @throws BadTable when a line is not a count of a known area
   */
  static Map<String, int[]> read(Path file, List<ScanArea> areas) throws IOException, BadTable {
    Map<String, Integer> index = new HashMap<>();
    areas.forEach(area -> index.put(area.area(), index.size()));
    Map<String, int[]> runs = new LinkedHashMap<>();
    Map<String, Long> totals = new HashMap<>();
    try (NamedColumns table = NamedColumns.open(file, List.of("run", "area", "count"))) {
      for (Optional<String[]> row = table.next(); row.isPresent(); row = table.next()) {
        String[] cells = row.get();
        Integer area = index.get(cells[1]);
        if (area == null) {
          throw table.bad(
              "the area \"" + cells[1] + "\" is not in the table of areas",
              "add it there, or write its name as it stands there");
        }
        int[] counts = runs.computeIfAbsent(cells[0], unseen -> new int[areas.size()]);
        int count = count(table, cells[2]);
        counts[area] += count;
        if (totals.merge(cells[0], (long) count, Long::sum) > MOST_CASES) {
          throw table.bad("more than " + MOST_CASES + " cases in one run", "split the run");
        }
      }
    }
    return runs;
  }

  private static int count(NamedColumns table, String text) throws BadTable {
    double count = table.amount(text);
    if (count != Math.rint(count) || count > MOST_CASES) {
      throw table.bad(
          "\"" + text + "\" is not a count", "write a whole number up to " + MOST_CASES);
    }
    return (int) count;
  }
}
