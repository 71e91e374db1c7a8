package io.tocsin.detection;

import java.time.Instant;

/** Minutes and hours since 1970, in UTC. */
final class Time {

  static final long MINUTES_A_DAY = 24 * 60;

  private Time() {}

  static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }

  static Instant startOf(long epochMinute) {
    return Instant.ofEpochSecond(epochMinute * 60);
  }
}
