package io.tocsin.detection.experience;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the vantage points in a perimeter saw at about the same time. Immutable.
 *
 * @param failed whether the probe failed, for each vantage point that could tell; one that was ill
 *     itself is not in it
 */
public record ProbeRound(Map<String, Boolean> failed) {

  public ProbeRound {
    failed = Map.copyOf(failed);
  }

  long failures() {
    return failed.values().stream().filter(one -> one).count();
  }

  /** Adds up rounds by vantage point. */
  static Map<String, VantageRounds> sum(Iterable<ProbeRound> rounds) {
    Map<String, VantageRounds> sums = new TreeMap<>();
    for (ProbeRound round : rounds) {
      round
          .failed()
          .forEach((vantage, failed) ->
              sums.merge(
                  vantage, new VantageRounds(vantage, failed ? 1 : 0, 1), VantageRounds::plus));
    }
    return sums;
  }
}
