package io.tocsin.app.detect;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import io.tocsin.catalog.geography.FrenchAreas;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What was said about services while a season was recorded: {@code statements.csv}. */
final class SeasonStatements {

  private static final String HEADER = "ts,service,by,region";

  private SeasonStatements() {}

  /**
   * "Only there."
   *
   * @param by who said it, as the row has it; {@code operator} is the operator's own word
   * @param region as it was named
   * @param areas codes of the region's areas
   */
  record Statement(Instant at, String service, String by, String region, Set<String> areas) {
    Statement {
      areas = Set.copyOf(areas);
    }

    boolean byOperator() {
      return by.equals("operator");
    }
  }

  /** Reads them in the order of time; none if nobody recorded any. Services stand by their ids. */
  static List<Statement> read(Path folder, SeasonNames names) throws IOException, BadTable {
    Path file = folder.resolve("statements.csv");
    if (!Files.exists(file)) {
      return List.of();
    }
    Areas france = FrenchAreas.load();
    List<Statement> statements = new ArrayList<>();
    try (BufferedReader rows = Files.newBufferedReader(file)) {
      if (!HEADER.equals(rows.readLine())) {
        throw new BadTable(file, 1, "the columns are others", "write " + HEADER);
      }
      long line = 2;
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        statements.add(statement(file, line++, row, names, france));
      }
    }
    statements.sort(Comparator.comparing(Statement::at));
    return statements;
  }

  private static Statement statement(
      Path file, long line, String row, SeasonNames names, Areas france) throws BadTable {
    String[] columns = row.split(",", -1);
    if (columns.length != 4) {
      throw new BadTable(file, line, columns.length + " columns", "write 4 in each line");
    }
    if (!names.has(columns[1])) {
      throw new BadTable(
          file, line, "there is no service " + columns[1], "write one that services.json names");
    }
    return new Statement(
        SeasonRows.time(file, line, columns[0]),
        names.id(columns[1]),
        columns[2],
        columns[3],
        areas(file, line, columns[3], france));
  }

  private static Set<String> areas(Path file, long line, String name, Areas france)
      throws BadTable {
    Set<String> codes = new TreeSet<>();
    for (Region region : france.regions()) {
      if (region.name().in("fr").toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        france.in(region).stream().map(Area::code).forEach(codes::add);
      }
    }
    if (codes.isEmpty()) {
      throw new BadTable(
          file, line, "there is no region " + name, "write its name as Grand Est is written");
    }
    return codes;
  }
}
