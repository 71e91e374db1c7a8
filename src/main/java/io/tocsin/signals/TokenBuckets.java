package io.tocsin.signals;

import java.time.Duration;
import java.time.Instant;

/**
 * Rate limits by key: each key has a bucket that holds so many tokens and fills at a steady pace;
 * thread-safe. Memory is fixed: where there is no room, the bucket that is fullest is forgotten,
 * which a full one as good as is always.
 *
 * <p>Of a bucket only the moment is kept at which it will be full again (the generic cell rate
 * algorithm, ITU-T I.371).
 */
final class TokenBuckets {

  private final long each;
  private final long most;
  private final Pigeonholes full;

  /**
   * Makes the limits.
   *
   * @param mostKeys buckets remembered at once
   */
  TokenBuckets(Rate rate, int mostKeys) {
    this.each = rate.each().toNanos();
    this.most = each * rate.burst();
    this.full = new Pigeonholes(mostKeys);
  }

  /**
   * How fast.
   *
   * @param burst at once after a pause
   * @param each the time in which one more is granted
   */
  record Rate(int burst, Duration each) {
    Rate {
      if (burst < 1 || !each.isPositive()) {
        throw new IllegalArgumentException("a rate that grants nothing");
      }
    }
  }

  /** Takes a token; zero if there was one, else how long to wait for it. */
  Duration take(String key, Instant now) {
    return take(Pigeonholes.fingerprint(key), now);
  }

  /** Takes a token of the bucket under a fingerprint. */
  synchronized Duration take(long key, Instant now) {
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    long fullAt = Math.clamp(full.get(key), nanos, nanos + most);
    long wait = fullAt + each - most - nanos;
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    full.put(key, fullAt + each);
    return Duration.ZERO;
  }
}
