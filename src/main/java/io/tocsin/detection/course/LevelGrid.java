package io.tocsin.detection.course;

/** A grid of rates, equally spaced in their logarithm, with nothing at all as cell 0. */
final class LevelGrid {

  static final double STEP = 0.3;
  static final int CELLS = 54;

  private static final double LOG_LEAST = -5;
  private static final double[] RATES = new double[CELLS];
  private static final double[] NEXT = new double[CELLS];
  private static final double[] INVERSE_GAPS = new double[CELLS];

  /**
   * The cell by exponent and first four bits of the fraction: at most one cell begins within each
   * such piece, so that no logarithm is needed.
   */
  private static final int[] BELOW;

  private static final int SHIFT = 48;
  private static final int FIRST;

  static {
    for (int cell = 1; cell < CELLS; cell++) {
      RATES[cell] = Math.exp(LOG_LEAST + STEP * (cell - 1));
      INVERSE_GAPS[cell - 1] = 1 / (RATES[cell] - RATES[cell - 1]);
    }
    System.arraycopy(RATES, 1, NEXT, 0, CELLS - 1);
    NEXT[CELLS - 1] = Double.POSITIVE_INFINITY;
    FIRST = (int) (Double.doubleToRawLongBits(RATES[1]) >>> SHIFT);
    BELOW = new int[(int) (Double.doubleToRawLongBits(RATES[CELLS - 1]) >>> SHIFT) - FIRST + 1];
    for (int place = 1, cell = 0; place < BELOW.length; place++) {
      double least = Double.longBitsToDouble((long) (FIRST + place) << SHIFT);
      while (NEXT[cell] <= least) {
        cell++;
      }
      BELOW[place] = cell;
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
    int place = (int) (Double.doubleToRawLongBits(rate) >>> SHIFT) - FIRST;
    int cell = BELOW[Math.max(0, Math.min(place, BELOW.length - 1))];
    return rate >= NEXT[cell] ? cell + 1 : cell;
  }

  /** The part of a mass that belongs to the cell above {@code below}, so that the mean stays. */
  static double partAbove(double rate, int below) {
    return (rate - RATES[below]) * INVERSE_GAPS[below];
  }
}
