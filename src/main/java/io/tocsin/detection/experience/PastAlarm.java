package io.tocsin.detection.experience;

/**
 * How an alarm that people gave was judged, first and last. Immutable.
 *
 * @param logOdds for a true alarm when it was given, before experience corrected them
 * @param truth probability of a true alarm, as all that came after it tells, 0 to 1
 */
public record PastAlarm(double logOdds, double truth) {

  public PastAlarm {
    if (!Double.isFinite(logOdds) || !(truth >= 0) || truth > 1) {
      throw new IllegalArgumentException(logOdds + ", " + truth);
    }
  }
}
