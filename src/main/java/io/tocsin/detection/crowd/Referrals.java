package io.tocsin.detection.crowd;

/**
 * What a report counts by where its sender came from.
 *
 * <p>Who is disturbed looks for help: directly or by a search. Who comes from the news or from a
 * shared post was told of it first, and such people bring others who were told and say that they
 * came directly. So the told ones count less than nothing: each takes off some of those others. In
 * ordinary times there are few of them; in a rumour or an echo of the news they are most.
 */
final class Referrals {

  /** The weight of one who was told. */
  static final double TOLD = -0.35;

  private Referrals() {}

  /** Whether a word of {@code signals.Referral} says that somebody told. */
  static boolean told(String referral) {
    return referral.equals("social") || referral.equals("news");
  }
}
