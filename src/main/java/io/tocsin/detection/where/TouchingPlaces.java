package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Some places that hang together are down.
 *
 * <p>There are too many such sets to weigh them all. From each size the best are kept and grown by
 * one neighbour (a beam search); the kept ones stand for the rest. A set of a given size counts as
 * one of about {@code places x d^(size - 1)}, {@code d} being the mean number of neighbours: the
 * price of its description (Rissanen 1978).
 */
record TouchingPlaces(Ground ground, double logNeighbours) implements Form {

  private static final int KEPT = 24;
  private static final int FEWEST = 2;
  private static final int MOST = 64;
  private static final int LEAST_LIMIT = 16;
  private static final int SIXTH = 6;

  /** Prior for a quick look: how likely any one place is in the set. */
  private static final double PART = 0.04;

  /** Growing ends when the best set is so much less likely (log) than a smaller one. */
  private static final double HOPELESS = 20;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long MIXER = 0xBF58476D1CE4E5B9L;

  TouchingPlaces(Ground ground) {
    this(ground, Math.log(ground.meanNeighbours()));
  }

  /** A set on its way; {@code key} tells it from others whatever the order it was grown in. */
  private record Patch(BitSet members, BitSet rim, double odds, long key) {}

  @Override
  public Shape shape() {
    return Shape.CLUSTER;
  }

  @Override
  public double glance(double[] odds) {
    double evidence = 0;
    for (int place = 0; place < odds.length; place++) {
      evidence += ground.eligible(place) ? Form.either(PART, odds[place]) : 0;
    }
    return evidence;
  }

  @Override
  public Belief weigh(double[] odds) {
    int places = ground.eligible();
    int limit = Math.min(places, Math.clamp(places / SIXTH, LEAST_LIMIT, MOST));
    List<Patch> found = new ArrayList<>();
    BestSteps steps = new BestSteps(KEPT);
    List<Patch> kept = seeds(odds, steps);
    double highest = Double.NEGATIVE_INFINITY;
    for (int size = FEWEST; size <= limit && !kept.isEmpty(); size++) {
      kept = grown(kept, odds, steps);
      double prior = -Math.log(size) - Math.log(places) - (size - 1) * logNeighbours;
      for (Patch patch : kept) {
        found.add(new Patch(patch.members, patch.rim, patch.odds + prior, patch.key));
        highest = Math.max(highest, patch.odds + prior);
      }
      if (kept.isEmpty() || kept.getFirst().odds + prior < highest - HOPELESS) {
        break;
      }
    }
    return together(found, odds.length, limit);
  }

  private List<Patch> seeds(double[] odds, BestSteps steps) {
    Patch nothing = new Patch(new BitSet(odds.length), new BitSet(odds.length), 0, 0);
    steps.clear();
    for (int place = 0; place < odds.length; place++) {
      if (ground.eligible(place)) {
        steps.offer(0, place, odds[place], key(place));
      }
    }
    return taken(List.of(nothing), steps);
  }

  private List<Patch> grown(List<Patch> kept, double[] odds, BestSteps steps) {
    steps.clear();
    for (int from = 0; from < kept.size(); from++) {
      Patch patch = kept.get(from);
      BitSet rim = patch.rim;
      for (int place = rim.nextSetBit(0); place >= 0; place = rim.nextSetBit(place + 1)) {
        steps.offer(from, place, patch.odds + odds[place], patch.key ^ key(place));
      }
    }
    return taken(kept, steps);
  }

  /** The best sets, each once. */
  private List<Patch> taken(List<Patch> from, BestSteps steps) {
    List<Patch> best = new ArrayList<>(KEPT);
    for (int step = 0; step < steps.size(); step++) {
      best.add(
          taken(from.get(steps.from(step)), steps.place(step), steps.odds(step), steps.key(step)));
    }
    return best;
  }

  private Patch taken(Patch from, int place, double odds, long key) {
    BitSet members = (BitSet) from.members.clone();
    members.set(place);
    BitSet rim = (BitSet) from.rim.clone();
    for (int other : ground.touching(place)) {
      if (ground.eligible(other)) {
        rim.set(other);
      }
    }
    rim.andNot(members);
    return new Patch(members, rim, odds, key);
  }

  private static Belief together(List<Patch> found, int places, int limit) {
    double[] inside = new double[places];
    double highest = found.stream().mapToDouble(Patch::odds).max().orElse(-Double.MAX_VALUE);
    double sum = 0;
    for (Patch patch : found) {
      double weight = Math.exp(patch.odds - highest);
      sum += weight;
      BitSet members = patch.members;
      for (int place = members.nextSetBit(0); place >= 0; place = members.nextSetBit(place + 1)) {
        inside[place] += weight;
      }
    }
    for (int place = 0; place < places; place++) {
      inside[place] = sum > 0 ? inside[place] / sum : 0;
    }
    return new Belief(highest + Math.log(Math.max(sum, Double.MIN_NORMAL)) - sizes(limit), inside);
  }

  /** The log of what the prior of the sizes, one over the size, adds up to. */
  private static double sizes(int limit) {
    double sum = 0;
    for (int size = FEWEST; size <= limit; size++) {
      sum += 1.0 / size;
    }
    return Math.log(Math.max(sum, 1.0 / FEWEST));
  }

  private static long key(int place) {
    long mixed = (place + 1) * GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * MIXER;
    return mixed ^ (mixed >>> 31);
  }
}
