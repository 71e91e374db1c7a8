package io.tocsin.signals;

import java.time.Duration;
import java.time.Instant;

/** A count of the last 24 hours, by the hour; thread-safe. */
final class HourlyCount {

  /** How far back it reaches. */
  static final Duration LENGTH = Duration.ofHours(24);

  private static final int HOURS = Math.toIntExact(LENGTH.toHours());

  private final long[] counts = new long[HOURS];
  private final long[] hours = new long[HOURS];

  synchronized void add(Instant at) {
    long hour = hour(at);
    int slot = Math.floorMod(hour, HOURS);
    if (hours[slot] != hour) {
      hours[slot] = hour;
      counts[slot] = 0;
    }
    counts[slot]++;
  }

  /** Returns the count up to a moment: the running hour and the 23 before it. */
  synchronized long sum(Instant now) {
    long hour = hour(now);
    long sum = 0;
    for (int slot = 0; slot < HOURS; slot++) {
      if (hours[slot] > hour - HOURS && hours[slot] <= hour) {
        sum += counts[slot];
      }
    }
    return sum;
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 3_600);
  }
}
