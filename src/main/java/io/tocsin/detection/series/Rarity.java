package io.tocsin.detection.series;

import java.util.Arrays;

/**
 * How rare a strangeness is among the last ones: a conformal p-value whose tail goes on where the
 * past ends.
 *
 * <p>Below the largest twentieth the rank counts (Vovk, Gammerman and Shafer 2005), above it a
 * Pareto tail with Hill's estimate (Hill 1975; the peaks-over-threshold of Siffer and others 2017
 * with the heavy tail taken for granted). It has no unit, so that looks can be added up. Keeps
 * {@value #MEMORY} numbers and no more. Confined to one thread.
 */
final class Rarity {

  /** Numbers that are remembered. */
  static final int MEMORY = 8000;

  /** Before so many nothing is said. */
  private static final int FEWEST = 100;

  private static final double TAIL = 0.05;
  private static final int FEWEST_IN_TAIL = 10;

  /** A tail lighter than this is not believed: numbers that come in steps look like that. */
  private static final double LIGHTEST = 0.05;

  private final double[] recent = new double[MEMORY];
  private final double[] sorted = new double[MEMORY];
  private int size;
  private int next;

  /**
   * Takes in a strangeness and says how rare it was: minus the logarithm of its p-value, or NaN.
   */
  double take(double strangeness) {
    double rarity = size < FEWEST ? Double.NaN : rarity(strangeness);
    forgetOldest();
    int place = rank(strangeness);
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = strangeness;
    recent[next] = strangeness;
    next = (next + 1) % MEMORY;
    size++;
    return rarity;
  }

  private double rarity(double strangeness) {
    int inTail = Math.max(FEWEST_IN_TAIL, (int) (TAIL * size));
    double edge = sorted[size - inTail];
    if (strangeness < edge || edge <= 0) {
      return -Math.log((size - rank(strangeness) + 1.0) / (size + 1.0));
    }
    double excess = 0;
    for (int each = size - inTail; each < size; each++) {
      excess += Math.log(sorted[each] / edge);
    }
    double heaviness = Math.max(excess / inTail, LIGHTEST);
    return Math.log(strangeness / edge) / heaviness - Math.log((inTail + 1.0) / (size + 1.0));
  }

  /** How many are smaller. */
  private int rank(double strangeness) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < strangeness) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void forgetOldest() {
    if (size == MEMORY) {
      int place = Arrays.binarySearch(sorted, 0, size, recent[next]);
      System.arraycopy(sorted, place + 1, sorted, place, size - place - 1);
      size--;
    }
  }
}
