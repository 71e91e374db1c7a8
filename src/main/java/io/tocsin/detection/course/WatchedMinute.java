package io.tocsin.detection.course;

/**
 * What one minute of a disturbance brought, in the areas watched. Immutable.
 *
 * <p>Counts are of people who have not reported before today, so that nobody counts twice.
 *
 * @param reports weighted distinct reporters who came directly or by search
 * @param referred those who came from news or social media: an echo rather than the event
 * @param usual reports expected in ordinary times
 * @param activity how busy people usually are now, where 1 is how busy they were at the onset
 * @param failed conclusive probes that failed
 * @param conclusive probes that said yes or no; 0 when there are none
 * @param worksAgain people and statements who say that it works again
 * @param stillBroken people who answer that it still does not
 */
public record WatchedMinute(
    double reports,
    double referred,
    double usual,
    double activity,
    int failed,
    int conclusive,
    double worksAgain,
    double stillBroken) {

  public WatchedMinute {
    if (!(reports >= 0) || !(referred >= 0) || !(usual >= 0)) {
      throw new IllegalArgumentException("reports must not be negative");
    }
    if (!(activity > 0) || Double.isInfinite(activity)) {
      throw new IllegalArgumentException("activity must be above zero: " + activity);
    }
    if (failed < 0 || failed > conclusive) {
      throw new IllegalArgumentException(failed + " of " + conclusive + " probes cannot fail");
    }
    if (!(worksAgain >= 0) || !(stillBroken >= 0)) {
      throw new IllegalArgumentException("words must not be counted below zero");
    }
  }

  /** A minute known from reports alone. */
  public static WatchedMinute ofReports(double reports, double usual, double activity) {
    return new WatchedMinute(reports, 0, usual, activity, 0, 0, 0, 0);
  }

  public WatchedMinute withReferred(double people) {
    return new WatchedMinute(
        reports, people, usual, activity, failed, conclusive, worksAgain, stillBroken);
  }

  public WatchedMinute withProbes(int failing, int speaking) {
    return new WatchedMinute(
        reports, referred, usual, activity, failing, speaking, worksAgain, stillBroken);
  }

  public WatchedMinute withWords(double again, double still) {
    return new WatchedMinute(reports, referred, usual, activity, failed, conclusive, again, still);
  }
}
