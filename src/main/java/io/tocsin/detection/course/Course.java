package io.tocsin.detection.course;

import java.util.List;

/** What follows from the usual course of disturbances. Stateless, thread-safe. */
public final class Course {

  private Course() {}

  /**
   * Late reports to expect in each minute after an alarm ended, so that they are no new alarm.
   *
   * @param rateBeforeEnd reports per minute above the usual, when it ended
   * @param minutes how many minutes after the end are asked for; the first is the end's own
   */
  public static double[] expectedTail(CoursePrior prior, double rateBeforeEnd, int minutes) {
    if (!(rateBeforeEnd >= 0) || minutes < 0) {
      throw new IllegalArgumentException("a rate and a time must not be negative");
    }
    double[] tail = new double[minutes];
    for (int minute = 0; minute < minutes; minute++) {
      tail[minute] = rateBeforeEnd * prior.late(minute);
    }
    return tail;
  }

  /**
   * The prior after some incidents were resolved: their shape where they are many and agree, the
   * earlier prior where they are few.
   */
  public static CoursePrior learn(CoursePrior earlier, List<ResolvedCourse> resolved) {
    return new CourseLearning(earlier, resolved).learn();
  }
}
