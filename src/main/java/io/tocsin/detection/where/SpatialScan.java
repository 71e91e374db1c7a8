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
 * <p>Kulldorff's spatial scan (1997): a likelihood ratio for every circle, and the chance of the
 * highest measured on maps drawn with the same number of cases; the chances are kept per total,
 * since they depend on nothing else. The zone reported is not the best circle alone: all circles
 * are weighed by their likelihood (a Bayesian scan, after Neill, Moore and Cooper 2006, small
 * circles preferred) and the areas with the largest expected overlap with the true zone are named.
 * Confined to one thread.
 */
public final class SpatialScan {

  /** Maps drawn by chance: the more the better, as long as that takes seconds. */
  private static final int FEWEST_REPLICAS = 999;

  private static final int MOST_REPLICAS = 4999;
  private static final int WORK = 200_000_000;
  private static final long SEED = 19970901;

  /** Circles that are so much less likely (log) than the best do not count. */
  private static final double NEGLIGIBLE = 30;

  private final List<ScanArea> areas;
  private final ScanWindows windows;
  private final AliasTable chance;
  private final Map<Integer, double[]> byChance = new HashMap<>();
  private final double[][] weights;
  private final int replicas;

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
    this.replicas = Math.clamp(WORK / windows.count(), FEWEST_REPLICAS, MOST_REPLICAS);
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
    double[] byChanceAlone = byChance.computeIfAbsent(total, unseen -> byChance(total, logs));
    double striking = striking(cases, logs);
    int[] zone = zone(cases, striking);
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

  private double[] byChance(int total, double[] logs) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] highest = new double[replicas];
    for (int replica = 0; replica < replicas; replica++) {
      highest[replica] = striking(chance.draw(total, random), logs);
    }
    Arrays.sort(highest);
    return highest;
  }

  private static double p(double striking, double[] sorted) {
    int below = Arrays.binarySearch(sorted, striking);
    int from = below >= 0 ? below : -below - 1;
    while (from > 0 && sorted[from - 1] >= striking) {
      from--;
    }
    return (1.0 + sorted.length - from) / (1 + sorted.length);
  }

  /** The highest likelihood ratio of all circles; leaves every one behind. */
  private double striking(int[] cases, double[] logs) {
    double highest = 0;
    for (int centre = 0; centre < weights.length; centre++) {
      highest = Math.max(highest, windows.ratios(centre, cases, logs, weights[centre]));
    }
    return highest;
  }

  /** The areas with the largest expected overlap, from the ratios left behind. */
  private int[] zone(int[] cases, double highest) {
    double[] inside = new double[areas.size()];
    double sum = 0;
    for (int centre = 0; centre < weights.length; centre++) {
      weigh(centre, cases, highest);
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

  /**
   * Makes weights of ratios: times the prior, and over the root of the cases, the price of an
   * excess that was estimated from them (Schwarz 1978).
   */
  private void weigh(int centre, int[] cases, double highest) {
    int[] nearest = windows.nearest(centre);
    double[] around = weights[centre];
    int count = 0;
    for (int last = 0; last < around.length; last++) {
      count += cases[nearest[last]];
      double weight = around[last] - highest + windows.logPrior(last) - Math.log(count) / 2;
      around[last] = around[last] > highest - NEGLIGIBLE && count > 0 ? Math.exp(weight) : 0;
    }
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
