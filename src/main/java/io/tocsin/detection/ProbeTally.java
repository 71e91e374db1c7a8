package io.tocsin.detection;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What some probes say together at one moment.
 *
 * @param fresh probes that said yes or no lately
 * @param failing names of those that fail confirmedly, the silent ones as they last were
 * @param state what the fresh ones add up to
 * @param spoken whether any of them has ever said yes or no
 * @param onset the first failure believed
 * @param worksSince the first success of the probe that came back last
 * @param doubt how likely it is that none of the failing ones fails after all
 * @param successesInARow the fewest among fresh probes, over all of their vantage points
 */
record ProbeTally(
    int fresh,
    SortedSet<String> failing,
    ComponentState state,
    boolean spoken,
    Optional<Instant> onset,
    Optional<Instant> worksSince,
    double doubt,
    int successesInARow) {

  /** There are no probes. */
  static final ProbeTally NONE =
      new ProbeTally(
          0,
          Collections.emptySortedSet(),
          ComponentState.UNKNOWN,
          false,
          Optional.empty(),
          Optional.empty(),
          1,
          0);

  /** Whether probes used to see this and no longer do. */
  boolean blind() {
    return spoken && fresh == 0;
  }
}
