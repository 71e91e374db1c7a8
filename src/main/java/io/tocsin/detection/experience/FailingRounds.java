package io.tocsin.detection.experience;

import java.util.List;

/**
 * The rounds of probes that fell into the worst of an outage, when its end is known only roughly.
 *
 * <p>An end is often declared late, much comes back in steps, and rounds of a service that is well
 * again, or half, would thin out the failing share. So the rounds are cut where failing most likely
 * gave way to failing by chance, or to failing less: a change point by likelihood ratio (Hinkley
 * 1970), with a penalty so that a quiet spell alone is no relief; and cut again as long as there is
 * another.
 */
public final class FailingRounds {

  private static final double BY_CHANCE = 0.005;
  private static final double MOST = 0.999;

  /** How much likelier, in natural logarithms, an earlier end must be. */
  private static final double PENALTY = 2;

  /** How much likelier yet for a step to some share in between, which fits more. */
  private static final double STEP_PENALTY = 2;

  private FailingRounds() {}

  /**
   * Counts what each vantage point saw up to the likeliest relief.
   *
   * @param rounds in the order of time, from the onset to the declared end or to now
   */
  public static List<VantageRounds> count(List<ProbeRound> rounds) {
    List<ProbeRound> worst = rounds;
    for (int until = untilRelief(worst); until < worst.size(); until = untilRelief(worst)) {
      worst = worst.subList(0, until);
    }
    return List.copyOf(ProbeRound.sum(worst).values());
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
      double before = share(failed, asked);
      double split =
          likelihood(failed, asked, before) + relief(allFailed - failed, allAsked - asked, before);
      if (split > likeliest) {
        likeliest = split;
        best = end;
      }
    }
    return best;
  }

  /** All works again but for chance, or less fails than before. */
  private static double relief(long failed, long asked, double before) {
    double over = likelihood(failed, asked, BY_CHANCE);
    double less = share(failed, asked);
    return less < before ? Math.max(over, likelihood(failed, asked, less) - STEP_PENALTY) : over;
  }

  private static double share(long failed, long asked) {
    return asked == 0 ? BY_CHANCE : Math.clamp((double) failed / asked, BY_CHANCE, MOST);
  }

  private static double likelihood(long failed, long asked, double share) {
    return failed * Math.log(share) + (asked - failed) * Math.log1p(-share);
  }
}
