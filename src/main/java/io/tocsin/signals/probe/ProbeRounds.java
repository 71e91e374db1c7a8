package io.tocsin.signals.probe;

import io.tocsin.signals.Pace;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.SignalSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every probe when it is due and appends what it found to the journal; thread-safe.
 *
 * <p>Driven by hand with {@link #runDue}, or by itself after {@link #start}.
 */
public final class ProbeRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeRounds.class);
  private static final int AT_ONCE = 32;

  /** Reasons that our own lost network would cause as well. */
  private static final Set<ProbeReason> NEED_A_WITNESS =
      Set.of(
          ProbeReason.TIMED_OUT,
          ProbeReason.CONNECTION_REFUSED,
          ProbeReason.NAME_NOT_FOUND,
          ProbeReason.TLS_FAILED,
          ProbeReason.TOO_SLOW);

  private final List<ScheduledProbe> probes;
  private final Witnesses witnesses;
  private final SignalSink sink;
  private final InstantSource clock;
  private final Pace pace;
  private final Supplier<String> ids;
  private final Consumer<ProbeResult> onResult;
  private final ConcurrentHashMap<String, Instant> nextDue = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore slots = new Semaphore(AT_ONCE);

  /**
   * Rounds over some probes.
   *
   * @param onResult called after each result was appended, for metrics; must return quickly
   */
  public ProbeRounds(
      List<ScheduledProbe> probes,
      Witnesses witnesses,
      SignalSink sink,
      InstantSource clock,
      Pace pace,
      Supplier<String> ids,
      Consumer<ProbeResult> onResult) {
    this.probes = List.copyOf(probes);
    this.witnesses = witnesses;
    this.sink = sink;
    this.clock = clock;
    this.pace = pace;
    this.ids = ids;
    this.onResult = onResult;
  }

  /**
   * Asks all probes that are due at {@code now}, waits for their results to be durable, and counts
   * them.
   */
  public int runDue(Instant now) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (ScheduledProbe probe : probes) {
      if (!now.isBefore(nextDue.getOrDefault(probe.spec().id(), Instant.MIN))) {
        running.add(threads.submit(() -> askOnce(probe)));
      }
    }
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException failure) {
        throw new IllegalStateException("a probe could not be recorded", failure.getCause());
      }
    }
    return running.size();
  }

  /** Starts one thread per probe, each at its own pace, until closed. */
  public void start() {
    for (ScheduledProbe probe : probes) {
      threads.execute(() -> keepAsking(probe));
    }
  }

  private void keepAsking(ScheduledProbe probe) {
    while (!threads.isShutdown()) {
      Duration wait = probe.spec().interval();
      try {
        askOnce(probe);
        wait = Duration.between(clock.instant(), nextDue.get(probe.spec().id()));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | ExecutionException failure) {
        LOG.error("probe {} could not be recorded; it is asked again", probe.spec().id(), failure);
      }
      if (!pause(pace.real(wait))) {
        return;
      }
    }
  }

  private boolean pause(Duration real) {
    try {
      return !threads.awaitTermination(Math.max(1, real.toMillis()), TimeUnit.MILLISECONDS)
          && !threads.isShutdown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Void askOnce(ScheduledProbe probe) throws InterruptedException, ExecutionException {
    Instant at = clock.instant();
    slots.acquire();
    Observation seen;
    try {
      seen = withWitness(probe.probe().ask(), at);
    } finally {
      slots.release();
    }
    nextDue.put(probe.spec().id(), at.plus(untilNext(probe, seen.reason())));
    ProbeResult result = result(probe, at, seen);
    sink.append(result, null).get();
    onResult.accept(result);
    return null;
  }

  private Observation withWitness(Observation seen, Instant since) throws InterruptedException {
    if (!NEED_A_WITNESS.contains(seen.reason()) || !witnesses.ownNetworkIsLost(since)) {
      return seen;
    }
    return new Observation(ProbeReason.OWN_NETWORK_LOST, seen.latency(), seen.detail());
  }

  /**
   * Greylisting wants the same question again after six minutes, a throttle wants half an hour of
   * peace.
   */
  private static Duration untilNext(ScheduledProbe probe, ProbeReason reason) {
    Duration interval = probe.spec().interval();
    Duration asked =
        switch (reason) {
          case GREYLISTED -> Duration.ofMinutes(6);
          case THROTTLED -> Duration.ofMinutes(30);
          default -> interval;
        };
    return asked.compareTo(interval) > 0 ? asked : interval;
  }

  private ProbeResult result(ScheduledProbe probe, Instant at, Observation seen) {
    return new ProbeResult(
        ids.get(),
        at,
        probe.service(),
        probe.spec().component(),
        probe.spec().id(),
        probe.spec().cohorts(),
        seen.reason(),
        seen.latency(),
        seen.detail(),
        "local",
        seen.canaries());
  }

  /** Stops asking; a question under way is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
