package io.tocsin.detection.where;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The circles of a spatial scan: around every area the nearest areas, one more at a time, up to
 * half of the population. Immutable.
 */
final class ScanWindows {

  /** A window never holds more than this part of the population. */
  private static final double LARGEST = 0.5;

  /** Windows in all, so that thousands of areas fit into memory and patience. */
  private static final int MOST = 4_000_000;

  /** Prior: a circle twice as large is so much rarer (as a power of two). */
  private static final double STEEPNESS = 1.5;

  private final double[] shares;
  private final int[][] nearest;
  private final double[][] logInside;
  private final double[][] logOutside;
  private final double[][] inside;
  private final double[] logPrior;

  ScanWindows(List<ScanArea> areas) {
    double all = areas.stream().mapToDouble(ScanArea::population).sum();
    this.shares = areas.stream().mapToDouble(area -> area.population() / all).toArray();
    int places = areas.size();
    this.nearest = new int[places][];
    this.inside = new double[places][];
    this.logInside = new double[places][];
    this.logOutside = new double[places][];
    int longest = 1;
    for (int centre = 0; centre < places; centre++) {
      around(centre, areas);
      longest = Math.max(longest, nearest[centre].length);
    }
    this.logPrior = logPrior(longest, places);
  }

  private void around(int centre, List<ScanArea> areas) {
    int places = areas.size();
    double[] distance = new double[places];
    ScanArea middle = areas.get(centre);
    for (int place = 0; place < places; place++) {
      distance[place] =
          Math.hypot(areas.get(place).x() - middle.x(), areas.get(place).y() - middle.y());
    }
    int[] order =
        IntStream.range(0, places)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(place -> distance[place])
                    .thenComparingInt(place -> place))
            .mapToInt(Integer::intValue)
            .limit(Math.max(1, MOST / places))
            .toArray();
    int size = 0;
    double share = 0;
    while (size < order.length && (size == 0 || share + shares[order[size]] <= LARGEST)) {
      share += shares[order[size]];
      size++;
    }
    nearest[centre] = IntStream.of(order).limit(size).toArray();
    measure(centre);
  }

  private void measure(int centre) {
    int size = nearest[centre].length;
    inside[centre] = new double[size];
    logInside[centre] = new double[size];
    logOutside[centre] = new double[size];
    double share = 0;
    for (int last = 0; last < size; last++) {
      share += shares[nearest[centre][last]];
      inside[centre][last] = share;
      logInside[centre][last] = Math.log(share);
      logOutside[centre][last] = Math.log1p(-share);
    }
  }

  /** Every centre alike; of its circles the small ones more likely, by a power of the size. */
  private static double[] logPrior(int longest, int places) {
    double[] prior = new double[longest];
    double sum = 0;
    for (int size = 1; size <= longest; size++) {
      sum += Math.pow(size, -STEEPNESS);
    }
    for (int size = 1; size <= longest; size++) {
      prior[size - 1] = -STEEPNESS * Math.log(size) - Math.log(sum) - Math.log(places);
    }
    return prior;
  }

  double[] shares() {
    return shares;
  }

  int centres() {
    return nearest.length;
  }

  int[] nearest(int centre) {
    return nearest[centre];
  }

  /** The log prior of the window that holds so many areas and one more. */
  double logPrior(int last) {
    return logPrior[last];
  }

  /** How many windows there are in all. */
  int count() {
    int count = 0;
    for (int[] around : nearest) {
      count += around.length;
    }
    return count;
  }

  /**
   * Fills in the log likelihood ratio of every window around a centre, zero where there are no more
   * cases than expected, and returns the highest.
   *
   * @param counts cases of every area
   * @param logs {@code n log n} for every {@code n} up to the total
   */
  double ratios(int centre, int[] counts, double[] logs, double[] into) {
    int total = logs.length - 1;
    int[] order = nearest[centre];
    int cases = 0;
    double highest = 0;
    for (int last = 0; last < order.length; last++) {
      cases += counts[order[last]];
      double ratio = 0;
      if (cases > total * inside[centre][last]) {
        ratio =
            logs[cases]
                + logs[total - cases]
                - logs[total]
                - cases * logInside[centre][last]
                - (total - cases) * logOutside[centre][last];
      }
      into[last] = ratio;
      highest = Math.max(highest, ratio);
    }
    return highest;
  }
}
