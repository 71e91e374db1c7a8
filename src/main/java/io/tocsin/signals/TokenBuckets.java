package io.tocsin.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits by key: each key has a bucket that holds so many tokens and fills at a steady pace;
 * thread-safe. Memory is bounded: the bucket that was untouched longest is forgotten first, which
 * is a full one as good as always.
 */
final class TokenBuckets {

  private final Rate rate;
  private final Map<String, Bucket> buckets;

  /**
   * Makes the limits.
   *
   * @param mostKeys buckets remembered at once
   */
  TokenBuckets(Rate rate, int mostKeys) {
    this.rate = rate;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > mostKeys;
          }
        };
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

  private record Bucket(double tokens, Instant at) {}

  /** Takes a token; zero if there was one, else how long to wait for it. */
  synchronized Duration take(String key, Instant now) {
    double tokens = filled(buckets.get(key), now);
    if (tokens < 1) {
      return Duration.ofNanos((long) Math.ceil((1 - tokens) * rate.each().toNanos()));
    }
    buckets.put(key, new Bucket(tokens - 1, now));
    return Duration.ZERO;
  }

  private double filled(@Nullable Bucket bucket, Instant now) {
    if (bucket == null) {
      return rate.burst();
    }
    double passed = Math.max(0, Duration.between(bucket.at(), now).toNanos());
    return Math.min(rate.burst(), bucket.tokens() + passed / rate.each().toNanos());
  }
}
