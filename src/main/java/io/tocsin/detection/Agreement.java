package io.tocsin.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What the places that see a service say together: pure sums over their suspicions. */
final class Agreement {

  /** What the others must bring when the loudest one is left out. */
  private static final double OTHERS = 3;

  /** The same while the loudest has seen failures alone, as one would that is cut off. */
  private static final double OTHERS_IF_CUT_OFF = 5;

  /** Of eight failures seen from one place, one is taken for a trouble of its own: a prior. */
  private static final double OWN_TROUBLE = 0.125;

  /** At any minute a service is taken to work at odds of a thousand to one, logarithm: a prior. */
  private static final double RARE = Math.log(1000);

  private Agreement() {}

  static double sum(List<VantageRun> runs, FailureShape shape) {
    double sum = 0;
    for (VantageRun run : runs) {
      sum += run.suspicion(shape).weight();
    }
    return sum;
  }

  static FailureShape likelier(List<VantageRun> seeing) {
    return sum(seeing, FailureShape.SOLID) >= sum(seeing, FailureShape.PATCHY)
        ? FailureShape.SOLID
        : FailureShape.PATCHY;
  }

  /** The logarithm of the mixed likelihood ratio. */
  static double logOdds(List<VantageRun> seeing) {
    double one = sum(seeing, FailureShape.SOLID);
    double other = sum(seeing, FailureShape.PATCHY);
    return Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other))) - Math.log(2);
  }

  static boolean othersAgree(List<VantageRun> seeing, FailureShape shape) {
    VantageRun loudest = loudest(seeing, shape);
    Suspicion suspicion = loudest.suspicion(shape);
    boolean asIfCutOff = loudest.failures() >= suspicion.failures();
    double others = sum(seeing, shape) - Math.max(0, suspicion.weight());
    return others >= (asIfCutOff ? OTHERS_IF_CUT_OFF : OTHERS);
  }

  private static VantageRun loudest(List<VantageRun> seeing, FailureShape shape) {
    return Collections.max(
        seeing, Comparator.comparingDouble(run -> run.suspicion(shape).weight()));
  }

  /**
   * The first failure of what is believed: the loudest may have been cut off long before, so it
   * counts only where it began within an interval of the others.
   */
  static Instant onset(List<VantageRun> seeing, Duration interval) {
    if (seeing.size() < 2) {
      return seeing.getFirst().firstFailure();
    }
    FailureShape shape = likelier(seeing);
    VantageRun loudest = loudest(seeing, shape);
    Instant first =
        seeing.stream()
            .filter(run -> run != loudest && run.suspicion(shape).weight() > 0)
            .map(run -> run.suspicion(shape).since())
            .min(Comparator.naturalOrder())
            .orElseGet(() -> loudest.suspicion(shape).since());
    Instant loud = loudest.suspicion(shape).since();
    return loud.isBefore(first) && !loud.isBefore(first.minus(interval)) ? loud : first;
  }

  /** How likely it is, after all, that nothing fails but chance or the places themselves. */
  static double doubt(List<VantageRun> seeing) {
    FailureShape shape = likelier(seeing);
    double ownTrouble = 1;
    for (VantageRun run : seeing) {
      ownTrouble *= run.suspicion(shape).weight() > 0 ? OWN_TROUBLE : 1;
    }
    double chance = 1 / (1 + Math.exp(logOdds(seeing) - RARE));
    return Math.min(1, chance + ownTrouble);
  }

  /** What is granted to chance, and bounds of what places bring to a suspicion of people's. */
  private static final double GRANTED = 1;

  private static final double MOST_OF_ONE = 6;
  private static final double MOST_OF_ALL = 12;

  /**
   * How many nats the answers speak for a failure, before it is believed: what one place brings is
   * bounded, for it may be cut off by itself.
   */
  static double suspicion(Collection<VantageRun> runs) {
    double most = 0;
    for (FailureShape shape : FailureShape.values()) {
      double sum = -GRANTED;
      for (VantageRun run : runs) {
        sum += Math.clamp(run.suspicion(shape).weight(), 0, MOST_OF_ONE);
      }
      most = Math.max(most, sum);
    }
    return Math.min(MOST_OF_ALL, most);
  }
}
