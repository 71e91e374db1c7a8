package io.tocsin.detection.course;

import java.util.Arrays;

/** The probability of each level still broken and each amount of late reports. Confined. */
final class LevelBelief {

  private static final int CELLS = LevelGrid.CELLS;
  private static final double NEGLIGIBLE = 1e-10;
  private static final double GROWS_AT_FIRST = 0.12;
  private static final double GROWS_LATER = 0.003;
  private static final double FADES = 0.004;
  private static final int GROWTH_MINUTES = 60;
  private static final double RELAPSE = 5e-4;
  private static final double LOUDNESS_SHAPE = 12;
  private static final double CLEARLY_LOWER = 0.7;

  private final CoursePrior prior;

  /** Indexed by level and late cell. */
  private double[] mass = new double[CELLS * CELLS];

  /** Mean minute of the last drop, times mass. */
  private double[] since = new double[CELLS * CELLS];

  private double worst;
  private final double lateKept;

  LevelBelief(CoursePrior prior) {
    this.prior = prior;
    this.lateKept = Math.exp(-1 / prior.lateMinutes());
    for (int level = 1; level < CELLS; level++) {
      mass[level * CELLS] = 1.0 / (CELLS - 1);
    }
  }

  double[] save() {
    double[] all = Arrays.copyOf(mass, 2 * mass.length + 1);
    System.arraycopy(since, 0, all, mass.length, since.length);
    all[2 * mass.length] = worst;
    return all;
  }

  void restore(double[] saved) {
    int cells = mass.length;
    mass = Arrays.copyOf(saved, cells);
    since = Arrays.copyOfRange(saved, cells, 2 * cells);
    worst = saved[2 * cells];
  }

  /** Lets one minute pass: late reports fade, levels wander, some disturbances are mended. */
  void advance(int minute) {
    double[] oldMass = mass;
    double[] oldSince = since;
    mass = new double[oldMass.length];
    since = new double[oldMass.length];
    for (int level = 0; level < CELLS; level++) {
      for (int late = 0; late < CELLS; late++) {
        int cell = level * CELLS + late;
        if (oldMass[cell] > NEGLIGIBLE) {
          move(level, late, oldMass[cell], oldSince[cell] / oldMass[cell], minute);
        }
      }
    }
  }

  private void move(int level, int late, double weight, double dropped, int minute) {
    double kept = LevelGrid.rate(late) * lateKept;
    if (level == 0) {
      put(0, kept, weight * (1 - RELAPSE), dropped);
      relapse(kept, weight * RELAPSE, minute);
      return;
    }
    double ends = prior.endsPerMinute();
    double grows = minute < GROWTH_MINUTES ? GROWS_AT_FIRST : GROWS_LATER;
    put(level, kept, weight * (1 - ends - grows - FADES), dropped);
    put(Math.min(CELLS - 1, level + 1), kept, weight * grows, dropped);
    put(Math.max(1, level - 1), kept, weight * FADES, dropped);
    end(level, kept, weight * ends, minute);
  }

  private void end(int level, double kept, double weight, int minute) {
    double rate = LevelGrid.rate(level);
    double lateIfAll = prior.lateShare() * rate * prior.stillBroken(minute);
    put(0, kept + lateIfAll, weight * prior.wholeEnds(), minute);
    double all = 0;
    for (int lower = 1; lower < level; lower++) {
      all += LevelGrid.rate(lower);
    }
    if (all == 0) {
      put(0, kept + lateIfAll, weight * (1 - prior.wholeEnds()), minute);
      return;
    }
    for (int lower = Math.max(1, level - 12); lower < level; lower++) {
      double left = LevelGrid.rate(lower);
      double part = weight * (1 - prior.wholeEnds()) * left / all;
      put(lower, kept + lateIfAll * (1 - left / rate), part, minute);
    }
  }

  private void relapse(double kept, double weight, int minute) {
    int top = Math.max(1, LevelGrid.below(worst));
    int bottom = Math.max(1, top - 7);
    for (int level = bottom; level <= top; level++) {
      put(level, kept, weight / (top - bottom + 1), minute);
    }
  }

  private void put(int level, double lateRate, double weight, double dropped) {
    int below = LevelGrid.below(lateRate);
    double above = LevelGrid.partAbove(lateRate, below);
    int cell = level * CELLS + below;
    mass[cell] += weight * (1 - above);
    since[cell] += weight * (1 - above) * dropped;
    if (above > 0) {
      mass[cell + 1] += weight * above;
      since[cell + 1] += weight * above * dropped;
    }
  }

  /** Weighs every state by how well it explains the reports of this minute. */
  void weigh(WatchedMinute seen, double referred, int minute) {
    double broken = prior.stillBroken(minute) * seen.activity();
    double[] log = new double[mass.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < mass.length; cell++) {
      if (mass[cell] > NEGLIGIBLE) {
        double event =
            LevelGrid.rate(cell / CELLS) * broken
                + LevelGrid.rate(cell % CELLS) * seen.activity();
        log[cell] = fit(seen, event, echo(referred, event + seen.usual()));
        most = Math.max(most, log[cell]);
      }
    }
    for (int cell = 0; cell < mass.length; cell++) {
      double factor = mass[cell] > NEGLIGIBLE ? Math.exp(log[cell] - most) : 0;
      mass[cell] *= factor;
      since[cell] *= factor;
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
    double log = -LOUDNESS_SHAPE * Math.log1p(rate / LOUDNESS_SHAPE);
    return seen.reports() > 0
        ? log + seen.reports() * Math.log(rate / (rate + LOUDNESS_SHAPE))
        : log;
  }

  void weighOver(double log) {
    double factor = Math.exp(Math.clamp(log, -20, 20));
    for (int late = 0; late < CELLS; late++) {
      mass[late] *= factor;
      since[late] *= factor;
    }
    settle();
  }

  /** Makes the probabilities sum to one again. */
  void settle() {
    double all = Arrays.stream(mass).sum();
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] /= all;
      since[cell] /= all;
    }
    worst = Math.max(worst, meanLevel());
  }

  private double meanLevel() {
    double mean = 0;
    for (int cell = CELLS; cell < mass.length; cell++) {
      mean += mass[cell] * LevelGrid.rate(cell / CELLS);
    }
    return mean;
  }

  double over() {
    return mass(0, 0);
  }

  double overSince() {
    return since(0, 0);
  }

  double dropped() {
    return mass(0, LevelGrid.below(CLEARLY_LOWER * worst));
  }

  double droppedSince() {
    return since(0, LevelGrid.below(CLEARLY_LOWER * worst));
  }

  double remaining() {
    return Math.min(1, meanLevel() / worst);
  }

  private double mass(int lowest, int highest) {
    double sum = 0;
    for (int cell = lowest * CELLS; cell < (highest + 1) * CELLS; cell++) {
      sum += mass[cell];
    }
    return sum;
  }

  private double since(int lowest, int highest) {
    double sum = 0;
    for (int cell = lowest * CELLS; cell < (highest + 1) * CELLS; cell++) {
      sum += since[cell];
    }
    return sum / Math.max(1e-12, mass(lowest, highest));
  }
}
