package io.tocsin.detection.crowd;

/**
 * What reports count by where their senders came from.
 *
 * <p>Who is disturbed looks for help: directly or by a search. Who comes from the news or from a
 * shared post was told of it first. Some of those hit by an outage were told as well, and count
 * like everybody. Where more of them report than an outage brings, it is a rumour or an echo of the
 * news, and those beyond count less than nothing: such people bring others who were told and say
 * that they came directly.
 */
final class Referrals {

  /** Prior: in ordinary times nineteen in twenty report by their own accord. */
  static final double OWN_USUALLY = 0.95;

  /** Prior: for each who came by own accord an outage brings at most so many who were told. */
  private static final double BROUGHT = 0.3;

  /** Prior: each one beyond takes off so many of the others. */
  private static final double TAKES_OFF = 0.6;

  private Referrals() {}

  /** Whether a word of {@code signals.Referral} says that somebody told. */
  static boolean told(String referral) {
    return referral.equals("social") || referral.equals("news");
  }

  /**
   * What they count less than one each.
   *
   * @param own reports by weight of people who came by their own accord
   * @param told reports by weight of people who were told
   */
  static double discount(double own, double told) {
    return (1 + TAKES_OFF) * Math.max(0, told - BROUGHT * Math.max(0, own));
  }
}
