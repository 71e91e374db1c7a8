package io.tocsin.signals;

import io.tocsin.wording.Fault;
import java.time.Duration;
import java.util.List;

/** What a reporter is told. Immutable. */
public sealed interface IntakeAnswer {

  /**
   * The report is durable.
   *
   * @param id the signal's id: the first one's, if the request was repeated
   * @param token opens the reporter's private page; whoever has it may follow up or withdraw
   * @param repeated whether the key was known, so that nothing was written
   */
  record Accepted(String id, String token, boolean repeated) implements IntakeAnswer {}

  /** Something is wrong with it: everything that is, at once. */
  record Refused(List<Fault> faults) implements IntakeAnswer {
    public Refused {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("refused for no reason");
      }
    }
  }

  /** The private link opens nothing: wrong, altered or too old, which is not told apart. */
  record NoSuchReport() implements IntakeAnswer {}

  /** Not now; nothing was written. */
  record Busy(BusyReason reason, Duration retryAfter) implements IntakeAnswer {}

  /** Why not now. */
  enum BusyReason {
    REPORTER_TOO_FAST,
    BLOCK_TOO_FAST,
    TOO_MANY_REPORTS,
    STORAGE_FULL
  }
}
