package io.tocsin.app;

import io.tocsin.publication.Schedule;
import io.tocsin.signals.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has said what is due, every few seconds; thread-safe. Several nodes may: each draft is claimed.
 */
final class SpeakingClock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpeakingClock.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration AT_LEAST = Duration.ofMillis(200);

  private final Schedule schedule;
  private final DueWork works;
  private final InstantSource clock;
  private final Pace pace;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("speaking-clock").daemon().factory());

  SpeakingClock(Schedule schedule, DueWork works, InstantSource clock, Pace pace) {
    this.schedule = schedule;
    this.works = works;
    this.clock = clock;
    this.pace = pace;
  }

  void start() {
    scheduleNext();
  }

  private void scheduleNext() {
    long real = Math.min(pace.real(EVERY).toMillis(), EVERY.toMillis());
    if (!thread.isShutdown()) {
      var unused =
          thread.schedule(this::round, Math.max(AT_LEAST.toMillis(), real), TimeUnit.MILLISECONDS);
    }
  }

  private void round() {
    look(schedule::runDue);
    look(works::runDue);
    scheduleNext();
  }

  private void look(Consumer<Instant> due) {
    try {
      due.accept(clock.instant());
    } catch (RuntimeException failure) {
      LOG.error("What is due could not be looked up; it is looked up again", failure);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
