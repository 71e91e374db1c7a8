package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.ServiceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void rangeHoldsItsMedianWhateverThePast() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      List<PastLength> past = past(random, random.nextInt(40), 20 + random.nextInt(200), 0.9);
      Eta eta =
          Lengths.of(past, LengthPrior.online()).after(Duration.ofMinutes(random.nextInt(2000)));
      assertThat(eta.median()).as("seed %s", seed).isBetween(eta.low(), eta.high());
      assertThat(eta.low()).as("seed %s", seed).isLessThan(eta.high());
      assertThat(eta.cases()).as("seed %s", seed).isEqualTo(past.size());
    }
  }

  @Test
  void theTailsOfAllCasesTellWhatACurveOfTheFirstOnesTells() {
    List<PastLength> past = past(new Random(3), 40, 90, 0.9);
    LengthCurve all = new LengthCurve(past, LengthPrior.online());
    for (double minutes : new double[] {0, 1, 45, 400}) {
      LengthCurve first = new LengthCurve(past.subList(0, 12), LengthPrior.online());
      assertThat(all.before(12).longerBy(all.tails(minutes))).isEqualTo(first.longerThan(minutes));
      assertThat(all.before(12).longerThan(minutes)).isEqualTo(first.longerThan(minutes));
    }
  }

  @Test
  void outageThatHasLastedLongerEndsNoEarlier() {
    for (long seed = 1; seed <= 10; seed++) {
      Lengths lengths = Lengths.of(past(new Random(seed), 50, 75, 0.9), LengthPrior.online());
      Duration end = Duration.ZERO;
      for (int minutes = 0; minutes <= 3000; minutes += 75) {
        Duration elapsed = Duration.ofMinutes(minutes);
        Duration then = elapsed.plus(lengths.after(elapsed).median());
        assertThat(then).as("seed %s, %s", seed, elapsed).isGreaterThanOrEqualTo(end);
        end = then;
      }
    }
  }

  @Test
  void lessExperienceMakesAWiderRange() {
    for (long seed = 1; seed <= 10; seed++) {
      List<PastLength> past = past(new Random(seed), 200, 75, 0.5);
      double much = width(Lengths.of(past, LengthPrior.online()));
      double little = width(Lengths.of(past.subList(0, 4), LengthPrior.online()));
      assertThat(little).as("seed %s", seed).isGreaterThan(much);
    }
  }

  @Test
  void fourOutagesInFiveEndInsideTheRange() {
    int inside = 0;
    int asked = 0;
    for (long seed = 1; seed <= 4; seed++) {
      List<PastLength> past = past(new Random(seed), 150, 75, 0.9);
      for (int index = 50; index < past.size(); index++) {
        double left = past.get(index).minutes() - 15;
        if (left > 0) {
          Eta eta = after(past.subList(0, index), 15);
          asked++;
          inside += left >= minutes(eta.low()) && left <= minutes(eta.high()) ? 1 : 0;
        }
      }
    }
    assertThat((double) inside / asked).isBetween(0.75, 0.86);
  }

  @Test
  void defaultsSpeakBeforeAnyOutageIsResolved() {
    Eta eta = Lengths.of(List.of(), LengthPrior.online()).after(Duration.ZERO);
    assertThat(eta.cases()).isZero();
    assertThat(minutes(eta.median())).isBetween(80.0, 100.0);
    Lengths street = Lengths.of(List.of(), LengthPrior.of(ServiceKind.FIXED_INTERNET));
    assertThat(width(street)).isGreaterThan(minutes(eta.high()) / minutes(eta.low()));
  }

  @Test
  void everyKindOfServiceHasADefault() {
    for (ServiceKind kind : ServiceKind.values()) {
      assertThat(LengthPrior.of(kind).medianMinutes()).as("%s", kind).isPositive();
    }
  }

  @Test
  void outageOlderThanAnyKnownOneMayLastAsLongAgain() {
    Lengths lengths = Lengths.of(past(new Random(7), 30, 60, 0.5), LengthPrior.online());
    Eta eta = lengths.after(Duration.ofDays(4000));
    assertThat(eta.low()).isPositive();
    assertThat(eta.high()).isLessThan(Duration.ofDays(400_000));
  }

  @Test
  void ownOutagesCountMoreThanThoseOfOthers() {
    List<ResolvedCase> cases = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      cases.add(resolved("mail", ServiceKind.MAIL, 20 + number % 5));
      cases.add(resolved("fibre", ServiceKind.FIXED_INTERNET, 400 + number % 5));
    }
    Eta mail = Lengths.of(cases, "mail", ServiceKind.MAIL).after(Duration.ofMinutes(5));
    Eta fibre = Lengths.of(cases, "fibre", ServiceKind.FIXED_INTERNET).after(Duration.ofMinutes(5));
    assertThat(mail.median()).isLessThan(Duration.ofMinutes(40));
    assertThat(fibre.median()).isGreaterThan(Duration.ofMinutes(300));
  }

  @Test
  void outageThatHasNotBegunIsRefused() {
    Lengths lengths = Lengths.of(List.of(), LengthPrior.online());
    assertThatThrownBy(() -> lengths.after(Duration.ofMinutes(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PastLength(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PastLength(5, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ResolvedCase resolved(String service, ServiceKind kind, int minutes) {
    return new ResolvedCase(
        service + "-1",
        service,
        service + "/all",
        kind,
        NOON,
        NOON.plusSeconds(60L * minutes),
        0,
        Optional.empty(),
        List.of(),
        OptionalLong.empty());
  }

  private static List<PastLength> past(Random random, int count, double median, double spread) {
    List<PastLength> past = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      past.add(new PastLength(median * Math.exp(spread * random.nextGaussian()), 1));
    }
    return past;
  }

  private static Eta after(List<PastLength> past, long minutes) {
    return Lengths.of(past, LengthPrior.online()).after(Duration.ofMinutes(minutes));
  }

  private static double width(Lengths lengths) {
    Eta eta = lengths.after(Duration.ofMinutes(15));
    return minutes(eta.high()) / minutes(eta.low());
  }

  private static double minutes(Duration duration) {
    return duration.toMillis() / 60_000.0;
  }
}
