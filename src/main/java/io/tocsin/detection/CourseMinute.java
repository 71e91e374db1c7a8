package io.tocsin.detection;

import io.tocsin.detection.course.WatchedMinute;
import io.tocsin.detection.crowd.Calendar;
import io.tocsin.detection.crowd.Crowd;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One minute of a disturbance, to be asked for its reports in one place after the other.
 *
 * @param activity how busy people are, beside the minute of the onset
 * @param factor by which the hours before it differed from the usual ones
 */
record CourseMinute(long minute, double activity, double factor, Crowd crowd, Calendar calendar) {

  private static final double LEAST_ACTIVITY = 0.01;

  static CourseMinute of(long minute, long onset, double factor, Crowd crowd, Calendar calendar) {
    double activity = Math.max(LEAST_ACTIVITY, crowd.activity(minute, onset, calendar));
    return new CourseMinute(minute, activity, factor, crowd, calendar);
  }

  /**
   * Its reports in some areas, or all for null.
   *
   * @param part of the usual reports that these areas have
   */
  WatchedMinute in(@Nullable Set<String> areas, double part) {
    Crowd.Course course = crowd.course(minute, minute, areas, factor * part, calendar);
    return WatchedMinute.ofReports(course.own()[0], course.usual()[0], activity)
        .withReferred(course.told()[0]);
  }
}
