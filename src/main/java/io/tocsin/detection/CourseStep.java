package io.tocsin.detection;

import io.tocsin.detection.course.Phase;
import io.tocsin.detection.course.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ten minutes of one component: how many people reported that it fails, how many are usual, and
 * what of the disturbance was left at their end. Immutable.
 *
 * @param people distinct ones
 * @param usual reports that ordinary times bring, by weight
 * @param shape how sure that is: the shape of the gamma distribution of the rate
 * @param left null while people report no disturbance, and for minutes that were looked at late
 */
public record CourseStep(
    Instant start, int people, double usual, double shape, @Nullable Left left) {

  /** How long a step is. */
  public static final Duration LENGTH = Duration.ofMinutes(10);

  /**
   * What is left of a disturbance, as people's reports tell.
   *
   * @param share expected part of those hit at the worst moment who still are, 0 to 1: what is
   *     reported beside what a service would give that is still as broken
   * @param regions the same region by region, where several brought enough reports
   */
  public record Left(double share, Phase phase, SortedMap<String, Part> regions) {
    public Left {
      regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
    }

    /** What is broken and not coming back is all there. */
    static Left of(double share, Phase phase, SortedMap<String, Reading> readings) {
      SortedMap<String, Part> regions = new TreeMap<>();
      readings.forEach((region, told) -> {
        double left = told.phase() == Phase.BROKEN ? 1 : told.remaining();
        regions.put(region, new Part(left, told.phase()));
      });
      return new Left(share, phase, regions);
    }
  }

  /** What is left of it in one region. */
  public record Part(double share, Phase phase) {}
}
