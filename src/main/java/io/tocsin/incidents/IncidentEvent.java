package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an incident; append-only, numbered from 1 within the incident. */
public sealed interface IncidentEvent {

  /** When it happened. */
  Instant at();

  /** Who did it. */
  Actor by();

  /** It was opened: by a verdict, by a person, or by a maintenance that ran past its end. */
  record Opened(
      Instant at,
      Actor by,
      String service,
      Set<String> components,
      Instant onset,
      @Nullable String fromMaintenance)
      implements IncidentEvent {
    public Opened {
      components = Set.copyOf(components);
    }
  }

  /**
   * Detection gave a verdict that concerns it; an authoritative event, stamped with the detector's
   * version.
   */
  record Judged(Instant at, Actor by, Verdict verdict) implements IncidentEvent {}

  /** The operator said so, with the source. */
  record Acknowledged(Instant at, Actor by, Source source) implements IncidentEvent {}

  /** It went from one phase to another, and why, in one closed word. */
  record PhaseMoved(Instant at, Actor by, Phase from, Phase to, PhaseReason reason)
      implements IncidentEvent {}

  /** Somebody set the state of a component for everybody or for a cohort. */
  record StateSet(Instant at, Actor by, CohortStatus status) implements IncidentEvent {}

  /** A statement was published about it. */
  record Spoken(Instant at, Actor by, String statement) implements IncidentEvent {}

  /** It was closed although something still fails, and the public statement says so. */
  record ClosedDespite(Instant at, Actor by, String statement, Set<String> stillFailing)
      implements IncidentEvent {
    public ClosedDespite {
      stillFailing = Set.copyOf(stillFailing);
    }
  }

  /** Why a phase moved: the same word in log, metric, database, console and docs. */
  enum PhaseReason {
    /** Evidence says that it eased or is over. */
    VERDICT,
    /** It was said in public. */
    STATEMENT,
    /** Somebody did it by hand, or the operator's word was recorded. */
    PERSON,
    /** It was said to be better, and evidence shows that it is not. */
    EVIDENCE_TO_THE_CONTRARY,
    /** Only people reported it, nobody confirmed it, nobody spoke, and it has been quiet since. */
    SUSPICION_FADED
  }
}
