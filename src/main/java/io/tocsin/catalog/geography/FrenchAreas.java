package io.tocsin.catalog.geography;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Region;
import io.tocsin.catalog.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The 101 départements, the 8 overseas territories and their regions, by INSEE code; with centres
 * and neighbours of those in Europe.
 */
public final class FrenchAreas {

  private FrenchAreas() {}

  /** Loads the shipped areas, in the order of their codes. */
  public static Areas load() {
    List<Area> areas = new ArrayList<>();
    Map<String, Region> regions = new LinkedHashMap<>();
    for (String row : Shipped.rows("fr-areas.csv")) {
      String[] cells = row.split(";", -1);
      areas.add(
          new Area(cells[0], LocalizedText.of("fr", cells[1]), cells[2], Long.parseLong(cells[4])));
      regions.putIfAbsent(cells[2], new Region(cells[2], LocalizedText.of("fr", cells[3])));
    }
    return new Areas(areas, regions.values(), surroundings());
  }

  /** Only those of the mainland and Corsica: overseas nothing touches. */
  private static Map<String, Surroundings> surroundings() {
    Map<String, Surroundings> surroundings = new HashMap<>();
    for (String row : Shipped.rows("fr-neighbours.csv")) {
      String[] cells = row.split(";", -1);
      surroundings.put(
          cells[0],
          new Surroundings(
              Double.parseDouble(cells[1]),
              Double.parseDouble(cells[2]),
              List.of(cells[3].split(" ", -1))));
    }
    return surroundings;
  }
}
