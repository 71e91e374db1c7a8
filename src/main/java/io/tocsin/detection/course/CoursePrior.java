package io.tocsin.detection.course;

/**
 * How reports of a disturbance usually run, before this one is looked at. Immutable.
 *
 * <p>People need some minutes to notice and to write; those who have written do not write again, so
 * the rate falls towards a plateau of people who notice later; and after the end some still write
 * about what they saw. {@link CourseLearning} fits the shape to resolved incidents.
 *
 * @param reactionMinutes mean time from noticing to reporting
 * @param plateau part of the first rate that stays once the news is old, above 0, at most 1
 * @param noveltyMinutes time in which the rest falls to 1/e
 * @param lateShare rate of late reports right after an end, as part of the rate that ended
 * @param lateMinutes time in which late reports fall to 1/e
 * @param endsPerMinute chance that a disturbance ends or is partly mended in the next minute
 * @param wholeEnds part of such mendings that end it altogether
 * @param frontDoorPerReferral reports made directly by an echo of the news, for one that comes by
 *     referral
 * @param referredShare referred reports for one made directly, in a disturbance itself
 * @param rampShare part of disturbances that begin as a ramp
 */
public record CoursePrior(
    double reactionMinutes,
    double plateau,
    double noveltyMinutes,
    double lateShare,
    double lateMinutes,
    double endsPerMinute,
    double wholeEnds,
    double frontDoorPerReferral,
    double referredShare,
    double rampShare) {

  /** Longest time after an end at which late reports are still expected, in 1/e times. */
  private static final double LATE_REACH = 6;

  public CoursePrior {
    positive(reactionMinutes, "reaction time");
    part(plateau, "plateau");
    positive(noveltyMinutes, "novelty time");
    part(lateShare, "late share");
    positive(lateMinutes, "late time");
    part(endsPerMinute, "chance of an end");
    part(wholeEnds, "share of whole ends");
    part(rampShare, "share of ramps");
    if (!(frontDoorPerReferral >= 0) || !(referredShare >= 0)) {
      throw new IllegalArgumentException("referral ratios must not be negative");
    }
  }

  /** What is believed before any incident was resolved: round figures, no installation's own. */
  public static CoursePrior usual() {
    return new CoursePrior(3, 0.3, 60, 0.2, 15, 0.01, 0.5, 0.4, 0.2, 0.3);
  }

  CoursePrior withNovelty(double newPlateau, double newNoveltyMinutes) {
    return new CoursePrior(
        reactionMinutes,
        newPlateau,
        newNoveltyMinutes,
        lateShare,
        lateMinutes,
        endsPerMinute,
        wholeEnds,
        frontDoorPerReferral,
        referredShare,
        rampShare);
  }

  CoursePrior withLate(double newLateShare, double newLateMinutes) {
    return new CoursePrior(
        reactionMinutes,
        plateau,
        noveltyMinutes,
        newLateShare,
        newLateMinutes,
        endsPerMinute,
        wholeEnds,
        frontDoorPerReferral,
        referredShare,
        rampShare);
  }

  CoursePrior withEndsPerMinute(double newEndsPerMinute) {
    return new CoursePrior(
        reactionMinutes,
        plateau,
        noveltyMinutes,
        lateShare,
        lateMinutes,
        newEndsPerMinute,
        wholeEnds,
        frontDoorPerReferral,
        referredShare,
        rampShare);
  }

  /** Rate of a service that is still fully broken, where 1 would be everybody at once. */
  public double stillBroken(double minutesSinceOnset) {
    if (minutesSinceOnset < 0) {
      return 0;
    }
    double noticed = 1 - Math.exp(-(minutesSinceOnset + 1) / reactionMinutes);
    return noticed * (plateau + (1 - plateau) * Math.exp(-minutesSinceOnset / noveltyMinutes));
  }

  /** Rate of late reports so long after an end, as part of the rate that ended. */
  public double late(double minutesSinceEnd) {
    boolean tooEarlyOrLate = minutesSinceEnd < 0 || minutesSinceEnd > LATE_REACH * lateMinutes;
    return tooEarlyOrLate ? 0 : lateShare * Math.exp(-minutesSinceEnd / lateMinutes);
  }

  private static void positive(double value, String what) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be above zero: " + value);
    }
  }

  private static void part(double value, String what) {
    if (!(value > 0) || value > 1) {
      throw new IllegalArgumentException(what + " must be above 0 and at most 1: " + value);
    }
  }
}
