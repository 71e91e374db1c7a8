package io.tocsin.detection.state;

import java.time.Instant;

/** Minutes and hours since 1970, in UTC. */
public final class Time {

  public static final long MINUTES_A_DAY = 24 * 60;

  private Time() {}

  public static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }

  public static Instant startOf(long epochMinute) {
    return Instant.ofEpochSecond(epochMinute * 60);
  }
}
