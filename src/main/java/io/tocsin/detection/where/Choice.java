package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the set of places with the largest expected overlap (Jaccard) with the true one.
 *
 * <p>Candidates are, for each form that is not out of the question and for their mixture, the
 * likeliest places, as many as do best.
 */
final class Choice {

  /** A form less likely than this is out of the question. */
  private static final double PLAUSIBLE = 1e-4;

  /** A place less likely than this is in no candidate. */
  private static final double CONCEIVABLE = 0.02;

  private final List<double[]> beliefs = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private final double[] mixture;

  /** What the probabilities of each belief add up to. */
  private final double[] sums;

  private BitSet best = new BitSet();
  private double overlap;

  private Choice(List<Account> accounts, int places) {
    mixture = new double[places];
    double all = Account.logSum(accounts);
    for (Account account : accounts) {
      double weight = Math.exp(account.weight() - all);
      for (int place = 0; place < places; place++) {
        mixture[place] += weight * account.inside()[place];
      }
      if (weight > PLAUSIBLE) {
        beliefs.add(account.inside());
        weights.add(weight);
      }
    }
    sums = beliefs.stream().mapToDouble(Choice::sum).toArray();
  }

  static Choice from(List<Account> accounts, int places) {
    Choice choice = new Choice(accounts, places);
    List.copyOf(choice.beliefs).forEach(choice::tryPrefixes);
    choice.tryPrefixes(choice.mixture);
    return choice;
  }

  private void tryPrefixes(double[] likely) {
    List<Integer> order =
        IntStream.range(0, likely.length)
            .filter(place -> likely[place] >= CONCEIVABLE)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> -likely[place]))
            .toList();
    double[] common = new double[beliefs.size()];
    BitSet chosen = new BitSet(likely.length);
    for (int place : order) {
      chosen.set(place);
      double expected = 0;
      for (int form = 0; form < common.length; form++) {
        common[form] += beliefs.get(form)[place];
        double either = chosen.cardinality() + sums[form] - common[form];
        expected += weights.get(form) * common[form] / either;
      }
      if (expected > overlap) {
        overlap = expected;
        best = (BitSet) chosen.clone();
      }
    }
  }

  private static double sum(double[] belief) {
    double sum = 0;
    for (double probability : belief) {
      sum += probability;
    }
    return sum;
  }

  BitSet places() {
    return best;
  }

  /** The expected overlap, 0 to 1. */
  double overlap() {
    return Math.min(1, overlap);
  }

  /** The probability of each place over all forms. */
  double[] inside() {
    return mixture;
  }
}
