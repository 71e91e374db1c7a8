package io.tocsin.detection.course;

/** The probability of each level still broken and each amount of late reports. Confined. */
final class LevelBelief {

  private static final int CELLS = LevelGrid.CELLS;
  private static final double LOUDNESS_SHAPE = 12;
  private static final double CLEARLY_LOWER = 0.7;

  /** What is left below this part of the worst nobody can tell from nothing. */
  private static final double AS_GOOD_AS_OVER = 0.04;

  /** So many reports in a minute are weighed by products, more by logarithms. */
  private static final int FEW = 64;

  /** Where products are smaller for all states, logarithms have to be taken. */
  private static final double TOO_SMALL = 1e-150;

  private final CoursePrior prior;
  private final LevelDrift drift;
  private LevelStates states = new LevelStates();
  private LevelStates next = new LevelStates();
  private final double[] factors = new double[CELLS * CELLS];
  private double worst;
  private double level;

  LevelBelief(CoursePrior prior) {
    this.prior = prior;
    this.drift = new LevelDrift(prior);
    states.begin();
  }

  /** The worst level, then cell, probability and time for each state that is not negligible. */
  double[] save() {
    double[] saved = states.save();
    saved[0] = worst;
    return saved;
  }

  void restore(double[] saved) {
    states.restore(saved);
    worst = saved[0];
  }

  /** Lets one minute pass: late reports fade, levels wander, some disturbances are mended. */
  void advance(int minute) {
    drift.pass(states, next, minute, Math.max(1, LevelGrid.below(worst)));
    LevelStates spare = states;
    states = next;
    next = spare;
  }

  /** Remembers the worst level; one of the first minutes is too uncertain to be held against it. */
  void rememberWorst(int minute) {
    level = states.meanLevel();
    worst = minute < LevelDrift.UNCERTAIN_MINUTES ? level : Math.max(worst, level);
  }

  /** Weighs every state by how well it explains the reports of this minute. */
  void weigh(WatchedMinute seen, double referred, int minute) {
    double broken = prior.stillBroken(minute) * seen.activity();
    double best = 0;
    int reports = (int) seen.reports();
    boolean few = reports == seen.reports() && reports <= FEW;
    for (int one = 0; few && one < states.actives(); one++) {
      factors[one] = fit(rate(one, broken, seen, referred), reports);
      best = Math.max(best, factors[one]);
    }
    if (best < TOO_SMALL) {
      weighByLogarithms(broken, seen, referred);
    }
    states.weigh(factors);
  }

  /** Reports that a state gives in this minute, echoes and usual ones included. */
  private double rate(int one, double broken, WatchedMinute seen, double referred) {
    int cell = states.active(one);
    double event =
        LevelGrid.rate(cell / CELLS) * broken + LevelGrid.rate(cell % CELLS) * seen.activity();
    return event
        + echo(referred, event + seen.usual())
        + Math.max(MinuteSeries.LEAST_USUAL, seen.usual());
  }

  /** Direct reports that an echo brings: referred ones beyond what the event itself refers. */
  private double echo(double referred, double event) {
    double beyond = referred - prior.referredShare() * event;
    return prior.frontDoorPerReferral() * Math.max(0, beyond);
  }

  /** Negative binomial, as the loudness of a minute varies; factors without the rate left out. */
  private static double fit(double rate, int reports) {
    double none = LOUDNESS_SHAPE / (rate + LOUDNESS_SHAPE);
    double four = none * none * none * none;
    double fit = four * four * four;
    if (reports == 0) {
      return fit;
    }
    double power = rate / (rate + LOUDNESS_SHAPE);
    for (int left = reports; left > 0; left >>= 1) {
      fit *= (left & 1) == 1 ? power : 1;
      power *= power;
    }
    return fit;
  }

  private void weighByLogarithms(double broken, WatchedMinute seen, double referred) {
    double most = Double.NEGATIVE_INFINITY;
    for (int one = 0; one < states.actives(); one++) {
      double rate = rate(one, broken, seen, referred);
      factors[one] =
          seen.reports() * Math.log(rate)
              - (LOUDNESS_SHAPE + seen.reports()) * Math.log(rate + LOUDNESS_SHAPE);
      most = Math.max(most, factors[one]);
    }
    for (int one = 0; one < states.actives(); one++) {
      factors[one] = Math.exp(factors[one] - most);
    }
  }

  void weighOver(double log) {
    if (log == 0) {
      return;
    }
    double factor = Math.exp(Math.clamp(log, -20, 20));
    int end = states.firstAbove(highestOver());
    for (int one = 0; one < end; one++) {
      states.scale(one, factor);
    }
    states.settle();
  }

  double expected(int minute, double activity) {
    double broken = prior.stillBroken(minute);
    double mean = 0;
    for (int one = 0; one < states.actives(); one++) {
      int cell = states.active(one);
      double late = LevelGrid.rate(cell % CELLS) * drift.lateKept();
      mean += states.mass()[cell] * (LevelGrid.rate(cell / CELLS) * broken + late);
    }
    return mean * activity;
  }

  private int highestOver() {
    return LevelGrid.below(AS_GOOD_AS_OVER * worst);
  }

  private int clearlyLower() {
    return LevelGrid.below(CLEARLY_LOWER * worst);
  }

  double over() {
    return states.upTo(highestOver(), states.mass());
  }

  double overSince() {
    return since(highestOver());
  }

  double dropped() {
    return states.upTo(clearlyLower(), states.mass());
  }

  double droppedSince() {
    return since(clearlyLower());
  }

  private double since(int highest) {
    double all = states.upTo(highest, states.mass());
    return states.upTo(highest, states.since()) / Math.max(1e-12, all);
  }

  /** What is left of the worst, after {@link #rememberWorst}. */
  double remaining() {
    return Math.min(1, level / worst);
  }
}
