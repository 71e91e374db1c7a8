package io.tocsin.signals.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.signals.Pace;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeRoundsTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;
  private final AtomicInteger ids = new AtomicInteger();
  private final ConcurrentLinkedQueue<Signal> journal = new ConcurrentLinkedQueue<>();
  private volatile ProbeReason answer = ProbeReason.AS_EXPECTED;
  private volatile ProbeReason witnessSays = ProbeReason.AS_EXPECTED;

  @Test
  void probeIsAskedOnceEachInterval() throws InterruptedException {
    try (ProbeRounds rounds = rounds(true)) {
      assertThat(rounds.runDue(NOON)).isEqualTo(1);
      assertThat(rounds.runDue(NOON.plusSeconds(59))).isZero();
      now.set(NOON.plusSeconds(60));
      assertThat(rounds.runDue(now.get())).isEqualTo(1);
    }
    assertThat(journal).hasSize(2);
  }

  @Test
  void lostOwnNetworkSaysNothingAboutAnybody() throws InterruptedException {
    answer = ProbeReason.TIMED_OUT;
    witnessSays = ProbeReason.CONNECTION_REFUSED;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
    }
    assertThat(reasons()).containsExactly(ProbeReason.OWN_NETWORK_LOST);
  }

  @Test
  void witnessHeardBeforeTheFailureSaysNothingAboutIt() throws InterruptedException {
    answer = ProbeReason.TIMED_OUT;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
      now.set(NOON.plusSeconds(60));
      rounds.runDue(now.get());
      witnessSays = ProbeReason.CONNECTION_REFUSED;
      now.set(NOON.plusSeconds(120));
      rounds.runDue(now.get());
    }
    assertThat(reasons())
        .containsExactly(
            ProbeReason.TIMED_OUT, ProbeReason.TIMED_OUT, ProbeReason.OWN_NETWORK_LOST);
  }

  @Test
  void failureCountsWhileAWitnessAnswers() throws InterruptedException {
    answer = ProbeReason.TIMED_OUT;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
    }
    assertThat(reasons()).containsExactly(ProbeReason.TIMED_OUT);
  }

  @Test
  void answerOfTheServerNeedsNoWitness() throws InterruptedException {
    answer = ProbeReason.ADDRESS_REFUSED;
    witnessSays = ProbeReason.CONNECTION_REFUSED;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
    }
    assertThat(reasons()).containsExactly(ProbeReason.ADDRESS_REFUSED);
  }

  @Test
  void withoutWitnessesAFailureIsAFailure() throws InterruptedException {
    answer = ProbeReason.CONNECTION_REFUSED;
    try (ProbeRounds rounds = rounds(false)) {
      rounds.runDue(NOON);
    }
    assertThat(reasons()).containsExactly(ProbeReason.CONNECTION_REFUSED);
  }

  @Test
  void throttledProbeKeepsAwayForHalfAnHour() throws InterruptedException {
    answer = ProbeReason.THROTTLED;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
      assertThat(rounds.runDue(NOON.plus(Duration.ofMinutes(29)))).isZero();
      assertThat(rounds.runDue(NOON.plus(Duration.ofMinutes(30)))).isEqualTo(1);
    }
  }

  @Test
  void greylistedProbeComesBackAfterSixMinutes() throws InterruptedException {
    answer = ProbeReason.GREYLISTED;
    try (ProbeRounds rounds = rounds(true)) {
      rounds.runDue(NOON);
      assertThat(rounds.runDue(NOON.plus(Duration.ofMinutes(5)))).isZero();
      assertThat(rounds.runDue(NOON.plus(Duration.ofMinutes(6)))).isEqualTo(1);
    }
  }

  private List<ProbeReason> reasons() {
    return journal.stream().map(signal -> ((ProbeResult) signal).reason()).toList();
  }

  private ProbeRounds rounds(boolean withWitness) {
    HttpProbeSpec spec = HttpProbeSpec.of("home", "site", URI.create("http://site.example/"));
    Probe probe = () -> new Observation(answer, Duration.ofMillis(5), "");
    Probe witness = () -> new Observation(witnessSays, Duration.ofMillis(5), "");
    return new ProbeRounds(
        List.of(new ScheduledProbe("web", spec, probe)),
        new Witnesses(withWitness ? List.of(witness) : List.of(), clock, Duration.ofMinutes(5)),
        new Sink(),
        clock,
        Pace.REAL_TIME,
        () -> "id-" + ids.incrementAndGet(),
        result -> {});
  }

  private final class Sink implements SignalSink {
    @Override
    public CompletableFuture<Appended> append(Signal signal, @Nullable String idempotencyKey) {
      journal.add(signal);
      return CompletableFuture.completedFuture(new Appended(signal.id(), false));
    }

    @Override
    public CompletableFuture<Appended> broadcast(Signal signal) {
      return append(signal, null);
    }
  }
}
