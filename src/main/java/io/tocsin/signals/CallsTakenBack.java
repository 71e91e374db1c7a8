package io.tocsin.signals;

import java.time.Instant;

/**
 * A tally was a slip of the finger: it counts no more.
 *
 * @param tally the tally as it was, so that whoever counts need not search for it
 */
public record CallsTakenBack(String id, Instant at, CallTally tally) implements Signal {

  @Override
  public String key() {
    return tally.service();
  }
}
