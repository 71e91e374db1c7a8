package io.tocsin.detection.experience;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Likelihoods and beliefs over the part of the customers in a perimeter who are hit.
 *
 * <p>An array holds one value for each of {@link #SIZE} fractions, from one in a thousand to all,
 * evenly spaced in logarithms.
 */
final class FractionGrid {

  static final int SIZE = 139;

  /** The step of the grid, in natural logarithms. */
  static final double STEP = Math.log(1000) / (SIZE - 1);

  /** How much areas of one outage differ: a standard deviation in natural logarithms. */
  private static final double AREAS_DIFFER = 0.45;

  /** The part of probes that fail by chance. */
  private static final double BY_CHANCE = 0.005;

  /** So many ranges are compared for the shortest. */
  private static final int RANGES = 20;

  private static final double[][] LOG_FAILS = table(Math::log);
  private static final double[][] LOG_WORKS = table(share -> Math.log1p(-share));

  private FractionGrid() {}

  /** The natural logarithm of a fraction. */
  static double log(int index) {
    return (index - SIZE + 1) * STEP;
  }

  /** Nothing is believed: all orders of magnitude alike. */
  static double[] flat() {
    double[] belief = new double[SIZE];
    Arrays.fill(belief, 1.0 / SIZE);
    return belief;
  }

  /** The belief that a log fraction is near a value, as a bell. */
  static double[] near(double log, double deviation) {
    double[] likelihood = new double[SIZE];
    for (int index = 0; index < SIZE; index++) {
      likelihood[index] = bell((log(index) - Math.min(0, log)) / deviation);
    }
    return belief(likelihood);
  }

  /**
   * The log-likelihood of what the probes saw: binomial at each vantage point, whose area may be
   * hit harder or less than the others.
   */
  static double[] probes(List<VantageRounds> probes) {
    double[] likelihood = new double[SIZE];
    for (VantageRounds rounds : probes) {
      for (int index = 0; rounds.asked() > 0 && index < SIZE; index++) {
        likelihood[index] += rounds(rounds, index);
      }
    }
    return likelihood;
  }

  private static double rounds(VantageRounds rounds, int fraction) {
    double[] logs = new double[Bell.SIZE];
    for (int node = 0; node < Bell.SIZE; node++) {
      logs[node] =
          rounds.failed() * LOG_FAILS[fraction][node]
              + (rounds.asked() - rounds.failed()) * LOG_WORKS[fraction][node];
    }
    return Bell.logMean(logs);
  }

  /** How likely a probe fails, for each fraction and each node of how an area differs. */
  private static double fails(int fraction, int node) {
    double here = Math.exp(log(fraction) + AREAS_DIFFER * Bell.node(node));
    return Math.min(0.999, BY_CHANCE + (1 - BY_CHANCE) * Math.min(1, here));
  }

  private static double[][] table(DoubleUnaryOperator of) {
    double[][] table = new double[SIZE][Bell.SIZE];
    for (int fraction = 0; fraction < SIZE; fraction++) {
      for (int node = 0; node < Bell.SIZE; node++) {
        table[fraction][node] = of.applyAsDouble(fails(fraction, node));
      }
    }
    return table;
  }

  /** A belief times likelihoods, made to sum to one. */
  static double[] update(double[] belief, double[] logLikelihood) {
    double most = Double.NEGATIVE_INFINITY;
    double[] logs = new double[SIZE];
    for (int index = 0; index < SIZE; index++) {
      logs[index] = Math.log(belief[index]) + logLikelihood[index];
      most = Math.max(most, logs[index]);
    }
    for (int index = 0; index < SIZE; index++) {
      logs[index] = Math.exp(logs[index] - most);
    }
    return belief(logs);
  }

  /** Bells around each fraction, for {@link #blurred}: worth keeping for a deviation. */
  static double[][] bells(double deviation) {
    double[][] bells = new double[SIZE][SIZE];
    for (int index = 0; index < SIZE; index++) {
      for (int other = 0; other < SIZE; other++) {
        bells[index][other] = bell((log(index) - log(other)) / deviation);
      }
    }
    return bells;
  }

  /** A belief about what is itself known only so far: every fraction becomes a bell. */
  static double[] blurred(double[] belief, double[][] bells) {
    double[] blurred = new double[SIZE];
    for (int other = 0; other < SIZE; other++) {
      double[] bell = bells[other];
      for (int index = 0; index < SIZE; index++) {
        blurred[index] += belief[other] * bell[index];
      }
    }
    return belief(blurred);
  }

  /** How likely something is on the whole, as a logarithm, when this is believed. */
  static double logMean(double[] belief, double[] logLikelihood) {
    double most = Arrays.stream(logLikelihood).max().orElse(0);
    double sum = 0;
    for (int index = 0; index < SIZE; index++) {
      sum += belief[index] * Math.exp(logLikelihood[index] - most);
    }
    return most + Math.log(sum);
  }

  /** The log-likelihood of what the probes saw, if nobody is hit. */
  static double byChance(List<VantageRounds> probes) {
    double likelihood = 0;
    for (VantageRounds rounds : probes) {
      likelihood +=
          rounds.failed() * Math.log(BY_CHANCE)
              + (rounds.asked() - rounds.failed()) * Math.log1p(-BY_CHANCE);
    }
    return likelihood;
  }

  /** The mean of the log fraction. */
  static double mean(double[] belief) {
    double mean = 0;
    for (int index = 0; index < SIZE; index++) {
      mean += belief[index] * log(index);
    }
    return mean;
  }

  /** The variance of the log fraction. */
  static double variance(double[] belief) {
    double mean = mean(belief);
    double variance = 0;
    for (int index = 0; index < SIZE; index++) {
      variance += belief[index] * (log(index) - mean) * (log(index) - mean);
    }
    return variance;
  }

  /** The log fraction below which a part of the belief lies, between the steps of the grid. */
  static double quantile(double[] belief, double part) {
    double below = 0;
    for (int index = 0; index < SIZE; index++) {
      if (below + belief[index] >= part) {
        double into = belief[index] > 0 ? (part - below) / belief[index] : 0;
        return Math.min(0, log(index) + (into - 0.5) * STEP);
      }
      below += belief[index];
    }
    return 0;
  }

  /** Log fractions from the lower to the upper one. */
  record Range(double low, double high) {}

  /**
   * The shortest range of log fractions that holds a part of the belief: a belief that ends sharply
   * at all customers needs less room above than below (highest posterior density, Box and Tiao
   * 1973).
   */
  static Range shortest(double[] belief, double part) {
    Range shortest = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (int step = 0; step <= RANGES; step++) {
      double below = (1 - part) * step / RANGES;
      Range range = new Range(quantile(belief, below), quantile(belief, below + part));
      if (range.high() - range.low() < shortest.high() - shortest.low()) {
        shortest = range;
      }
    }
    return shortest;
  }

  private static double[] belief(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int index = 0; index < SIZE; index++) {
      weights[index] = sum > 0 ? weights[index] / sum : 1.0 / SIZE;
    }
    return weights;
  }

  private static double bell(double deviations) {
    return Math.exp(-deviations * deviations / 2);
  }
}
