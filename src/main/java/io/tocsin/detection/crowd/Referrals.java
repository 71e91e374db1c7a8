package io.tocsin.detection.crowd;

/**
 * What a report counts by where its sender came from.
 *
 * <p>Who is disturbed looks for help: directly or by a search. Who comes from the news or from a
 * shared post was told of it first, and brings others who were told and say that they came
 * directly. So the told ones count less than nothing: each takes off some of those others. In
 * ordinary times there are few of them, in a rumour or an echo of the news they are most.
 */
final class Referrals {

  private static final double OWN_ACCORD = 1;
  private static final double SHARED = -0.3;
  private static final double NEWS = -0.4;

  private Referrals() {}

  /** Returns the weight of a word of {@code signals.Referral}. */
  static double weight(String referral) {
    return switch (referral) {
      case "social" -> SHARED;
      case "news" -> NEWS;
      default -> OWN_ACCORD;
    };
  }
}
