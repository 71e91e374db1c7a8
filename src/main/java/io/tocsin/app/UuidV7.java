package io.tocsin.app;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUID version 7 (RFC 9562 section 5.7), so that ids sort roughly by time; thread-safe.
 * Randomness is drawn for many ids at once: asking the system each time costs more than the id.
 */
public final class UuidV7 implements Supplier<String> {

  private static final int DRAWN_AT_ONCE = 2_048;

  private final InstantSource clock;
  private final RandomGenerator random;
  private ByteBuffer drawn = ByteBuffer.allocate(0);

  /** Ids that carry this clock's milliseconds. */
  public UuidV7(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    long millis = clock.millis();
    long first;
    long second;
    synchronized (this) {
      if (drawn.remaining() < 2 * Long.BYTES) {
        draw();
      }
      first = drawn.getLong();
      second = drawn.getLong();
    }
    long high = (millis << 16) | 0x7000L | (first & 0x0FFFL);
    long low = 0x8000000000000000L | (second & 0x3FFFFFFFFFFFFFFFL);
    return new UUID(high, low).toString();
  }

  private void draw() {
    byte[] bytes = new byte[DRAWN_AT_ONCE];
    random.nextBytes(bytes);
    drawn = ByteBuffer.wrap(bytes);
  }
}
