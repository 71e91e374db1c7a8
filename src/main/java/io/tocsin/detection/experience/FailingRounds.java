package io.tocsin.detection.experience;

import java.util.List;

/**
 * The rounds of probes that fell into an outage, when its end is known only roughly.
 *
 * <p>An end is often declared late, and rounds of a service that is well again would thin out the
 * failing share. So the rounds are cut where failing most likely gave way to failing by chance: a
 * change point by likelihood ratio (Hinkley 1970), with a penalty so that a quiet spell alone is no
 * end.
 */
public final class FailingRounds {

  private static final double BY_CHANCE = 0.005;
  private static final double MOST = 0.999;

  /** How much likelier, in natural logarithms, an earlier end must be. */
  private static final double PENALTY = 2;

  private FailingRounds() {}

  /**
   * Counts what each vantage point saw up to the likeliest end.
   *
   * @param rounds in the order of time, from the onset to the declared end or to now
   */
  public static List<VantageRounds> count(List<ProbeRound> rounds) {
    return List.copyOf(ProbeRound.sum(rounds.subList(0, untilRelief(rounds))).values());
  }

  private static int untilRelief(List<ProbeRound> rounds) {
    long allFailed = rounds.stream().mapToLong(ProbeRound::failures).sum();
    long allAsked = rounds.stream().mapToLong(round -> round.failed().size()).sum();
    int best = rounds.size();
    double likeliest = likelihood(allFailed, allAsked, share(allFailed, allAsked)) + PENALTY;
    long failed = 0;
    long asked = 0;
    for (int end = 1; end < rounds.size(); end++) {
      failed += rounds.get(end - 1).failures();
      asked += rounds.get(end - 1).failed().size();
      double split =
          likelihood(failed, asked, share(failed, asked))
              + likelihood(allFailed - failed, allAsked - asked, BY_CHANCE);
      if (split > likeliest) {
        likeliest = split;
        best = end;
      }
    }
    return best;
  }

  private static double share(long failed, long asked) {
    return asked == 0 ? BY_CHANCE : Math.clamp((double) failed / asked, BY_CHANCE, MOST);
  }

  private static double likelihood(long failed, long asked, double share) {
    return failed * Math.log(share) + (asked - failed) * Math.log1p(-share);
  }
}
