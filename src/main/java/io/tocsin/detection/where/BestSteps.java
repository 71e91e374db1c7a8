package io.tocsin.detection.where;

/**
 * The best few ways to grow a set of places by one, each resulting set once, the best first.
 * Confined to one search, reused for every size.
 */
final class BestSteps {

  private final int[] from;
  private final int[] place;
  private final double[] odds;
  private final long[] key;
  private int size;

  BestSteps(int most) {
    from = new int[most];
    place = new int[most];
    odds = new double[most];
    key = new long[most];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The set it grows from, by its place in the list of those kept. */
  int from(int step) {
    return from[step];
  }

  int place(int step) {
    return place[step];
  }

  double odds(int step) {
    return odds[step];
  }

  long key(int step) {
    return key[step];
  }

  /** Takes a step in if it is one of the best, and no better one leads to the same set. */
  void offer(int grownFrom, int added, double better, long leadsTo) {
    if (size == odds.length && !isBefore(better, leadsTo, size - 1)) {
      return;
    }
    int gap = known(leadsTo);
    if (gap < size && !isBefore(better, leadsTo, gap)) {
      return;
    }
    if (gap == size) {
      size = Math.min(size + 1, odds.length);
      gap = size - 1;
    }
    while (gap > 0 && isBefore(better, leadsTo, gap - 1)) {
      from[gap] = from[gap - 1];
      place[gap] = place[gap - 1];
      odds[gap] = odds[gap - 1];
      key[gap] = key[gap - 1];
      gap--;
    }
    from[gap] = grownFrom;
    place[gap] = added;
    odds[gap] = better;
    key[gap] = leadsTo;
  }

  private int known(long leadsTo) {
    int step = 0;
    while (step < size && key[step] != leadsTo) {
      step++;
    }
    return step;
  }

  /** The likelier comes first; of two that are alike, the one with the lower key. */
  private boolean isBefore(double better, long leadsTo, int step) {
    int order = Double.compare(odds[step], better);
    return order < 0 || (order == 0 && leadsTo < key[step]);
  }
}
