package io.tocsin.catalog;

import java.time.Duration;
import java.util.Set;

/**
 * A probe as the owner declared it: what to ask, of whom, how often, and how many answers in a row
 * it takes to believe a change. Immutable.
 */
public sealed interface ProbeSpec permits HttpProbeSpec, SmtpProbeSpec {

  /** Failures in a row before a probe's word counts, unless the owner says otherwise. */
  int DEFAULT_CONFIRM_AFTER_FAILURES = 3;

  /** Successes in a row before a recovery is believed, unless the owner says otherwise. */
  int DEFAULT_RECOVER_AFTER_SUCCESSES = 5;

  /** Returns the probe's id, unique among probes. */
  String id();

  /** Returns the id of the component the probe speaks about. */
  String component();

  /** Returns the cohorts the probe speaks about; none means everybody. */
  Set<Cohort> cohorts();

  /** Returns the time from one try to the next. */
  Duration interval();

  /** Returns how long one try may take in all; never longer than the interval. */
  Duration timeout();

  /** Returns how many failures in a row confirm an outage. */
  int confirmAfterFailures();

  /** Returns how many successes in a row confirm a recovery. */
  int recoverAfterSuccesses();

  /** Says whether the target may lie in a private network or on this very machine. */
  boolean allowPrivate();
}
