package io.tocsin.detection.experience;

import java.util.Arrays;

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

  /** So many ranges are compared for the shortest. */
  private static final int RANGES = 20;

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

  /**
   * Nothing is known of a share: the prior of Jeffreys (1946), a beta distribution of a half and a
   * half. All orders of magnitude alike would take one in a thousand for as likely as all, and a
   * few rounds that work for next to nobody.
   */
  static double[] unknown() {
    double[] belief = new double[SIZE];
    for (int index = 0; index < SIZE; index++) {
      belief[index] = angle(log(index) + STEP / 2) - angle(log(index) - STEP / 2);
    }
    return belief(belief);
  }

  /** Grows evenly with what that prior holds below a log fraction. */
  private static double angle(double log) {
    return Math.asin(Math.sqrt(Math.min(1, Math.exp(log))));
  }

  /** The belief that a log fraction is near a value, as a bell. */
  static double[] near(double log, double deviation) {
    double[] likelihood = new double[SIZE];
    for (int index = 0; index < SIZE; index++) {
      likelihood[index] = bell((log(index) - Math.min(0, log)) / deviation);
    }
    return belief(likelihood);
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
