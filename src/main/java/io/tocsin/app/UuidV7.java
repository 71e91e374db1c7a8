package io.tocsin.app;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUID version 7 (RFC 9562 section 5.7), so that ids sort roughly by time; thread-safe
 * when the generator is.
 */
public final class UuidV7 implements Supplier<String> {

  private final InstantSource clock;
  private final RandomGenerator random;

  /** Ids that carry this clock's milliseconds. */
  public UuidV7(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
    return new UUID(high, low).toString();
  }
}
