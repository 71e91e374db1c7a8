package io.tocsin.app.detect;

import io.tocsin.detection.where.ScanArea;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table of {@code area,population,x,y}: where people live. */
final class AreasTable {

  private AreasTable() {}

  /**
   * Reads all areas, in the order of the file.
   *
   * @throws BadTable when a line is not an area, an area stands twice, or nobody lives anywhere
   */
  static List<ScanArea> read(Path file) throws IOException, BadTable {
    List<ScanArea> areas = new ArrayList<>();
    Set<String> names = new HashSet<>();
    double people = 0;
    try (NamedColumns table = NamedColumns.open(file, List.of("area", "population", "x", "y"))) {
      for (Optional<String[]> row = table.next(); row.isPresent(); row = table.next()) {
        String[] cells = row.get();
        if (cells[0].isEmpty() || !names.add(cells[0])) {
          throw table.bad(
              cells[0].isEmpty() ? "no area" : "the area " + cells[0] + " stands twice",
              "name every area once");
        }
        double population = table.amount(cells[1]);
        people += population;
        areas.add(
            new ScanArea(cells[0], population, table.number(cells[2]), table.number(cells[3])));
      }
      if (people <= 0) {
        throw table.bad("nobody lives in any area", "give populations");
      }
    }
    return areas;
  }
}
