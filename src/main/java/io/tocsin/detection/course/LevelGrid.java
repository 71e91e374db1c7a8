package io.tocsin.detection.course;

/** A grid of rates, equally spaced in their logarithm, with nothing at all as cell 0. */
final class LevelGrid {

  static final double STEP = 0.3;
  static final int CELLS = 54;

  private static final double LOG_LEAST = -5;
  private static final double[] RATES = new double[CELLS];
  private static final double[] INVERSE_GAPS = new double[CELLS];

  static {
    for (int cell = 1; cell < CELLS; cell++) {
      RATES[cell] = Math.exp(LOG_LEAST + STEP * (cell - 1));
      INVERSE_GAPS[cell - 1] = 1 / (RATES[cell] - RATES[cell - 1]);
    }
  }

  private LevelGrid() {}

  static double rate(int cell) {
    return RATES[cell];
  }

  /** The sum of the rates of some cells, the last not included. */
  static double sum(int from, int to) {
    double sum = 0;
    for (int cell = from; cell < to; cell++) {
      sum += RATES[cell];
    }
    return sum;
  }

  /** The highest cell whose rate is not above this one. */
  static int below(double rate) {
    if (rate < RATES[1]) {
      return 0;
    }
    int cell = 1 + (int) Math.floor((Math.log(rate) - LOG_LEAST) / STEP + 1e-9);
    return Math.min(CELLS - 1, cell);
  }

  /** The highest cell whose rate is not above this one, at most {@code from}. */
  static int below(double rate, int from) {
    int cell = from;
    while (RATES[cell] > rate) {
      cell--;
    }
    return cell;
  }

  /** The part of a mass that belongs to the cell above {@code below}, so that the mean stays. */
  static double partAbove(double rate, int below) {
    return Math.clamp((rate - RATES[below]) * INVERSE_GAPS[below], 0, 1);
  }
}
