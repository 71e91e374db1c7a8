package io.tocsin.detection.course;

import java.util.Arrays;

/** The probability of each level still broken and each amount of late reports. Confined. */
final class LevelBelief {

  private static final int CELLS = LevelGrid.CELLS;
  private static final double NEGLIGIBLE = 1e-6;

  /** States less likely than this are not asked what would follow if they ended now. */
  private static final double TOO_RARE_TO_END = 1e-4;

  private static final int DEEPEST_DROP = 12;
  private static final double GROWS_AT_FIRST = 0.12;
  private static final double GROWS_LATER = 0.003;
  private static final double FADES_AT_FIRST = 0.1;
  private static final double FADES_LATER = 0.004;
  private static final int GROWTH_MINUTES = 60;

  /** So long the onset is not known well enough to tell a wrong level from a wrong minute. */
  private static final int UNCERTAIN_MINUTES = 15;

  private static final double RELAPSE = 5e-4;
  private static final double LOUDNESS_SHAPE = 12;
  private static final double CLEARLY_LOWER = 0.7;

  /** What is left below this part of the worst nobody can tell from nothing. */
  private static final double AS_GOOD_AS_OVER = 0.04;

  /** For each level the sum of those that are left when it is partly mended. */
  private static final double[] LESSER = new double[CELLS];

  static {
    for (int level = 1; level < CELLS; level++) {
      LESSER[level] = LevelGrid.sum(Math.max(1, level - DEEPEST_DROP), level);
    }
  }

  private final CoursePrior prior;

  /** Indexed by level and late cell. */
  private double[] mass = new double[CELLS * CELLS];

  /** Mean minute of the last drop, times mass. */
  private double[] since = new double[CELLS * CELLS];

  private double[] nextMass = new double[CELLS * CELLS];
  private double[] nextSince = new double[CELLS * CELLS];
  private final int[] active = new int[CELLS * CELLS];
  private int actives;
  private double worst;

  /** What a level that is still broken gives in the minute that passes. */
  private double stillBroken;

  private final double lateKept;
  private final double lateSinks;

  LevelBelief(CoursePrior prior) {
    this.prior = prior;
    this.lateKept = Math.exp(-1 / prior.lateMinutes());
    this.lateSinks = Math.min(1, (1 - lateKept) / (1 - Math.exp(-LevelGrid.STEP)));
    for (int level = 1; level < CELLS; level++) {
      mass[level * CELLS] = 1.0 / (CELLS - 1);
    }
    findActive();
  }

  /** The worst level, then cell, probability and time for each state that is not negligible. */
  double[] save() {
    double[] saved = new double[1 + 3 * actives];
    saved[0] = worst;
    for (int i = 0; i < actives; i++) {
      saved[1 + 3 * i] = active[i];
      saved[2 + 3 * i] = mass[active[i]];
      saved[3 + 3 * i] = since[active[i]];
    }
    return saved;
  }

  void restore(double[] saved) {
    Arrays.fill(mass, 0);
    Arrays.fill(since, 0);
    worst = saved[0];
    actives = (saved.length - 1) / 3;
    for (int i = 0; i < actives; i++) {
      active[i] = (int) saved[1 + 3 * i];
      mass[active[i]] = saved[2 + 3 * i];
      since[active[i]] = saved[3 + 3 * i];
    }
  }

  /** Lets one minute pass: late reports fade, levels wander, some disturbances are mended. */
  void advance(int minute) {
    Arrays.fill(nextMass, 0);
    Arrays.fill(nextSince, 0);
    stillBroken = prior.stillBroken(minute);
    for (int i = 0; i < actives; i++) {
      move(active[i], minute);
    }
    double[] spare = mass;
    mass = nextMass;
    nextMass = spare;
    spare = since;
    since = nextSince;
    nextSince = spare;
    findActive();
  }

  private void move(int cell, int minute) {
    int level = cell / CELLS;
    int late = cell % CELLS;
    double weight = mass[cell];
    double dropped = since[cell] / weight;
    if (level == 0) {
      fade(0, late, weight * (1 - RELAPSE), dropped);
      relapse(late, weight * RELAPSE, minute);
      return;
    }
    double ends = weight < TOO_RARE_TO_END ? 0 : prior.endsPerMinute();
    double grows = minute < GROWTH_MINUTES ? GROWS_AT_FIRST : GROWS_LATER;
    double fades = minute < UNCERTAIN_MINUTES ? FADES_AT_FIRST : FADES_LATER;
    fade(level, late, weight * (1 - ends - grows - fades), dropped);
    fade(Math.min(CELLS - 1, level + 1), late, weight * grows, dropped);
    fade(Math.max(1, level - 1), late, weight * fades, dropped);
    if (ends > 0) {
      end(level, LevelGrid.rate(late) * lateKept, weight * ends, minute);
    }
  }

  /** Late reports sink by one minute; the mass is split so that their mean is right. */
  private void fade(int level, int late, double weight, double dropped) {
    double sinking = late == 0 ? 0 : weight * lateSinks;
    add(level * CELLS + late, weight - sinking, dropped);
    if (sinking > 0) {
      add(level * CELLS + late - 1, sinking, dropped);
    }
  }

  private void end(int level, double kept, double weight, int minute) {
    double rate = LevelGrid.rate(level);
    double lateIfAll = prior.lateShare() * rate * stillBroken;
    int lowest = Math.max(1, level - DEEPEST_DROP);
    double parts = LESSER[level];
    double wholly = parts > 0 ? prior.wholeEnds() : 1;
    int below = LevelGrid.below(kept + lateIfAll);
    put(0, kept + lateIfAll, below, weight * wholly, minute);
    double each = weight * (1 - wholly) / parts;
    double latePerRate = lateIfAll / rate;
    for (int lower = lowest; lower < level; lower++) {
      double left = LevelGrid.rate(lower);
      double late = kept + lateIfAll - latePerRate * left;
      below = LevelGrid.below(late, below);
      put(lower, late, below, each * left, minute);
    }
  }

  private void relapse(int late, double weight, int minute) {
    int top = Math.max(1, LevelGrid.below(worst));
    int bottom = Math.max(1, top - 7);
    for (int level = bottom; level <= top; level++) {
      fade(level, late, weight / (top - bottom + 1), minute);
    }
  }

  private void put(int level, double lateRate, int below, double weight, double dropped) {
    double above = LevelGrid.partAbove(lateRate, below);
    int cell = level * CELLS + below;
    add(cell, weight * (1 - above), dropped);
    if (above > 0) {
      add(cell + 1, weight * above, dropped);
    }
  }

  private void add(int cell, double weight, double dropped) {
    nextMass[cell] += weight;
    nextSince[cell] += weight * dropped;
  }

  private void findActive() {
    actives = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      if (mass[cell] > NEGLIGIBLE) {
        active[actives++] = cell;
      } else {
        mass[cell] = 0;
        since[cell] = 0;
      }
    }
  }

  /** Remembers the worst level; one of the first minutes is too uncertain to be held against it. */
  void rememberWorst(int minute) {
    worst = minute < UNCERTAIN_MINUTES ? meanLevel() : Math.max(worst, meanLevel());
  }

  /** Weighs every state by how well it explains the reports of this minute. */
  void weigh(WatchedMinute seen, double referred, int minute) {
    double broken = prior.stillBroken(minute) * seen.activity();
    double[] log = new double[actives];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < actives; i++) {
      int cell = active[i];
      double event =
          LevelGrid.rate(cell / CELLS) * broken + LevelGrid.rate(cell % CELLS) * seen.activity();
      log[i] = fit(seen, event, echo(referred, event + seen.usual()));
      most = Math.max(most, log[i]);
    }
    for (int i = 0; i < actives; i++) {
      double factor = Math.exp(log[i] - most);
      mass[active[i]] *= factor;
      since[active[i]] *= factor;
    }
    settle();
  }

  /** Direct reports that an echo brings: referred ones beyond what the event itself refers. */
  private double echo(double referred, double event) {
    double beyond = referred - prior.referredShare() * event;
    return prior.frontDoorPerReferral() * Math.max(0, beyond);
  }

  /** Negative binomial, as the loudness of a minute varies; terms without the rate left out. */
  private static double fit(WatchedMinute seen, double event, double echo) {
    double rate = event + echo + Math.max(MinuteSeries.LEAST_USUAL, seen.usual());
    double all = -(LOUDNESS_SHAPE + seen.reports()) * Math.log(rate + LOUDNESS_SHAPE);
    return seen.reports() > 0 ? all + seen.reports() * Math.log(rate) : all;
  }

  void weighOver(double log) {
    double factor = Math.exp(Math.clamp(log, -20, 20));
    int end = (highestOver() + 1) * CELLS;
    for (int i = 0; i < actives && active[i] < end; i++) {
      mass[active[i]] *= factor;
      since[active[i]] *= factor;
    }
    settle();
  }

  /** Makes the probabilities sum to one again. */
  void settle() {
    double all = 0;
    for (int i = 0; i < actives; i++) {
      all += mass[active[i]];
    }
    for (int i = 0; i < actives; i++) {
      mass[active[i]] /= all;
      since[active[i]] /= all;
    }
  }

  private double meanLevel() {
    double mean = 0;
    for (int i = 0; i < actives; i++) {
      mean += mass[active[i]] * LevelGrid.rate(active[i] / CELLS);
    }
    return mean;
  }

  double expected(int minute, double activity) {
    double broken = prior.stillBroken(minute);
    double mean = 0;
    for (int i = 0; i < actives; i++) {
      int cell = active[i];
      double rate = LevelGrid.rate(cell / CELLS) * broken + LevelGrid.rate(cell % CELLS) * lateKept;
      mean += mass[cell] * rate;
    }
    return mean * activity;
  }

  private int highestOver() {
    return LevelGrid.below(AS_GOOD_AS_OVER * worst);
  }

  double over() {
    return upTo(highestOver(), mass);
  }

  double overSince() {
    return since(highestOver());
  }

  double dropped() {
    return upTo(clearlyLower(), mass);
  }

  double droppedSince() {
    return since(clearlyLower());
  }

  private int clearlyLower() {
    return LevelGrid.below(CLEARLY_LOWER * worst);
  }

  double remaining() {
    return Math.min(1, meanLevel() / worst);
  }

  private double since(int highest) {
    return upTo(highest, since) / Math.max(1e-12, upTo(highest, mass));
  }

  /** The sum over the states whose level is not above this one. */
  private double upTo(int highest, double[] values) {
    int end = (highest + 1) * CELLS;
    double sum = 0;
    for (int i = 0; i < actives && active[i] < end; i++) {
      sum += values[active[i]];
    }
    return sum;
  }
}
