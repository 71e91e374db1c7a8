package io.tocsin.signals.probe;

import io.tocsin.signals.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Places that have nothing to do with what is watched: when all of them are silent, our own network
 * is gone; thread-safe.
 */
public final class Witnesses {

  private final List<Probe> witnesses;
  private final InstantSource clock;
  private final Duration freshFor;
  private Instant askedAt = Instant.MIN;
  private boolean lost;

  /**
   * Witnesses and how long their word holds.
   *
   * @param freshFor product time for which an answer is not asked for again
   */
  public Witnesses(List<Probe> witnesses, InstantSource clock, Duration freshFor) {
    this.witnesses = List.copyOf(witnesses);
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /**
   * Whether all witnesses are silent now; without witnesses never.
   *
   * @param since when the probe began that failed: a witness heard before that says nothing about
   *     it
   */
  public synchronized boolean ownNetworkIsLost(Instant since) throws InterruptedException {
    if (witnesses.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    boolean fresh = !now.isBefore(askedAt) && now.isBefore(validUntil());
    if (fresh && (lost || !askedAt.isBefore(since))) {
      return lost;
    }
    lost = allSilent();
    askedAt = now;
    return lost;
  }

  private Instant validUntil() {
    return askedAt.equals(Instant.MIN) ? askedAt : askedAt.plus(freshFor);
  }

  private boolean allSilent() throws InterruptedException {
    for (Probe witness : witnesses) {
      if (witness.ask().reason().finding() == Finding.WORKS) {
        return false;
      }
    }
    return true;
  }
}
