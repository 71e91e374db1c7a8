package io.tocsin.detection;

import io.tocsin.detection.course.Phase;

/** Whether people tell that some of it works again. */
final class Relief {

  private static final int LATELY = 30;
  private static final int JUST_NOW = 5;
  private static final int EASED_AT_LEAST = 3;

  private Relief() {}

  /** Those for whom it is back, or partly, outnumber the complaints of the last minutes. */
  static boolean eased(Minutes minutes, long now) {
    double better = minutes.sum(now - LATELY + 1, now, minute -> minute.back + minute.partly);
    return better >= EASED_AT_LEAST
        && better > minutes.sum(now - JUST_NOW + 1, now, minute -> minute.failing + minute.still);
  }

  /** Fewer report than would if all of it were still broken, and few say that it is. */
  static boolean fewer(CrowdCourse course, Minutes minutes, long now) {
    long first = now - LATELY + 1;
    return course.phase() == Phase.PARTLY_BACK
        && minutes.sum(first, now, minute -> minute.still - minute.back - minute.partly) <= 0;
  }
}
