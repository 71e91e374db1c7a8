package io.tocsin.detection;

import io.tocsin.detection.CourseStep.Left;
import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Usual;
import io.tocsin.detection.state.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last hours of one crowd in steps of ten minutes. */
final class CourseSteps {

  private static final int LENGTH = (int) CourseStep.LENGTH.toMinutes();

  /** As many as the minutes kept hold for sure. */
  private static final int MOST = (Minutes.KEPT - LENGTH) / LENGTH;

  private CourseSteps() {}

  /**
   * Returns the full steps of which all is known, oldest first; what is left of the disturbance
   * stands in the newest alone.
   *
   * @param now the minute that is not over yet
   * @param watchedSince the first minute that anybody watched
   */
  static List<CourseStep> of(
      Minutes minutes,
      Crowd crowd,
      @Nullable CrowdCourse course,
      long now,
      long watchedSince,
      Surroundings around) {
    List<CourseStep> steps = new ArrayList<>();
    long end = Math.floorDiv(now, (long) LENGTH) * LENGTH;
    for (long first = end - (long) MOST * LENGTH; first < end; first += LENGTH) {
      if (first >= watchedSince) {
        Usual usual = crowd.usual(first, LENGTH, around);
        boolean newest = first + LENGTH == end;
        Left left = newest && course != null && course.onset() < end ? course.left() : null;
        int people = minutes.failing(first, first + LENGTH - 1);
        steps.add(
            new CourseStep(Time.startOf(first), people, usual.reports(), usual.shape(), left));
      }
    }
    return steps;
  }
}
