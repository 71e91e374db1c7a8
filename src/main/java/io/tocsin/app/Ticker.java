package io.tocsin.app;

import io.tocsin.signals.Pace;
import io.tocsin.signals.SignalSink;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every stage that time passes, by broadcasting ticks; thread-safe. */
final class Ticker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration AT_LEAST = Duration.ofMillis(40);

  private final SignalSink sink;
  private final InstantSource clock;
  private final Pace pace;
  private final Supplier<String> ids;
  private final BooleanSupplier onDuty;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ticker").factory());

  /**
   * A ticker at rest.
   *
   * @param onDuty whether this node ticks, asked before each tick: one among several does
   */
  Ticker(
      SignalSink sink,
      InstantSource clock,
      Pace pace,
      Supplier<String> ids,
      BooleanSupplier onDuty) {
    this.sink = sink;
    this.clock = clock;
    this.pace = pace;
    this.ids = ids;
    this.onDuty = onDuty;
  }

  void start() {
    scheduleNext();
  }

  private void scheduleNext() {
    Duration real = pace.real(EVERY);
    long millis = Math.max(AT_LEAST.toMillis(), Math.min(real.toMillis(), EVERY.toMillis()));
    if (!thread.isShutdown()) {
      var unused = thread.schedule(this::tick, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void tick() {
    try {
      if (onDuty.getAsBoolean()) {
        sink.broadcast(new Tick(ids.get(), clock.instant())).get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    } catch (ExecutionException | RuntimeException failure) {
      LOG.error("a tick was not recorded; the next one tells the time as well", failure);
    }
    scheduleNext();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
