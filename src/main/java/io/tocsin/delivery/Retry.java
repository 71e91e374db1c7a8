package io.tocsin.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again: a minute, then twice as long each time, never in step with others; pure. */
final class Retry {

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 6;
  private static final double SPREAD = 0.25;

  private Retry() {}

  /**
   * Returns how long to wait.
   *
   * @param tries how many were made, at least 1
   */
  static Duration after(int tries, RandomGenerator random) {
    long doubled = FIRST.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1));
    double jitter = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.round(Math.min(doubled, LONGEST.toMillis()) * jitter));
  }
}
