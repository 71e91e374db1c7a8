package io.tocsin.detection;

import java.time.Instant;

/**
 * What people say of one component at one moment.
 *
 * @param open whether they report more than usual, and have not stopped long enough
 * @param holding whether they still do at this moment
 * @param eased whether it is partly back: by people's word, or because fewer report
 * @param fewer whether it is so because fewer report, not because they say so
 * @param onset when it began, or when it ended if it is over
 * @param ended why the last alarm ended
 * @param cohort the group that nearly all of them belong to, empty when none stands out
 */
record CrowdTally(
    boolean open,
    boolean holding,
    boolean eased,
    boolean fewer,
    Instant onset,
    VerdictReason ended,
    String cohort) {

  /** The same people, asked about one group of customers. */
  CrowdTally of(String scope) {
    boolean theirs = !cohort.isEmpty() && cohort.equals(scope);
    return theirs ? this : new CrowdTally(false, false, false, false, onset, ended, "");
  }
}
