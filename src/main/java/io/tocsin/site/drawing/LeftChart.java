package io.tocsin.site.drawing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a disturbance is left, as a line from the left to the right that changes its dashes
 * with how it stands: one path for each standing. Immutable.
 *
 * @param width in the drawing's own units
 * @param height the same, downwards
 */
public record LeftChart(int width, int height, String broken, String partly, String over) {

  private static final int ALL = 100;

  /** Room above and below for the line's own thickness. */
  private static final int EDGE = 2;

  /** How it stands. */
  public enum Standing {
    BROKEN,
    PARTLY,
    OVER
  }

  /**
   * What is left at one place from the left.
   *
   * @param percent 0 to 100
   */
  public record Point(int slot, int percent, Standing standing) {}

  /**
   * Draws.
   *
   * @param slots how many places there are
   * @param points by place; places may be left out
   */
  public static LeftChart of(int slots, List<Point> points, int height) {
    Map<Standing, StringBuilder> paths = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      paths.put(standing, new StringBuilder());
    }
    Point before = null;
    for (Point point : points) {
      draw(paths.getOrDefault(point.standing(), new StringBuilder()), before, point, height);
      before = point;
    }
    return new LeftChart(
        slots * BandChart.STEP,
        height,
        String.valueOf(paths.get(Standing.BROKEN)),
        String.valueOf(paths.get(Standing.PARTLY)),
        String.valueOf(paths.get(Standing.OVER)));
  }

  private static void draw(StringBuilder path, @Nullable Point before, Point point, int height) {
    boolean next = before != null && before.slot() + 1 == point.slot();
    if (before == null || !next || before.standing() != point.standing()) {
      int from = before != null && next ? y(before.percent(), height) : y(point.percent(), height);
      path.append('M').append(point.slot() * BandChart.STEP).append(' ').append(from);
    }
    path.append('V').append(y(point.percent(), height)).append('h').append(BandChart.STEP);
  }

  private static int y(int percent, int height) {
    double part = (double) Math.clamp(percent, 0, ALL) / ALL;
    return EDGE + (int) Math.round((1 - part) * (height - 2 * EDGE));
  }
}
