package io.tocsin.journal.sql;

import java.time.Duration;

/**
 * When a group of signals is committed, and how many may wait.
 *
 * @param size a group of so many is committed at once
 * @param age a group whose first signal has waited so long is committed whatever its size
 * @param waiting so many may wait; more are refused as overload
 */
public record GroupLimits(int size, Duration age, int waiting) {

  /** While one group is flushed the next one gathers: so a short wait is enough, and adaptive. */
  public static final GroupLimits USUAL = new GroupLimits(512, Duration.ofMillis(1), 4_096);

  public GroupLimits {
    if (size < 1 || waiting < size || age.isNegative()) {
      throw new IllegalArgumentException(
          "not 1 <= size <= waiting, or age below 0: %d %d %s".formatted(size, waiting, age));
    }
  }
}
