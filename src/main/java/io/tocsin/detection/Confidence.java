package io.tocsin.detection;

/**
 * How sure a verdict is, as a probability.
 *
 * <p>Probes err by chance, which their sequential test counts, or because the places they ask from
 * are in trouble themselves, an eighth for each. People's alarm has log-odds: those of any alarm at
 * all, more with the surprise, and what the probes in its places make of it; what became of past
 * alarms corrects them ({@link io.tocsin.detection.experience.Trust}). Two witnesses err together
 * by the product. A recovery errs as often as a service that fails two answers in five gives so
 * many good ones.
 */
final class Confidence {

  private static final double MOST = 0.99;
  private static final double LEAST = 0.01;

  /** How sure it is that it is over when people tell it and no probe does. */
  private static final double PEOPLE_CALM = 0.7;

  /** Log-odds of an alarm that just reaches the bar, before experience: a stated belief. */
  private static final double ALARM = Math.log(15);

  /** What doubling the surprise adds. */
  private static final double PER_DOUBLING = 0.9;

  private static final double BAR = 14;

  /** Probes err together, so they never say more than this for or against. */
  private static final double PROBES_FOR = 4;

  private static final double PROBES_AGAINST = -2;

  /** How much likelier a good answer is from a healthy service than from a patchy one, inverted. */
  private static final double PATCHY_SUCCESS = Math.exp(FailureShape.PATCHY.success);

  private Confidence() {}

  /**
   * The log-odds that people's alarm is true, before experience corrects them.
   *
   * @param nats how surprising people's reports were when they gave it
   * @param probesSpeakFor how much likelier the probes' answers are in an outage, as a logarithm
   */
  static double logOdds(double nats, double probesSpeakFor) {
    double doublings = Math.log(Math.max(LEAST, nats / BAR)) / Math.log(2);
    return ALARM
        + PER_DOUBLING * doublings
        + Math.clamp(probesSpeakFor, PROBES_AGAINST, PROBES_FOR);
  }

  /**
   * That it fails.
   *
   * @param alarm probability that people's alarm is true; 0 when they give none
   */
  static double ofFailure(ProbeTally probes, double alarm) {
    return Math.clamp(1 - probes.doubt() * (1 - alarm), LEAST, MOST);
  }

  static double ofRecovery(ProbeTally probes) {
    return probes.successesInARow() > 0
        ? Math.min(MOST, 1 - Math.pow(PATCHY_SUCCESS, probes.successesInARow()))
        : PEOPLE_CALM;
  }
}
