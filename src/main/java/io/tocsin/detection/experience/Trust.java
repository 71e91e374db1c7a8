package io.tocsin.detection.experience;

import java.util.List;

/**
 * How often alarms of given odds were true here: the odds that evidence makes, corrected by what
 * became of past alarms. Immutable.
 *
 * <p>A logistic curve through the log-odds (Platt 1999), with a normal belief beforehand that the
 * odds are right as they stand, so that a handful of cases moves it little; past alarms count with
 * the probability that they were true, because many are never settled. Newton's method finds the
 * likeliest curve.
 */
public final class Trust {

  /** How far the odds may be off as a whole, and in their steepness: standard deviations. */
  private static final double OFF = 0.7;

  private static final double STEEPER = 0.3;
  private static final int ROUNDS = 12;

  private final double shift;
  private final double slope;

  private Trust(double shift, double slope) {
    this.shift = shift;
    this.slope = slope;
  }

  /** Learns from resolved alarms. */
  public static Trust learnedFrom(List<PastAlarm> alarms) {
    double shift = 0;
    double slope = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double upShift = -shift / (OFF * OFF);
      double upSlope = -(slope - 1) / (STEEPER * STEEPER);
      double curveShift = 1 / (OFF * OFF);
      double curveSlope = 1 / (STEEPER * STEEPER);
      double curveBoth = 0;
      for (PastAlarm alarm : alarms) {
        double odds = alarm.logOdds();
        double told = probability(shift + slope * odds);
        double weight = told * (1 - told);
        upShift += alarm.truth() - told;
        upSlope += (alarm.truth() - told) * odds;
        curveShift += weight;
        curveSlope += weight * odds * odds;
        curveBoth += weight * odds;
      }
      double size = curveShift * curveSlope - curveBoth * curveBoth;
      shift += (curveSlope * upShift - curveBoth * upSlope) / size;
      slope += (curveShift * upSlope - curveBoth * upShift) / size;
    }
    return new Trust(shift, slope);
  }

  /** The probability that an alarm of these log-odds is true. */
  public double of(double logOdds) {
    return probability(shift + slope * logOdds);
  }

  /** The probability of log-odds. */
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
