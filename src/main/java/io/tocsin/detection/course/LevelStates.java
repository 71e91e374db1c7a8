package io.tocsin.detection.course;

import java.util.Arrays;

/**
 * A probability and a time for each level still broken and each amount of late reports, and which
 * of them are not negligible. Confined to one owner.
 */
final class LevelStates {

  private static final int CELLS = LevelGrid.CELLS;
  private static final double NEGLIGIBLE = 1e-6;

  /** Indexed by level and late cell. */
  private final double[] mass = new double[CELLS * CELLS];

  /** Mean minute of the last drop, times mass. */
  private final double[] since = new double[CELLS * CELLS];

  private final int[] active = new int[CELLS * CELLS];
  private int actives;

  /** Any level, no late reports. */
  void begin() {
    for (int level = 1; level < CELLS; level++) {
      mass[level * CELLS] = 1.0 / (CELLS - 1);
    }
    findActive(CELLS - 1);
  }

  double[] mass() {
    return mass;
  }

  double[] since() {
    return since;
  }

  int actives() {
    return actives;
  }

  /** The cell of a state that is not negligible; they stand in order. */
  int active(int one) {
    return active[one];
  }

  /** How many states that are not negligible have this level or a lower one. */
  int firstAbove(int level) {
    int end = (level + 1) * CELLS;
    int one = 0;
    while (one < actives && active[one] < end) {
      one++;
    }
    return one;
  }

  int highestLevel() {
    return actives == 0 ? 0 : active[actives - 1] / CELLS;
  }

  void clear() {
    Arrays.fill(mass, 0);
    Arrays.fill(since, 0);
    actives = 0;
  }

  /** Finds what is not negligible up to a level, and takes away the rest. */
  void findActive(int highest) {
    actives = 0;
    for (int cell = 0; cell < (highest + 1) * CELLS; cell++) {
      if (mass[cell] > NEGLIGIBLE) {
        active[actives++] = cell;
      } else {
        mass[cell] = 0;
        since[cell] = 0;
      }
    }
  }

  void scale(int one, double factor) {
    mass[active[one]] *= factor;
    since[active[one]] *= factor;
  }

  /** Makes the probabilities sum to one again. */
  void settle() {
    double all = 0;
    for (int one = 0; one < actives; one++) {
      all += mass[active[one]];
    }
    double part = 1 / all;
    for (int one = 0; one < actives; one++) {
      scale(one, part);
    }
  }

  /** The sum over the states whose level is not above this one. */
  double upTo(int level, double[] values) {
    int end = (level + 1) * CELLS;
    double sum = 0;
    for (int one = 0; one < actives && active[one] < end; one++) {
      sum += values[active[one]];
    }
    return sum;
  }

  double meanLevel() {
    double mean = 0;
    for (int one = 0; one < actives; one++) {
      mean += mass[active[one]] * LevelGrid.rate(active[one] / CELLS);
    }
    return mean;
  }

  /** Cell, probability and time for each state that is not negligible, after one free place. */
  double[] save() {
    double[] saved = new double[1 + 3 * actives];
    for (int one = 0; one < actives; one++) {
      saved[1 + 3 * one] = active[one];
      saved[2 + 3 * one] = mass[active[one]];
      saved[3 + 3 * one] = since[active[one]];
    }
    return saved;
  }

  void restore(double[] saved) {
    clear();
    actives = (saved.length - 1) / 3;
    for (int one = 0; one < actives; one++) {
      active[one] = (int) saved[1 + 3 * one];
      mass[active[one]] = saved[2 + 3 * one];
      since[active[one]] = saved[3 + 3 * one];
    }
  }
}
