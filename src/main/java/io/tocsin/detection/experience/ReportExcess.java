package io.tocsin.detection.experience;

/**
 * The reports of an outage in its strongest quarter of an hour, beside what is usual. Immutable.
 *
 * <p>The strongest quarter and not the first, because some outages come on slowly; within the first
 * hour and a half, because people who have reported do not report again. Reports are distinct
 * people inside the perimeter who came on their own, not led by news or search.
 *
 * @param counted distinct people who reported
 * @param usual how many would have on an ordinary day
 * @param activeMinutes the length of the window in minutes of average activity: a minute of an hour
 *     with twice the usual reports of the week counts as two; more than 0
 */
public record ReportExcess(double counted, double usual, double activeMinutes) {

  /** The length of the window in minutes; of shorter outages all is taken. */
  public static final int WINDOW = 15;

  /** The window lies in so many minutes after the onset. */
  public static final int LATEST = 90;

  private static final int STEP = 5;

  /** Nobody sleeps so deeply: rates learned from few reports may be nothing at all. */
  private static final double LEAST_ACTIVITY = 0.02;

  public ReportExcess {
    if (!(counted >= 0) || !(usual >= 0) || !(activeMinutes > 0)) {
      throw new IllegalArgumentException(counted + ", " + usual + ", " + activeMinutes);
    }
  }

  /**
   * Finds the strongest window.
   *
   * @param counted people by minute from the onset to the end or to now; at least one minute
   * @param usual how many are usual, minute by minute, as long
   * @param activity the usual rate of each minute over the mean of the week, as long
   */
  public static ReportExcess strongest(double[] counted, double[] usual, double[] activity) {
    if (counted.length == 0
        || counted.length != usual.length
        || counted.length != activity.length) {
      throw new IllegalArgumentException("minutes do not match");
    }
    int minutes = Math.min(counted.length, LATEST);
    int length = Math.min(minutes, WINDOW);
    ReportExcess strongest = window(counted, usual, activity, 0, length);
    for (int from = STEP; from + length <= minutes; from += STEP) {
      ReportExcess window = window(counted, usual, activity, from, length);
      if (window.perActiveMinute() > strongest.perActiveMinute()) {
        strongest = window;
      }
    }
    return strongest;
  }

  private static ReportExcess window(
      double[] counted, double[] usual, double[] activity, int from, int length) {
    double people = 0;
    double ordinary = 0;
    double active = 0;
    for (int minute = from; minute < from + length; minute++) {
      people += counted[minute];
      ordinary += usual[minute];
      active += Math.max(LEAST_ACTIVITY, activity[minute]);
    }
    return new ReportExcess(people, ordinary, active);
  }

  /** How many more people than usual reported. */
  public double excess() {
    return counted - usual;
  }

  private double perActiveMinute() {
    return excess() / activeMinutes;
  }

  /** Says whether the excess is large enough to teach how readily people report. */
  boolean teaches() {
    return excess() >= 5 && excess() > 2 * Math.sqrt(usual + 1);
  }
}
