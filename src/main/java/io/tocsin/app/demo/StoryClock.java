package io.tocsin.app.demo;

import io.tocsin.signals.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** A clock whose speed can be changed; it never goes back; thread-safe. */
public final class StoryClock implements InstantSource, Pace {

  /** Nobody asks faster than this, however fast the clock runs. */
  private static final Duration SHORTEST = Duration.ofMillis(250);

  /** Nobody waits longer than this, so that a switch shows while one looks. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private Instant anchor;
  private long anchorNanos;
  private double speed = 1;

  /**
   * Starts at a moment, at real speed.
   *
   * @param nanos the machine's own time, as {@link System#nanoTime()}
   */
  public StoryClock(Instant first, LongSupplier nanos) {
    this.anchor = first;
    this.nanos = nanos;
    this.anchorNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long passed = Math.max(0, nanos.getAsLong() - anchorNanos);
    return anchor.plusNanos((long) (passed * speed)).truncatedTo(ChronoUnit.MICROS);
  }

  /** Runs so many times faster than the machine from now on. */
  public synchronized void setSpeed(double times) {
    if (!(times > 0)) {
      throw new IllegalArgumentException("a clock runs forward, not " + times);
    }
    if (times != speed) {
      anchor = instant();
      anchorNanos = nanos.getAsLong();
      speed = times;
    }
  }

  /** How many times faster than the machine it runs. */
  public synchronized double speed() {
    return speed;
  }

  @Override
  public synchronized Duration real(Duration productTime) {
    Duration exact = Duration.ofNanos((long) (productTime.toNanos() / speed));
    if (exact.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return exact.compareTo(LONGEST) > 0 ? LONGEST : exact;
  }
}
