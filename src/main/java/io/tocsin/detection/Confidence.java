package io.tocsin.detection;

/**
 * How sure a verdict is, as a probability: a first, honest rule of thumb, not yet calibrated.
 *
 * <p>A probe's failure is taken for a whim of its own with odds of one half each time, so that
 * three in a row leave an eighth. People alone start at one half and gain with the surprise, up to
 * nine tenths; working probes take .15 off. Two witnesses err together by the product.
 */
final class Confidence {

  private static final double MOST = 0.99;
  private static final double CROWD_LEAST = 0.5;
  private static final double CROWD_GAIN = 0.4;
  private static final double CROWD_FULL_SURPRISE = 12;
  private static final double CROWD_THRESHOLD = 6;
  private static final double PROBES_DISAGREE = 0.15;

  private Confidence() {}

  static double ofFailure(ProbeTally probes, CrowdTally people, Score score) {
    double doubt = 1;
    for (int failures : probes.failuresInARow()) {
      doubt *= Math.pow(0.5, Math.max(1, failures));
    }
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
        ? Math.min(MOST, 1 - Math.pow(0.5, probes.successesInARow()))
        : CROWD_LEAST + CROWD_GAIN / 2;
  }
}
