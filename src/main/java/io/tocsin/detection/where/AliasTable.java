package io.tocsin.detection.where;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;

/** Draws cases by chance, each in an area by its share (alias method, Vose 1991). Immutable. */
final class AliasTable {

  private final double[] keep;
  private final int[] other;

  AliasTable(double[] shares) {
    int places = shares.length;
    keep = Arrays.stream(shares).map(share -> share * places).toArray();
    other = new int[places];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int place = 0; place < places; place++) {
      (keep[place] < 1 ? small : large).add(place);
      other[place] = place;
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int less = small.remove();
      int more = large.remove();
      other[less] = more;
      keep[more] -= 1 - keep[less];
      (keep[more] < 1 ? small : large).add(more);
    }
  }

  /** How many of the cases fall into each area. */
  int[] draw(int cases, SplittableRandom random) {
    int[] counts = new int[keep.length];
    for (int one = 0; one < cases; one++) {
      int place = random.nextInt(keep.length);
      counts[random.nextDouble() < keep[place] ? place : other[place]]++;
    }
    return counts;
  }
}
