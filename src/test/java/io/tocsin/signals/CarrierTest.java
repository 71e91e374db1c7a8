package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.Detector;
import io.tocsin.detection.Verdict;
import io.tocsin.signals.CatalogChanged.Watched;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of people behind one address, through the way in and through detection. */
class CarrierTest {

  /** No key turns within the days that follow: with it all blocks would be unknown again. */
  private static final Instant START = Instant.parse("2026-03-09T00:00:00Z");

  private static final int QUIET_DAYS = 7;
  private static final InetAddress CARRIER = Brigade.address(92, 184, 100, 1);
  private static final int CROWD = 5_000;
  private static final Duration WITHIN = Duration.ofMinutes(130);

  private final Random random = new Random(7);
  private final AtomicInteger ids = new AtomicInteger();
  private final Detector detector = new Detector();
  private final List<Verdict> verdicts = new ArrayList<>();
  private Instant now = START;
  private Instant tick = START;
  private final Intake intake =
      new Intake(
          Town::ground,
          new Detecting(),
          new Keys(new byte[32]),
          ReportLimits.USUAL,
          () -> now,
          () -> "id-" + ids.incrementAndGet());

  /** The detector at the end of the way in. */
  private final class Detecting implements SignalSink {
    @Override
    public CompletableFuture<Appended> append(Signal signal, @Nullable String key) {
      verdicts.addAll(detector.fold(signal));
      return CompletableFuture.completedFuture(new Appended(signal.id(), false));
    }

    @Override
    public CompletableFuture<Appended> broadcast(Signal signal) {
      return append(signal, null);
    }
  }

  CarrierTest() {
    detector.fold(
        new CatalogChanged(
            "catalogue",
            START,
            List.of(new Watched("mail", "mail-receive", List.of())),
            List.of()));
  }

  private void passTo(Instant at) {
    for (; !tick.isAfter(at); tick = tick.plusSeconds(60)) {
      verdicts.addAll(detector.fold(new Tick("tick " + tick, tick)));
    }
    now = at;
  }

  private void reports(InetAddress address, @Nullable String solved) {
    Sender sender = new Sender(address, Brigade.browser(random), null, solved, null);
    ReportDraft fails =
        new ReportDraft("mail-receive", "no-receive", false, null, List.of(), null, null, null);
    assertThat(intake.report(fails, sender, null).join()).isNotNull();
  }

  private String solved() {
    String token = intake.formToken();
    return token + ":" + IntakeTest.solve(token);
  }

  /** People all over the country, and some a day behind the carrier, if it is known; no puzzles. */
  private void quietDays(int behindTheCarrier) {
    double perMinute = 150.0 / 1_440;
    double behind = behindTheCarrier / 1_440.0;
    for (int minute = 0; minute < QUIET_DAYS * 1_440; minute++) {
      passTo(START.plusSeconds(60L * minute));
      if (random.nextDouble() < perMinute) {
        reports(Brigade.anywhere(random), null);
      }
      if (random.nextDouble() < behind) {
        reports(CARRIER, null);
      }
    }
    assertThat(verdicts).isEmpty();
  }

  /** A crowd reports until somebody hears it; how long that took, or null. */
  private @Nullable Duration crowd(List<InetAddress> addresses, int people) {
    Instant begin = START.plus(Duration.ofDays(QUIET_DAYS));
    for (int person = 0; person < people && verdicts.isEmpty(); person++) {
      passTo(begin.plusMillis(WITHIN.toMillis() * person / CROWD));
      reports(addresses.get(random.nextInt(addresses.size())), solved());
    }
    return verdicts.isEmpty() ? null : Duration.between(begin, verdicts.getFirst().at());
  }

  @Test
  void thousandsBehindOneAddressAreHeardWithinMinutes() {
    quietDays(8);
    assertThat(crowd(List.of(CARRIER), CROWD)).isNotNull().isLessThan(Duration.ofMinutes(5));
    assertThat(verdicts.getFirst().change()).isEqualTo(Verdict.Change.SUSPECTED);
  }

  @Test
  void behindAnAddressNobodyKnowsTheyRaiseNothing() {
    quietDays(0);
    assertThat(crowd(List.of(CARRIER), 120)).isNull();
  }

  @Test
  void networkOfManyAddressesNobodyKnowsRaisesNothing() {
    quietDays(0);
    List<InetAddress> network = new ArrayList<>();
    for (int block = 0; block < 256; block++) {
      network.add(Brigade.address(185, 10, block, 7));
    }
    assertThat(crowd(network, 100)).isNull();
  }
}
