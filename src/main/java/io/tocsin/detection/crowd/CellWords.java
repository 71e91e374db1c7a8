package io.tocsin.detection.crowd;

import java.util.Arrays;

/** The words that the cells of one component name, as numbers. Not thread-safe. */
final class CellWords {

  private final Words areas = new Words();
  private final Words symptoms = new Words();
  private final Words lines = new Words();
  private Terrain terrain = Terrain.NONE;
  private int[] places = new int[0];
  private int placed;

  Words areas() {
    return areas;
  }

  Words symptoms() {
    return symptoms;
  }

  Words lines() {
    return lines;
  }

  /** Words of all kinds. */
  int size() {
    return areas.size() + symptoms.size() + lines.size();
  }

  /** The place of an area in the order of a terrain, or -1. */
  int areaIn(Terrain asked, int area) {
    return placesIn(asked)[area];
  }

  /** The same for all areas that were met, by their numbers; longer than that. */
  int[] placesIn(Terrain asked) {
    if (asked != terrain) {
      terrain = asked;
      placed = 0;
    }
    if (placed < areas.size()) {
      if (areas.size() > places.length) {
        places = Arrays.copyOf(places, 2 * areas.size());
      }
      while (placed < areas.size()) {
        places[placed] = asked.indexOf(areas.text(placed));
        placed++;
      }
    }
    return places;
  }
}
