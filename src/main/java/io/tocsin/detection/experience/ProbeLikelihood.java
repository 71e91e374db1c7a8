package io.tocsin.detection.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How likely the answers of the probes are, for each part of the customers that may be hit.
 *
 * <p>Binomial at each vantage point, whose area may be hit harder or less than the others. How much
 * areas of one outage differ is learned from how unlike its vantage points saw it: each of a few
 * spreads weighs as much as it made the past likely (marginal likelihood; Gelman and others,
 * Bayesian Data Analysis, chapter 5). Immutable.
 */
final class ProbeLikelihood {

  /** How much areas may differ, each half as much again: standard deviations in logarithms. */
  private static final double[] SPREADS = {0.1, 0.15, 0.225, 0.34, 0.5, 0.76};

  /** What is believed of the spread before any outage has taught it, within a factor of two. */
  private static final double USUAL_SPREAD = 0.45;

  private static final double USUAL_SPREAD_OFF = Math.log(2);

  /** A spread this unlikely is not reckoned with, for it would cost as much as the others. */
  private static final double NEGLIGIBLE = 1e-3;

  /** The part of probes that fail by chance. */
  private static final double BY_CHANCE = 0.005;

  private static final double[][][] LOG_FAILS = tables(Math::log);
  private static final double[][][] LOG_WORKS = tables(share -> Math.log1p(-share));
  private static final double[] NOT_RECKONED = {};
  private static final double[] UNKNOWN = FractionGrid.unknown();

  private final double[] weights;

  private ProbeLikelihood(double[] weights) {
    this.weights = weights;
  }

  /**
   * Learns how much areas differ.
   *
   * @param evidence of each outage that probes saw; see {@link #evidence}
   */
  static ProbeLikelihood learn(List<double[]> evidence) {
    double[] logs = new double[SPREADS.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int spread = 0; spread < logs.length; spread++) {
      double off = Math.log(SPREADS[spread] / USUAL_SPREAD) / USUAL_SPREAD_OFF;
      logs[spread] = -off * off / 2;
      for (double[] one : evidence) {
        logs[spread] += one[spread];
      }
      most = Math.max(most, logs[spread]);
    }
    double sum = 0;
    for (int spread = 0; spread < logs.length; spread++) {
      double weight = Math.exp(logs[spread] - most);
      logs[spread] = weight < NEGLIGIBLE ? 0 : weight;
      sum += logs[spread];
    }
    for (int spread = 0; spread < logs.length; spread++) {
      logs[spread] /= sum;
    }
    return new ProbeLikelihood(logs);
  }

  /** The log-likelihood of the answers for each spread and each fraction; worth keeping. */
  static double[][] each(List<VantageRounds> probes) {
    double[][] each = new double[SPREADS.length][];
    for (int spread = 0; spread < each.length; spread++) {
      each[spread] = of(probes, spread);
    }
    return each;
  }

  /** How likely each spread made the answers of an outage, as a logarithm. */
  static double[] evidence(double[][] each) {
    double[] evidence = new double[each.length];
    for (int spread = 0; spread < each.length; spread++) {
      evidence[spread] = FractionGrid.logMean(UNKNOWN, each[spread]);
    }
    return evidence;
  }

  /** The log-likelihood of the answers for each fraction. */
  double[] of(List<VantageRounds> probes) {
    double[][] each = new double[SPREADS.length][];
    for (int spread = 0; spread < each.length; spread++) {
      each[spread] = weights[spread] > 0 ? of(probes, spread) : NOT_RECKONED;
    }
    return of(each);
  }

  /** The log-likelihood for each fraction, averaged over the spreads. */
  double[] of(double[][] each) {
    double[] likelihood = new double[FractionGrid.SIZE];
    for (int index = 0; index < likelihood.length; index++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int spread = 0; spread < each.length; spread++) {
        most = weights[spread] > 0 ? Math.max(most, each[spread][index]) : most;
      }
      for (int spread = 0; spread < each.length; spread++) {
        likelihood[index] +=
            weights[spread] > 0 ? weights[spread] * Math.exp(each[spread][index] - most) : 0;
      }
      likelihood[index] = Math.log(likelihood[index]) + most;
    }
    return likelihood;
  }

  /** The log-likelihood of the answers, if nobody is hit. */
  static double byChance(List<VantageRounds> probes) {
    double likelihood = 0;
    for (VantageRounds rounds : probes) {
      likelihood +=
          rounds.failed() * Math.log(BY_CHANCE)
              + (rounds.asked() - rounds.failed()) * Math.log1p(-BY_CHANCE);
    }
    return likelihood;
  }

  private static double[] of(List<VantageRounds> probes, int spread) {
    double[] likelihood = new double[FractionGrid.SIZE];
    for (VantageRounds rounds : probes) {
      for (int index = 0; rounds.asked() > 0 && index < likelihood.length; index++) {
        likelihood[index] += rounds(rounds, LOG_FAILS[spread][index], LOG_WORKS[spread][index]);
      }
    }
    return likelihood;
  }

  private static double rounds(VantageRounds rounds, double[] fails, double[] works) {
    double[] logs = new double[Bell.SIZE];
    for (int node = 0; node < Bell.SIZE; node++) {
      logs[node] = rounds.failed() * fails[node] + (rounds.asked() - rounds.failed()) * works[node];
    }
    return Bell.logMean(logs);
  }

  /** How likely a probe fails, for a spread, each fraction and each node of how an area differs. */
  private static double fails(double spread, int fraction, int node) {
    double here = Math.exp(FractionGrid.log(fraction) + spread * Bell.node(node));
    return Math.min(0.999, BY_CHANCE + (1 - BY_CHANCE) * Math.min(1, here));
  }

  private static double[][][] tables(DoubleUnaryOperator of) {
    List<double[][]> tables = new ArrayList<>();
    for (double spread : SPREADS) {
      double[][] table = new double[FractionGrid.SIZE][Bell.SIZE];
      for (int fraction = 0; fraction < table.length; fraction++) {
        for (int node = 0; node < Bell.SIZE; node++) {
          table[fraction][node] = of.applyAsDouble(fails(spread, fraction, node));
        }
      }
      tables.add(table);
    }
    return tables.toArray(double[][][]::new);
  }
}
