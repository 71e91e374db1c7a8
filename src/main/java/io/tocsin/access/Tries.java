package io.tocsin.access;

import java.time.Duration;
import java.time.Instant;

/** Tries that come back one by one; confined to its owner's lock. */
final class Tries {

  private final int most;
  private final Duration refill;
  private int left;
  private Instant since;

  Tries(int most, Duration refill, Instant now) {
    this.most = most;
    this.refill = refill;
    this.left = most;
    this.since = now;
  }

  /** Takes one; returns how long to wait, zero when there was one. */
  Duration take(Instant now) {
    if (now.isBefore(since)) {
      since = now; // the clock was put back: nobody waits for what it said before
    }
    long back = Math.max(0, Duration.between(since, now).dividedBy(refill));
    if (left + back >= most) {
      left = most;
      since = now;
    } else {
      left += (int) back;
      since = since.plus(refill.multipliedBy(back));
    }
    if (left == 0) {
      return Duration.between(now, since.plus(refill));
    }
    left--;
    return Duration.ZERO;
  }
}
