package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

/** What probes answered since the last full minute. Not thread-safe. */
final class Answers {

  private int asked;
  private int failed;

  /** One probe answered with yes or no. */
  void add(boolean fails) {
    asked++;
    failed += fails ? 1 : 0;
  }

  /** Ends a minute: what probes and people beside new reporters said in it. */
  Witnesses end(long minute, Minutes minutes) {
    Witnesses seen =
        new Witnesses(
            failed,
            asked,
            minutes.sum(minute, minute, one -> one.back + one.working),
            minutes.sum(minute, minute, one -> one.still + one.partly));
    forget();
    return seen;
  }

  /** Ends a minute of which nobody asks. */
  void forget() {
    asked = 0;
    failed = 0;
  }

  void save(StateOut out) {
    out.number(asked);
    out.number(failed);
  }

  void restore(StateIn in) {
    asked = in.count();
    failed = in.count();
  }
}
