package io.tocsin.detection.experience;

/** How likely the reports of an outage are, for each part of the customers that may be hit. */
final class ReportLikelihood {

  /** How far the propensity may lie from its mean, in standard deviations. */
  private static final double FURTHEST = 5;

  /** What is this much less likely than the best is not told apart any more. */
  private static final double LEAST = 1e-12;

  private ReportLikelihood() {}

  /**
   * Poisson around the usual and the reports of those hit, averaged over what the propensity may
   * be.
   *
   * <p>Fraction and propensity multiply, so they add as logarithms: the average is a convolution,
   * taken on the steps of the grid.
   *
   * @return logarithms, one for each fraction of {@link FractionGrid}
   */
  static double[] of(ReportExcess reports, Propensity propensity, double customers) {
    double deviation = Math.sqrt(propensity.variance());
    int reach = (int) Math.ceil(FURTHEST * deviation / FractionGrid.STEP);
    double[] poisson = poisson(reports, propensity.mean() + Math.log(customers), reach);
    double[] bell = bell(reach, deviation);
    double[] likelihood = new double[FractionGrid.SIZE];
    for (int step = 0; step < bell.length; step++) {
      for (int index = 0; index < likelihood.length; index++) {
        likelihood[index] += bell[step] * poisson[index + step];
      }
    }
    double most = 0;
    for (double one : likelihood) {
      most = Math.max(most, one);
    }
    for (int index = 0; index < likelihood.length; index++) {
      likelihood[index] = Math.log(Math.max(likelihood[index], LEAST * most));
    }
    return likelihood;
  }

  /** The likelihood, relative to the best, at each step that fraction and propensity can reach. */
  private static double[] poisson(ReportExcess reports, double logAtAll, int reach) {
    double[] likelihood = new double[FractionGrid.SIZE + 2 * reach];
    double most = Double.NEGATIVE_INFINITY;
    for (int index = 0; index < likelihood.length; index++) {
      double log = logAtAll + FractionGrid.log(index - reach);
      double expected = reports.usual() + Math.exp(log) * reports.activeMinutes();
      likelihood[index] = reports.counted() * Math.log(expected) - expected;
      most = Math.max(most, likelihood[index]);
    }
    for (int index = 0; index < likelihood.length; index++) {
      likelihood[index] = Math.exp(likelihood[index] - most);
    }
    return likelihood;
  }

  private static double[] bell(int reach, double deviation) {
    double[] bell = new double[2 * reach + 1];
    for (int step = 0; step < bell.length; step++) {
      double away = (step - reach) * FractionGrid.STEP / deviation;
      bell[step] = Math.exp(-away * away / 2);
    }
    return bell;
  }
}
