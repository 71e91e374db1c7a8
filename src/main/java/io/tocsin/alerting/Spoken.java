package io.tocsin.alerting;

import io.tocsin.wording.Fault;
import java.util.List;

/** What came of publishing a prepared word. */
public sealed interface Spoken {

  /** It is public. */
  record Published(String statement) implements Spoken {}

  /** It waits for a second person, who is being called. */
  record Handed(String draft) implements Spoken {}

  /** It would have been: nothing goes out in an exercise. */
  record Rehearsed() implements Spoken {}

  /** What was looked at does not hold any more: look again. */
  record Changed() implements Spoken {}

  /** Not by this person, not with this browser, or not any more. */
  record NotAllowed() implements Spoken {}

  /** Nothing was written. */
  record Refused(List<Fault> faults) implements Spoken {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
