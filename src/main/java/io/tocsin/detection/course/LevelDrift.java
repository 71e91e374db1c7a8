package io.tocsin.detection.course;

/**
 * How a disturbance moves on within a minute: late reports fade, levels wander, some are mended, a
 * few begin again. All of it is linear in the probabilities, so that levels wander and reports fade
 * a whole row of states at a time. Confined to one owner.
 */
final class LevelDrift {

  private static final int CELLS = LevelGrid.CELLS;

  /** States less likely than this are not asked what would follow if they ended now. */
  private static final double TOO_RARE_TO_END = 1e-4;

  private static final int DEEPEST_DROP = 12;
  private static final double GROWS_AT_FIRST = 0.12;
  private static final double GROWS_LATER = 0.003;
  private static final double FADES_AT_FIRST = 0.1;
  private static final double FADES_LATER = 0.004;
  private static final int GROWTH_MINUTES = 60;

  /** So long the onset is not known well enough to tell a wrong level from a wrong minute. */
  static final int UNCERTAIN_MINUTES = 15;

  private static final double RELAPSE = 5e-4;
  private static final int RELAPSES_TO = 8;

  /** For each level the sum of those that are left when it is partly mended. */
  private static final double[] LESSER = new double[CELLS];

  static {
    for (int level = 1; level < CELLS; level++) {
      LESSER[level] = LevelGrid.sum(Math.max(1, level - DEEPEST_DROP), level);
    }
  }

  private final CoursePrior prior;
  private final double lateKept;
  private final double lateSinks;

  /** What ends, is partly mended or begins again in this minute. */
  private final double[] turned = new double[CELLS * CELLS];

  /** Beyond so many late cells of any level nothing turned. */
  private int turnedLates;

  /** One level's row of late cells, and one more that stays empty. */
  private final double[] row = new double[CELLS + 1];

  private int minute;
  private double ends;
  private double lateOfRate;

  LevelDrift(CoursePrior prior) {
    this.prior = prior;
    this.lateKept = Math.exp(-1 / prior.lateMinutes());
    this.lateSinks = Math.min(1, (1 - lateKept) / (1 - Math.exp(-LevelGrid.STEP)));
  }

  /** The part of late reports that is kept from one minute to the next. */
  double lateKept() {
    return lateKept;
  }

  /**
   * Lets one minute pass.
   *
   * @param top the level to which it would relapse
   */
  void pass(LevelStates from, LevelStates to, int passing, int top) {
    minute = passing;
    ends = prior.endsPerMinute();
    lateOfRate = prior.lateShare() * prior.stillBroken(passing);
    int levels = 1 + Math.min(CELLS - 1, Math.max(from.highestLevel() + 1, top));
    int lates = from.lates();
    to.clear();
    wander(from.mass(), from, to.mass(), levels);
    wander(from.since(), from, to.since(), levels);
    turn(from, top);
    for (int level = 0; level < levels; level++) {
      for (int cell = level * CELLS; cell < level * CELLS + turnedLates; cell++) {
        to.mass()[cell] += turned[cell];
        to.since()[cell] += turned[cell] * minute;
        turned[cell] = 0;
      }
    }
    to.findActive(levels, Math.max(lates, turnedLates));
    turnedLates = 0;
  }

  /** Levels wander to their neighbours, less what ends; then late reports sink. */
  private void wander(double[] values, LevelStates from, double[] next, int levels) {
    double grows = minute < GROWTH_MINUTES ? GROWS_AT_FIRST : GROWS_LATER;
    double fades = minute < UNCERTAIN_MINUTES ? FADES_AT_FIRST : FADES_LATER;
    int lates = from.lates();
    for (int late = 0; late < lates; late++) {
      row[late] = values[late] * (1 - RELAPSE);
    }
    row[lates] = 0;
    sink(next, 0, lates);
    int one = from.firstAbove(0);
    for (int level = 1; level < levels; level++) {
      boolean lowest = level == 1;
      boolean last = level == CELLS - 1;
      double stays = 1 - (last ? 0 : grows) - (lowest ? 0 : fades);
      mix(values, level, stays, lowest ? 0 : grows, last ? 0 : fades, lates);
      for (int end = from.firstAbove(level); one < end; one++) {
        int cell = from.active(one);
        if (from.mass()[cell] >= TOO_RARE_TO_END) {
          row[cell - level * CELLS] -= values[cell] * ends;
        }
      }
      sink(next, level, lates);
    }
  }

  private void mix(double[] values, int level, double own, double lower, double higher, int lates) {
    int at = level * CELLS;
    int below = at - CELLS;
    int above = level == CELLS - 1 ? at : at + CELLS;
    for (int late = 0; late < lates; late++) {
      row[late] =
          values[at + late] * own + values[below + late] * lower + values[above + late] * higher;
    }
  }

  /** Late reports sink by one minute; the mass is split so that their mean is right. */
  private void sink(double[] next, int level, int lates) {
    int at = level * CELLS;
    double stays = 1 - lateSinks;
    for (int late = 0; late < lates; late++) {
      next[at + late] = row[late] * stays + row[late + 1] * lateSinks;
    }
    next[at] += row[0] * lateSinks;
  }

  private void turn(LevelStates from, int top) {
    for (int one = 0; one < from.actives(); one++) {
      int cell = from.active(one);
      double weight = from.mass()[cell];
      if (cell < CELLS) {
        relapse(cell, weight * RELAPSE, top);
      } else if (weight >= TOO_RARE_TO_END) {
        end(cell / CELLS, LevelGrid.rate(cell % CELLS) * lateKept, weight * ends);
      }
    }
  }

  /** What ends leaves late reports; the more of a level is left, the fewer. */
  private void end(int level, double kept, double weight) {
    double rate = LevelGrid.rate(level);
    double late = kept + lateOfRate * rate;
    double parts = LESSER[level];
    double wholly = parts > 0 ? prior.wholeEnds() : 1;
    int below = LevelGrid.below(late);
    turnedLates = Math.max(turnedLates, Math.min(CELLS, below + 2));
    put(0, below, late, weight * wholly);
    double each = parts > 0 ? weight * (1 - wholly) / parts : 0;
    for (int lower = Math.max(1, level - DEEPEST_DROP); lower < level; lower++) {
      double left = LevelGrid.rate(lower);
      double lateThen = late - lateOfRate * left;
      while (below > 0 && LevelGrid.rate(below) > lateThen) {
        below--;
      }
      put(lower, below, lateThen, each * left);
    }
  }

  private void put(int level, int below, double lateRate, double weight) {
    double above = weight * LevelGrid.partAbove(lateRate, below);
    int cell = level * CELLS + below;
    turned[cell] += weight - above;
    turned[cell + 1] += above;
  }

  private void relapse(int late, double weight, int top) {
    int bottom = Math.max(1, top - RELAPSES_TO + 1);
    double each = weight / (top - bottom + 1);
    double sinking = late == 0 ? 0 : each * lateSinks;
    turnedLates = Math.max(turnedLates, late + 1);
    for (int level = bottom; level <= top; level++) {
      turned[level * CELLS + late] += each - sinking;
      if (sinking > 0) {
        turned[level * CELLS + late - 1] += sinking;
      }
    }
  }
}
