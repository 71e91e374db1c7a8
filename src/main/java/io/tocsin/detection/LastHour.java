package io.tocsin.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people said within the last hour, in figures. */
final class LastHour {

  private static final long MINUTES = 60;

  private LastHour() {}

  /**
   * Counts.
   *
   * @param expected reports usual for this hour
   * @param last when somebody last spoke, or null
   * @param placed whether detection weighs from where they report
   */
  static Evidence.People of(
      Minutes minutes,
      Hours hours,
      long now,
      double expected,
      @Nullable Instant last,
      boolean placed) {
    long first = now - MINUTES + 1;
    return new Evidence.People(
        (int) minutes.sum(first, now, minute -> minute.failing),
        (int) minutes.sum(first, now, minute -> minute.working + minute.back),
        expected,
        last,
        minutes.tally(first, now, minute -> minute.symptoms),
        minutes.tally(first, now, minute -> minute.areas),
        hours.full(),
        placed);
  }
}
