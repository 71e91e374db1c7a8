package io.tocsin.publication;

import io.tocsin.detection.course.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people reported of one component during an incident, beside what is usual, and what was left
 * of the disturbance, as far as the public may see it. Immutable.
 *
 * @param component its id, or {@link #WHOLE}: all components of the incident together
 * @param minutes how long each bar is
 * @param bars oldest first; a time nobody watched has none
 * @param regions how it stands in each region that brought enough reports, by name
 */
public record CourseView(String component, int minutes, List<Bar> bars, List<Region> regions) {

  /** All components of the incident together. */
  public static final String WHOLE = "";

  /** Fewer people than this are never told: a bar of them says that there were some. */
  public static final int FEW = Hotspots.FEWEST - 1;

  public CourseView {
    bars = List.copyOf(bars);
    regions = List.copyOf(regions);
  }

  /**
   * One bar.
   *
   * @param people distinct ones who reported a failure; {@link #FEW} for one or two
   * @param low ordinary times bring at least so many, nine times in ten
   * @param high and at most so many
   * @param left percent of the worst that is left at its end, or null where nobody can tell
   * @param phase how it stood then, or null as well
   */
  public record Bar(
      Instant start, int people, int low, int high, @Nullable Integer left, @Nullable Phase phase) {

    /** Whether it says only that there were some people. */
    public boolean isFew() {
      return people == FEW;
    }
  }

  /**
   * One region.
   *
   * @param left percent of the worst that is left
   * @param since when it came to stand so
   */
  public record Region(String name, int left, Phase phase, Instant since) {}
}
