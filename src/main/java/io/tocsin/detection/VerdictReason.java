package io.tocsin.detection;

/** Why a verdict was given: the same word in log, metric, database, console and docs. */
public enum VerdictReason {
  PROBE_FAILED_IN_A_ROW,
  PEOPLE_REPORT_MORE_THAN_USUAL,
  PEOPLE_AND_PROBES_AGREE,
  SOME_PROBES_WORK_AGAIN,
  PROBES_WORK_AGAIN,
  REPORTS_BACK_TO_USUAL,
  PEOPLE_SAY_IT_WORKS_AGAIN,
  /** Fewer people report than if all of it were still broken: partly back. */
  FEWER_REPORT_THAN_IF_BROKEN,
  /** More was told since: the beginning, the places or the reach are known better. */
  MORE_IS_KNOWN,
  NO_DATA
}
