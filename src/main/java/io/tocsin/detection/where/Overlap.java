package io.tocsin.detection.where;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The set with the largest expected overlap (Jaccard), from the probability of each member. */
final class Overlap {

  private Overlap() {}

  /**
   * Chooses the likeliest places, as many as do best: common over either, each by its expectation.
   *
   * @param inside probability of each place, times {@code whole}
   */
  static int[] best(double[] inside, double whole) {
    int[] order =
        IntStream.range(0, inside.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> -inside[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = 0;
    for (double probability : inside) {
      all += probability / whole;
    }
    double common = 0;
    double best = 0;
    int size = 0;
    for (int count = 1; count <= order.length; count++) {
      common += inside[order[count - 1]] / whole;
      double overlap = common / (count + all - common);
      if (overlap > best) {
        best = overlap;
        size = count;
      }
    }
    return IntStream.of(order).limit(size).sorted().toArray();
  }
}
