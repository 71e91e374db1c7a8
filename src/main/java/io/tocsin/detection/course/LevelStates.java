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

  /** Beyond so many late cells of each level nothing stands. */
  private final int[] lates = new int[CELLS];

  /** For each level, how many active states lie below it; and one more for all of them. */
  private final int[] before = new int[CELLS + 1];

  /** Any level, no late reports. */
  void begin() {
    for (int level = 1; level < CELLS; level++) {
      mass[level * CELLS] = 1.0 / (CELLS - 1);
    }
    int[] first = new int[CELLS];
    Arrays.fill(first, 1);
    findActive(first);
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
    return before[level + 1];
  }

  int highestLevel() {
    return actives == 0 ? 0 : active[actives - 1] / CELLS;
  }

  /** How many late cells a level has up to the last one that holds anything. */
  int lates(int level) {
    return lates[level];
  }

  void clear() {
    for (int level = 0; level < CELLS; level++) {
      Arrays.fill(mass, level * CELLS, level * CELLS + lates[level], 0);
      Arrays.fill(since, level * CELLS, level * CELLS + lates[level], 0);
    }
    Arrays.fill(lates, 0);
    Arrays.fill(before, 0);
    actives = 0;
  }

  /**
   * Finds what is not negligible and takes away the rest.
   *
   * @param reach for each level, how many late cells may hold anything
   */
  void findActive(int[] reach) {
    actives = 0;
    for (int level = 0; level < CELLS; level++) {
      before[level] = actives;
      lates[level] = 0;
      int end = level * CELLS + reach[level];
      for (int cell = level * CELLS; cell < end; cell++) {
        if (mass[cell] > NEGLIGIBLE) {
          active[actives++] = cell;
          lates[level] = cell - level * CELLS + 1;
        } else {
          mass[cell] = 0;
          since[cell] = 0;
        }
      }
    }
    before[CELLS] = actives;
  }

  void scale(int one, double factor) {
    mass[active[one]] *= factor;
    since[active[one]] *= factor;
  }

  /** Multiplies each state by its factor; then the probabilities sum to one again. */
  void weigh(double[] factors) {
    double all = 0;
    for (int one = 0; one < actives; one++) {
      scale(one, factors[one]);
      all += mass[active[one]];
    }
    share(all);
  }

  /** Makes the probabilities sum to one again. */
  void settle() {
    double all = 0;
    for (int one = 0; one < actives; one++) {
      all += mass[active[one]];
    }
    share(all);
  }

  private void share(double all) {
    double part = 1 / all;
    for (int one = 0; one < actives; one++) {
      scale(one, part);
    }
  }

  /** The sum over the states whose level is not above this one. */
  double upTo(int level, double[] values) {
    int end = firstAbove(level);
    double sum = 0;
    for (int one = 0; one < end; one++) {
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
      lates[active[one] / CELLS] = active[one] % CELLS + 1;
    }
    for (int level = 0, one = 0; level <= CELLS; level++) {
      while (one < actives && active[one] < level * CELLS) {
        one++;
      }
      before[level] = one;
    }
  }
}
