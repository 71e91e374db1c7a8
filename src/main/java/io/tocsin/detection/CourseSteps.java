package io.tocsin.detection;

import io.tocsin.detection.CourseStep.Left;
import io.tocsin.detection.crowd.CrowdView;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Usual;
import io.tocsin.detection.state.Time;
import java.util.ArrayList;
import java.util.List;

/** The last hours of one crowd in steps of ten minutes. */
final class CourseSteps {

  private static final int LENGTH = (int) CourseStep.LENGTH.toMinutes();

  /** As many as the minutes kept hold for sure. */
  private static final int MOST = (Minutes.KEPT - LENGTH) / LENGTH;

  private CourseSteps() {}

  /**
   * Returns the full steps of which all is known, oldest first; what is left of the disturbance
   * stands in the newest alone, and only of one that had begun.
   */
  static List<CourseStep> of(ComponentCrowd crowd, Surroundings around) {
    CrowdView view = crowd.reports().view(around, crowd, 0);
    CrowdCourse course = crowd.course();
    List<CourseStep> steps = new ArrayList<>();
    long end = Math.floorDiv(crowd.now, (long) LENGTH) * LENGTH;
    for (long first = end - (long) MOST * LENGTH; first < end; first += LENGTH) {
      if (first >= view.watchedSince()) {
        Usual usual = view.usual(first, LENGTH);
        boolean newest = first + LENGTH == end;
        Left left = newest && course != null && course.onset() < end ? course.left() : null;
        int people = crowd.minutes.failing(first, first + LENGTH - 1);
        steps.add(
            new CourseStep(Time.startOf(first), people, usual.reports(), usual.shape(), left));
      }
    }
    return steps;
  }
}
