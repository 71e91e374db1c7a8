package io.tocsin.detection;

/**
 * How sure a verdict is, as a probability: posterior odds for the probes, a rule of thumb for the
 * people.
 *
 * <p>Probes err by chance, which their sequential test counts, or because the places they ask from
 * are in trouble themselves, an eighth for each. People alone start at one half and gain with the
 * surprise, up to nine tenths; working probes take .15 off. Two witnesses err together by the
 * product. A recovery errs as often as a service that fails two answers in five gives so many good
 * ones.
 */
final class Confidence {

  private static final double MOST = 0.99;
  private static final double CROWD_LEAST = 0.5;
  private static final double CROWD_GAIN = 0.4;
  private static final double CROWD_FULL_SURPRISE = 12;
  private static final double CROWD_THRESHOLD = 6;
  private static final double PROBES_DISAGREE = 0.15;

  /** How much likelier a good answer is from a healthy service than from a patchy one, inverted. */
  private static final double PATCHY_SUCCESS = Math.exp(FailureShape.PATCHY.success);

  private Confidence() {}

  static double ofFailure(ProbeTally probes, CrowdTally people, Score score) {
    double doubt = probes.doubt();
    if (people.open()) {
      doubt *= 1 - ofCrowd(score);
    }
    return Math.min(MOST, 1 - doubt);
  }

  static double ofSuspicion(ProbeTally probes, Score score) {
    boolean disagree = probes.state() == ComponentState.WORKS;
    return ofCrowd(score) - (disagree ? PROBES_DISAGREE : 0);
  }

  private static double ofCrowd(Score score) {
    double more = (score.nats() / Math.log(10) - CROWD_THRESHOLD) / CROWD_FULL_SURPRISE;
    return CROWD_LEAST + CROWD_GAIN * Math.clamp(more, 0, 1);
  }

  static double ofRecovery(ProbeTally probes) {
    return probes.successesInARow() > 0
        ? Math.min(MOST, 1 - Math.pow(PATCHY_SUCCESS, probes.successesInARow()))
        : CROWD_LEAST + CROWD_GAIN / 2;
  }
}
