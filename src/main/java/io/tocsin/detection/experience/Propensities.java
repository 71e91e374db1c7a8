package io.tocsin.detection.experience;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How readily people report, learned from outages of which another source told the number.
 *
 * <p>A normal hierarchy in logarithms: all services have a common mean, a service's own lies around
 * it, an outage around that (Gelman and others, Bayesian Data Analysis, chapter 5). How much
 * outages of one service differ is learned as well, as an inverse-gamma variance. The starting
 * point is vague: the largest outage of its time, a social network gone for six and a half hours in
 * October 2021, drew 10.6 million reports (Downdetector) from some three thousand million users,
 * one in a hundred thousand per minute; taken to be right within a factor of about thirty.
 * Immutable.
 */
final class Propensities {

  private static final double PRIOR_MEAN = Math.log(1e-5);
  private static final double PRIOR_VARIANCE = 2.0 * 2.0;

  /** How much services differ. */
  private static final double SERVICES_DIFFER = 0.4 * 0.4;

  /** How much outages of one service differ, before any has taught it. */
  private static final double OUTAGES_DIFFER = 0.9 * 0.9;

  /** How many outages that belief weighs as much as. */
  private static final double PSEUDO_OUTAGES = 10;

  private static final double LEAST_DIFFERENCE = 0.05;
  private static final int ROUNDS = 3;

  private final int taughtBy;
  private final double outagesDiffer;
  private final Map<String, Sum> byService;

  private Propensities(List<Lesson> lessons, double outagesDiffer) {
    this.taughtBy = lessons.size();
    this.outagesDiffer = outagesDiffer;
    this.byService = sums(lessons, outagesDiffer);
  }

  /**
   * What one outage taught. Immutable.
   *
   * @param log the logarithm of its reports per affected person and active minute
   * @param variance how far that is known
   */
  record Lesson(String service, double log, double variance) {}

  static Propensities learn(List<Lesson> lessons) {
    double differ = OUTAGES_DIFFER;
    for (int round = 0; round < ROUNDS && !lessons.isEmpty(); round++) {
      Propensities known = new Propensities(lessons, differ);
      double spread = PSEUDO_OUTAGES * OUTAGES_DIFFER;
      for (Lesson lesson : lessons) {
        double away = lesson.log() - known.meanOf(lesson.service());
        spread += away * away - lesson.variance();
      }
      differ = Math.max(LEAST_DIFFERENCE, spread / (PSEUDO_OUTAGES + lessons.size() - 1));
    }
    return new Propensities(lessons, differ);
  }

  /** What is to be expected of the next outage of a service. */
  Propensity of(String service) {
    Normal others = common(service);
    Normal own = own(service, others);
    return new Propensity(own.mean(), own.variance() + outagesDiffer, taughtBy);
  }

  private double meanOf(String service) {
    return own(service, common(service)).mean();
  }

  /** The service's own mean, leaning on that of the others. */
  private Normal own(String service, Normal others) {
    double variance = others.variance() + SERVICES_DIFFER;
    Sum seen = byService.getOrDefault(service, Sum.NONE);
    double precision = 1 / variance + seen.precision();
    return new Normal((others.mean() / variance + seen.weighted()) / precision, 1 / precision);
  }

  /** The common mean as all services but one tell it. */
  private Normal common(String butFor) {
    double precision = 1 / PRIOR_VARIANCE;
    double weighted = PRIOR_MEAN * precision;
    for (Map.Entry<String, Sum> entry : byService.entrySet()) {
      if (!entry.getKey().equals(butFor)) {
        Sum seen = entry.getValue();
        double counts = 1 / (SERVICES_DIFFER + 1 / seen.precision());
        precision += counts;
        weighted += counts * seen.weighted() / seen.precision();
      }
    }
    return new Normal(weighted / precision, 1 / precision);
  }

  private static Map<String, Sum> sums(List<Lesson> lessons, double outagesDiffer) {
    Map<String, Sum> sums = new TreeMap<>();
    for (Lesson lesson : lessons) {
      double precision = 1 / (outagesDiffer + lesson.variance());
      sums.merge(lesson.service(), new Sum(precision, precision * lesson.log()), Sum::plus);
    }
    return sums;
  }

  private record Normal(double mean, double variance) {}

  private record Sum(double precision, double weighted) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(precision + other.precision, weighted + other.weighted);
    }
  }
}
