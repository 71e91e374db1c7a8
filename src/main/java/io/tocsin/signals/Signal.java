package io.tocsin.signals;

import java.time.Instant;

/** One raw observation, as it stands in the journal; immutable. */
public sealed interface Signal
    permits ProbeResult,
        CrowdReport,
        FollowUp,
        CallTally,
        CallsTakenBack,
        Tick,
        CatalogChanged,
        LandscapeChanged {

  /** Unique id, made where the signal was made. */
  String id();

  /** When it was observed, in UTC. */
  Instant at();

  /**
   * The ordering key: signals of one service keep their order; empty for signals that concern all
   * services.
   */
  String key();
}
