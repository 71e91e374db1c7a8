package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days side by side, a bar for each: what worked from below, what did not from above and split in
 * two, what nobody measured hatched: the shapes tell them apart where colours do not. Immutable.
 *
 * @param bars oldest first
 * @param ends what stands below them
 * @param summary the same in a sentence
 * @param without share of the measured time it worked, announced work left out, or null
 * @param with the same with announced work counted as measured, or null
 * @param measured how much of the time anybody measured
 */
public record DayBars(
    List<Bar> bars,
    Ends ends,
    String summary,
    @Nullable String without,
    @Nullable String with,
    String measured) {

  /** Width of a bar with its gap, in units of the drawing. */
  public static final int STEP = 8;

  /** Height of the drawing, in the same units. */
  public static final int HEIGHT = 40;

  /** So many are drawn where there is little room, the newest. */
  public static final int FEW = 30;

  private static final int SHORTEST_MONTH = 28;

  private static final int WIDTH = 6;

  /** A third of a bar. */
  private static final int STROKE = 2;

  /** Between what did not work and what stands below it. */
  private static final int GAP = 2;

  public DayBars {
    bars = List.copyOf(bars);
  }

  /** Whether fewer are drawn where there is little room. */
  public boolean many() {
    return bars.size() > FEW + 1;
  }

  /** Whether a month has but begun: its days are as wide as in any other, and room is left. */
  public boolean young() {
    return bars.size() < SHORTEST_MONTH;
  }

  /**
   * The days at both ends.
   *
   * @param near the first day where there is little room
   */
  public record Ends(String first, String near, String last) {}

  /**
   * One day.
   *
   * @param title the day and what was measured
   * @param href where its evidence stands
   * @param broken units from the top in which it did not work
   * @param unseen units in the middle that nobody measured
   */
  public record Bar(String title, String href, int broken, int unseen) {

    /** Path of what worked. */
    public String works(int index) {
      return rectangle(index * STEP, WIDTH, broken + unseen, HEIGHT);
    }

    /** Path of what did not work: two strokes with as much between them. */
    public String broken(int index) {
      int bottom = broken == HEIGHT ? HEIGHT : broken - GAP;
      int left = index * STEP;
      return rectangle(left, STROKE, 0, bottom)
          + rectangle(left + WIDTH - STROKE, STROKE, 0, bottom);
    }

    /** Path of what nobody measured: a line as wide as the bar, drawn with gaps. */
    public String unseen(int index) {
      return "M" + (index * STEP + WIDTH / 2) + " " + broken + "v" + unseen;
    }

    private static String rectangle(int left, int width, int top, int bottom) {
      return "M" + left + " " + top + "h" + width + "v" + (bottom - top) + "h-" + width + "z";
    }
  }

  /** Width of the drawing. */
  public int width() {
    return (young() ? FEW : bars.size()) * STEP - (STEP - WIDTH);
  }
}
