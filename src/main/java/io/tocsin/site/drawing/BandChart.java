package io.tocsin.site.drawing;

import java.util.List;

/**
 * Counts as bars, and between which counts ordinary times stay as a band behind them: two paths.
 * Immutable.
 *
 * @param width in the drawing's own units
 * @param height the same, downwards
 * @param most the count that reaches the top
 * @param bars one shape for each count above nought
 * @param band the area between low and high, torn where nobody watched
 */
public record BandChart(int width, int height, int most, String bars, String band) {

  /** Width of one bar with the gap beside it. */
  public static final int STEP = 10;

  /** Fewer than this never fill the picture. */
  private static final int FEWEST = 6;

  /** What is there at all is seen. */
  private static final int LEAST = 2;

  /**
   * One count.
   *
   * @param slot its place from the left, from 0; places may be left out
   */
  public record Count(int slot, int count, int low, int high) {}

  /**
   * Draws.
   *
   * @param counts by place
   */
  public static BandChart of(List<Count> counts, int height) {
    int most = FEWEST;
    for (Count one : counts) {
      most = Math.max(most, Math.max(one.count(), one.high()));
    }
    int slots = counts.isEmpty() ? 1 : counts.getLast().slot() + 1;
    return new BandChart(
        slots * STEP, height, most, bars(counts, most, height), band(counts, most, height));
  }

  private static String bars(List<Count> counts, int most, int height) {
    StringBuilder path = new StringBuilder();
    for (Count one : counts) {
      if (one.count() > 0) {
        int tall = Math.max(LEAST, height - y(one.count(), most, height));
        path.append('M').append(one.slot() * STEP + 1).append(' ').append(height);
        path.append("v-").append(tall).append('h').append(STEP - 2).append('v').append(tall);
        path.append('z');
      }
    }
    return path.toString();
  }

  private static String band(List<Count> counts, int most, int height) {
    StringBuilder path = new StringBuilder();
    int first = 0;
    while (first < counts.size()) {
      int last = first;
      while (last + 1 < counts.size()
          && counts.get(last + 1).slot() == counts.get(last).slot() + 1) {
        last++;
      }
      band(path, counts.subList(first, last + 1), most, height);
      first = last + 1;
    }
    return path.toString();
  }

  /** To the right along the upper edge, back along the lower one. */
  private static void band(StringBuilder path, List<Count> run, int most, int height) {
    path.append('M').append(run.getFirst().slot() * STEP).append(' ');
    path.append(y(run.getFirst().high(), most, height));
    for (Count one : run) {
      path.append('V').append(y(one.high(), most, height)).append('h').append(STEP);
    }
    for (Count one : run.reversed()) {
      path.append('V').append(y(one.low(), most, height)).append("h-").append(STEP);
    }
    path.append('z');
  }

  private static int y(int count, int most, int height) {
    return height - (int) Math.round((double) count / most * height);
  }
}
