package io.tocsin.detection.crowd;

import java.util.Arrays;

/** The words that the cells of one component name, as numbers. Not thread-safe. */
final class CellWords {

  private static final int UNASKED = -2;

  private final Words areas = new Words();
  private final Words symptoms = new Words();
  private final Words lines = new Words();
  private Terrain terrain = Terrain.NONE;
  private int[] indices = new int[0];

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
    if (asked != terrain || area >= indices.length) {
      terrain = asked;
      indices = new int[Math.max(2 * indices.length, areas.size() + 8)];
      Arrays.fill(indices, UNASKED);
    }
    if (indices[area] == UNASKED) {
      indices[area] = asked.indexOf(areas.text(area));
    }
    return indices[area];
  }
}
