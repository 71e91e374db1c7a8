package io.tocsin.app.replay;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to, and never back; thread-safe. */
public final class VirtualClock implements InstantSource {

  private volatile Instant now;

  /** Starts at a moment. */
  public VirtualClock(Instant first) {
    this.now = first;
  }

  /** Moves on; a moment that has passed already changes nothing. */
  public synchronized void moveTo(Instant next) {
    if (next.isAfter(now)) {
      now = next;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }
}
