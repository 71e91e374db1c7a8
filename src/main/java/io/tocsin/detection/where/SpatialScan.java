package io.tocsin.detection.where;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the areas in which cases are too many for their population.
 *
 * <p>Kulldorff's spatial scan (1997): a likelihood ratio for every circle, and chance measured on
 * maps drawn with the same number of cases. Two things differ from the plain scan. The circles are
 * averaged instead of taking the best alone (a Bayesian scan, Neill, Moore and Cooper 2006, with
 * every centre alike and small circles preferred), and the zone reported is the set of areas with
 * the largest expected overlap with the true one. The chances are kept per total, since they depend
 * on nothing else. Confined to one thread.
 */
public final class SpatialScan {

  private static final int REPLICAS = 999;
  private static final long SEED = 19970901;

  /** Weights that are so much smaller (log) than the largest do not count. */
  private static final double NEGLIGIBLE = 30;

  private final List<ScanArea> areas;
  private final ScanWindows windows;
  private final AliasTable chance;
  private final Map<Integer, double[]> byChance = new HashMap<>();
  private final double[][] weights;

  /**
   * Prepares the circles of these areas; at most four million, so that of more than some thousands
   * only the smaller are looked at.
   *
   * @throws IllegalArgumentException if nobody lives anywhere
   */
  public SpatialScan(List<ScanArea> areas) {
    if (!(areas.stream().mapToDouble(ScanArea::population).sum() > 0)) {
      throw new IllegalArgumentException("areas without population");
    }
    this.areas = List.copyOf(areas);
    this.windows = new ScanWindows(this.areas);
    this.chance = new AliasTable(windows.shares());
    this.weights =
        IntStream.range(0, windows.centres())
            .mapToObj(centre -> new double[windows.nearest(centre).length])
            .toArray(double[][]::new);
  }

  /**
   * Finds the zone.
   *
   * @param cases one count for each area, in the order they were given
   */
  public HotZone strongest(int[] cases) {
    if (cases.length != areas.size()) {
      throw new IllegalArgumentException(cases.length + " counts for " + areas.size() + " areas");
    }
    int total = Arrays.stream(cases).reduce(0, Math::addExact);
    if (total == 0) {
      return new HotZone(List.of(), 0, 1);
    }
    double[] logs = logs(total);
    double[] byChanceAlone = byChance.computeIfAbsent(total, unseen -> replicas(total, logs));
    double striking = striking(cases, logs);
    int[] zone = zone();
    return new HotZone(
        IntStream.of(zone).mapToObj(place -> areas.get(place).area()).toList(),
        ratio(zone, cases, logs),
        p(striking, byChanceAlone));
  }

  /** {@code n log n} up to the total. */
  private static double[] logs(int total) {
    double[] logs = new double[total + 1];
    for (int count = 1; count <= total; count++) {
      logs[count] = count * Math.log(count);
    }
    return logs;
  }

  private double[] replicas(int total, double[] logs) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] replicas = new double[REPLICAS];
    for (int replica = 0; replica < REPLICAS; replica++) {
      replicas[replica] = striking(chance.draw(total, random), logs);
    }
    Arrays.sort(replicas);
    return replicas;
  }

  private static double p(double striking, double[] sorted) {
    int below = Arrays.binarySearch(sorted, striking);
    int from = below >= 0 ? below : -below - 1;
    while (from > 0 && sorted[from - 1] >= striking) {
      from--;
    }
    return (1.0 + sorted.length - from) / (1 + sorted.length);
  }

  /** The log of the likelihood ratios averaged over all circles; leaves their weights behind. */
  private double striking(int[] cases, double[] logs) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int centre = 0; centre < weights.length; centre++) {
      windows.weigh(centre, cases, logs, weights[centre]);
      for (double weight : weights[centre]) {
        highest = Math.max(highest, weight);
      }
    }
    double sum = 0;
    for (double[] around : weights) {
      for (int last = 0; last < around.length; last++) {
        double below = around[last] - highest;
        around[last] = below > -NEGLIGIBLE ? Math.exp(below) : 0;
        sum += around[last];
      }
    }
    return highest + Math.log(sum);
  }

  /** The areas with the largest expected overlap, from the weights of the circles. */
  private int[] zone() {
    double[] inside = new double[areas.size()];
    double sum = 0;
    for (int centre = 0; centre < weights.length; centre++) {
      int[] nearest = windows.nearest(centre);
      double larger = 0;
      for (int last = nearest.length - 1; last >= 0; last--) {
        larger += weights[centre][last];
        inside[nearest[last]] += larger;
      }
      sum += larger;
    }
    return Overlap.best(inside, sum);
  }

  private double ratio(int[] zone, int[] cases, double[] logs) {
    int total = logs.length - 1;
    int count = IntStream.of(zone).map(place -> cases[place]).sum();
    double share = IntStream.of(zone).mapToDouble(place -> windows.shares()[place]).sum();
    if (count <= total * share || share >= 1) {
      return 0;
    }
    return logs[count]
        + logs[total - count]
        - logs[total]
        - count * Math.log(share)
        - (total - count) * Math.log1p(-share);
  }
}
