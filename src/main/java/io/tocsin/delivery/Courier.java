package io.tocsin.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a dispatcher: at once when nudged, and every second for other nodes and for what becomes
 * due; thread-safe.
 */
public final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final long EVERY_MILLIS = 1000;
  private static final int ROUNDS_BETWEEN_FORGETTING = 3600;
  private static final Duration LAST_MAIL = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean closed;
  private @Nullable Thread runner;

  /** Runs this dispatcher, once started. */
  public Courier(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Starts; what this node held before it died is taken up first. */
  public synchronized void start() {
    if (runner == null && !closed) {
      runner = Thread.ofPlatform().name("courier").daemon().start(this::run);
    }
  }

  /** Says that there may be something to send. */
  public void nudge() {
    nudges.release();
  }

  private void run() {
    boolean tookUp = false;
    for (int round = 0; !closed; round++) {
      try {
        if (!tookUp) {
          dispatcher.takeUp();
          tookUp = true;
        }
        dispatcher.runDue();
        if (round % ROUNDS_BETWEEN_FORGETTING == 0) {
          dispatcher.forget();
        }
      } catch (RuntimeException failure) {
        LOG.warn("Nothing can be sent for the moment; it stays planned", failure);
      }
      await();
    }
  }

  private void await() {
    try {
      nudges.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS);
      nudges.drainPermits();
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Stops; a mail on its way is finished first, for a while. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      running = runner;
    }
    dispatcher.drain();
    nudge();
    if (running != null) {
      try {
        running.join(LAST_MAIL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
