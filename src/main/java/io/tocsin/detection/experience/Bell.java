package io.tocsin.detection.experience;

/** The normal distribution as a few weighted nodes, for means over what is not known exactly. */
final class Bell {

  static final int SIZE = 17;

  private static final double FURTHEST = 3;
  private static final double[] WEIGHTS = weights();

  private Bell() {}

  /** How many standard deviations a node lies from the mean. */
  static double node(int index) {
    return FURTHEST * (2.0 * index / (SIZE - 1) - 1);
  }

  /** The logarithm of the weighted mean of values that are given as logarithms. */
  static double logMean(double[] logs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (int index = 0; index < SIZE; index++) {
      sum += WEIGHTS[index] * Math.exp(logs[index] - most);
    }
    return most + Math.log(sum);
  }

  private static double[] weights() {
    double[] weights = new double[SIZE];
    double sum = 0;
    for (int index = 0; index < SIZE; index++) {
      weights[index] = Math.exp(-node(index) * node(index) / 2);
      sum += weights[index];
    }
    for (int index = 0; index < SIZE; index++) {
      weights[index] /= sum;
    }
    return weights;
  }
}
