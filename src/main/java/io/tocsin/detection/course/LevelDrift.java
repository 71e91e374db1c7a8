package io.tocsin.detection.course;

import java.util.Arrays;

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
  private final double wholeEnds;

  /** What ends, is partly mended or begins again in this minute. */
  private final double[] turned = new double[CELLS * CELLS];

  /** Beyond so many late cells of each level nothing turned; and nothing stands afterwards. */
  private final int[] turnedLates = new int[CELLS];

  private final int[] reach = new int[CELLS];

  /** The most late cells that what ended at each level leaves. */
  private final int[] endedLates = new int[CELLS];

  /** One level's row of late cells, and one more that stays empty. */
  private final double[] row = new double[CELLS + 1];

  private final double[] sinceRow = new double[CELLS + 1];

  private int minute;
  private double ends;
  private double lateOfRate;

  /** For this minute: late reports that each level leaves when it ends. */
  private final double[] lateOf = new double[CELLS];

  LevelDrift(CoursePrior prior) {
    this.prior = prior;
    this.lateKept = Math.exp(-1 / prior.lateMinutes());
    this.wholeEnds = prior.wholeEnds();
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
    to.clear();
    wander(from, to);
    turn(from, top);
    boundTurned();
    for (int level = 0; level < CELLS; level++) {
      int end = level * CELLS + turnedLates[level];
      for (int cell = level * CELLS; cell < end; cell++) {
        to.mass()[cell] += turned[cell];
        to.since()[cell] += turned[cell] * minute;
        turned[cell] = 0;
      }
      reach[level] = Math.max(reach[level], turnedLates[level]);
    }
    to.findActive(reach);
    Arrays.fill(turnedLates, 0);
  }

  /** Levels wander to their neighbours, less what ends; then late reports sink. */
  private void wander(LevelStates from, LevelStates to) {
    double grows = minute < GROWTH_MINUTES ? GROWS_AT_FIRST : GROWS_LATER;
    double fades = minute < UNCERTAIN_MINUTES ? FADES_AT_FIRST : FADES_LATER;
    stay(from, to);
    for (int level = 1; level < CELLS; level++) {
      boolean lowest = level == 1;
      boolean last = level == CELLS - 1;
      int lates = from.lates(level);
      lates = Math.max(lates, lowest ? 0 : from.lates(level - 1));
      lates = Math.max(lates, last ? 0 : from.lates(level + 1));
      reach[level] = lates;
      if (lates == 0) {
        continue;
      }
      double stays = 1 - (last ? 0 : grows) - (lowest ? 0 : fades);
      double lower = lowest ? 0 : grows;
      double higher = last ? 0 : fades;
      mix(from.mass(), row, level, stays, lower, higher, lates);
      mix(from.since(), sinceRow, level, stays, lower, higher, lates);
      takeOffEnds(from, level);
      sink(to, level, lates);
    }
  }

  /** What is over stays so, but for a few relapses. */
  private void stay(LevelStates from, LevelStates to) {
    int lates = from.lates(0);
    reach[0] = lates;
    for (int late = 0; late < lates; late++) {
      row[late] = from.mass()[late] * (1 - RELAPSE);
      sinceRow[late] = from.since()[late] * (1 - RELAPSE);
    }
    row[lates] = 0;
    sinceRow[lates] = 0;
    sink(to, 0, lates);
  }

  private static void mix(
      double[] values,
      double[] row,
      int level,
      double own,
      double lower,
      double higher,
      int lates) {
    int at = level * CELLS;
    int below = at - CELLS;
    int above = level == CELLS - 1 ? at : at + CELLS;
    for (int late = 0; late < lates; late++) {
      row[late] =
          values[at + late] * own + values[below + late] * lower + values[above + late] * higher;
    }
    row[lates] = 0;
  }

  private void takeOffEnds(LevelStates from, int level) {
    int end = from.firstAbove(level);
    for (int one = from.firstAbove(level - 1); one < end; one++) {
      int cell = from.active(one);
      double weight = from.mass()[cell];
      if (weight >= TOO_RARE_TO_END) {
        row[cell - level * CELLS] -= weight * ends;
        sinceRow[cell - level * CELLS] -= from.since()[cell] * ends;
      }
    }
  }

  private void sink(LevelStates to, int level, int lates) {
    sink(row, to.mass(), level * CELLS, lates);
    sink(sinceRow, to.since(), level * CELLS, lates);
  }

  /** Late reports sink by one minute; the mass is split so that their mean is right. */
  private void sink(double[] row, double[] next, int at, int lates) {
    double sinks = lateSinks;
    double stays = 1 - sinks;
    double one = row[0];
    for (int late = 0; late < lates; late++) {
      double above = row[late + 1];
      next[at + late] = one * stays + above * sinks;
      one = above;
    }
    next[at] += row[0] * sinks;
  }

  private void turn(LevelStates from, int top) {
    double[] mass = from.mass();
    for (int level = 0; level < CELLS; level++) {
      lateOf[level] = lateOfRate * LevelGrid.rate(level);
    }
    int end = from.firstAbove(0);
    for (int one = 0; one < end; one++) {
      int cell = from.active(one);
      relapse(cell, mass[cell] * RELAPSE, top);
    }
    for (int one = end; one < from.actives(); one++) {
      int cell = from.active(one);
      double weight = mass[cell];
      if (weight >= TOO_RARE_TO_END) {
        end(cell / CELLS, LevelGrid.rate(cell % CELLS) * lateKept, weight * ends);
      }
    }
  }

  /** What ends leaves late reports; the more of a level is left, the fewer. */
  private void end(int level, double kept, double weight) {
    double late = kept + lateOf[level];
    double parts = LESSER[level];
    double wholly = parts > 0 ? wholeEnds : 1;
    int below = LevelGrid.below(late);
    endedLates[level] = Math.max(endedLates[level], Math.min(CELLS, below + 2));
    put(0, below, late, weight * wholly);
    double each = parts > 0 ? weight * (1 - wholly) / parts : 0;
    for (int lower = Math.max(1, level - DEEPEST_DROP); lower < level; lower++) {
      double lateThen = late - lateOf[lower];
      while (below > 0 && LevelGrid.rate(below) > lateThen) {
        below--;
      }
      put(lower * CELLS, below, lateThen, each * LevelGrid.rate(lower));
    }
  }

  private void put(int row, int below, double lateRate, double weight) {
    double above = weight * LevelGrid.partAbove(lateRate, below);
    int cell = row + below;
    turned[cell] += weight - above;
    turned[cell + 1] += above;
  }

  /** Wherever something ended, a lower level has at most its late reports. */
  private void boundTurned() {
    int most = 0;
    for (int level = CELLS - 1; level >= 0; level--) {
      turnedLates[level] = Math.max(turnedLates[level], most);
      most = Math.max(most, endedLates[level]);
      endedLates[level] = 0;
    }
  }

  private void relapse(int late, double weight, int top) {
    int bottom = Math.max(1, top - RELAPSES_TO + 1);
    double each = weight / (top - bottom + 1);
    double sinking = late == 0 ? 0 : each * lateSinks;
    for (int level = bottom; level <= top; level++) {
      turnedLates[level] = Math.max(turnedLates[level], late + 1);
      turned[level * CELLS + late] += each - sinking;
      if (sinking > 0) {
        turned[level * CELLS + late - 1] += sinking;
      }
    }
  }
}
