package io.tocsin.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be done now and then: the page never looks fresher than it is, old signals go;
 * thread-safe.
 */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration SIGNALS_KEPT = Duration.ofDays(40);

  private final Pipeline pipeline;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").factory());

  Housekeeping(Pipeline pipeline, InstantSource clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  void start() {
    every(Duration.ofSeconds(15), "snapshot", () -> pipeline.snapshots().refresh());
    every(Duration.ofMinutes(1), "legal clocks", this::startLegalClocks);
    every(Duration.ofMinutes(1), "how outages were told", this::countWhatWasTold);
    every(
        Duration.ofHours(1),
        "retention",
        () -> pipeline.dropSignalsBefore(clock.instant().minus(SIGNALS_KEPT)));
  }

  private void startLegalClocks() {
    pipeline
        .state()
        .write(transaction -> {
          pipeline.legal().observe(transaction, clock.instant());
          return null;
        });
  }

  private void countWhatWasTold() {
    pipeline
        .state()
        .write(transaction -> {
          pipeline.aftermaths().count(transaction);
          return null;
        });
  }

  private void every(Duration period, String what, Runnable chore) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException failure) {
                LOG.error("{} could not be done; it is tried again", what, failure);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
