package io.tocsin.signals;

import io.tocsin.wording.Fault;
import java.time.Duration;
import java.util.List;

/** What a desk is told of a tally. Immutable. */
public sealed interface CallAnswer {

  /**
   * The tally is durable.
   *
   * @param id the signal's id: the first one's, if the request was repeated
   * @param slip takes it back within {@link CallIntake#TAKEN_BACK_WITHIN}; empty if it was repeated
   * @param repeated whether the key was known, so that nothing was written
   */
  record Tallied(String id, String slip, boolean repeated) implements CallAnswer {}

  /** The tally is taken back; as if it had never been. */
  record TakenBack() implements CallAnswer {}

  /** The slip takes nothing back: wrong, altered or too late. */
  record TooLate() implements CallAnswer {}

  /** Something is wrong with it: everything that is, at once. */
  record Refused(List<Fault> faults) implements CallAnswer {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** Not now; nothing was written. */
  record Busy(IntakeAnswer.BusyReason reason, Duration retryAfter) implements CallAnswer {}
}
