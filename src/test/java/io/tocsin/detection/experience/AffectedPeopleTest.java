package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.ServiceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffectedPeopleTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final double CUSTOMERS = 1_000_000;
  private static final AffectedPeople INEXPERIENCED = AffectedPeople.learnedFrom(List.of());

  @Test
  void shareOfFailingProbesIsTheShareOfPeople() {
    AffectedEstimate estimate =
        INEXPERIENCED.estimate("mail", CUSTOMERS, Optional.empty(), probes(5, 20, 60));
    assertThat(estimate.median()).isBetween(250_000.0, 420_000.0);
    assertThat(estimate.method()).isEqualTo(AffectedMethod.PROBE_SHARE);
  }

  @Test
  void reportsAloneSayMoreTheMoreOutagesHaveTaught() {
    ReportExcess reports = new ReportExcess(155, 5, 15);
    AffectedEstimate before = INEXPERIENCED.estimate("mail", CUSTOMERS, some(reports), List.of());
    AffectedEstimate after =
        AffectedPeople.learnedFrom(taught(new Random(1), 40, 5e-5, "mail"))
            .estimate("mail", CUSTOMERS, some(reports), List.of());
    assertThat(before.method()).isEqualTo(AffectedMethod.PRIOR_ONLY);
    assertThat(after.method()).isEqualTo(AffectedMethod.PROPENSITY);
    assertThat(width(after)).isLessThan(width(before));
    assertThat(after.median()).isBetween(100_000.0, 400_000.0);
  }

  @Test
  void whatOneServiceTaughtHelpsAnother() {
    AffectedPeople experienced =
        AffectedPeople.learnedFrom(taught(new Random(2), 40, 5e-5, "mail"));
    ReportExcess reports = new ReportExcess(155, 5, 15);
    AffectedEstimate own = experienced.estimate("mail", CUSTOMERS, some(reports), List.of());
    AffectedEstimate other = experienced.estimate("bank", CUSTOMERS, some(reports), List.of());
    AffectedEstimate alone = INEXPERIENCED.estimate("bank", CUSTOMERS, some(reports), List.of());
    assertThat(width(other)).isGreaterThan(width(own)).isLessThan(width(alone));
  }

  @Test
  void numberThatTheOperatorConfirmedTeaches() {
    List<ResolvedCase> cases = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      cases.add(
          resolved(
              "mail",
              new ReportExcess(300, 0, 15),
              List.of(),
              OptionalLong.of(400_000 + number * 1000L)));
    }
    AffectedEstimate estimate =
        AffectedPeople.learnedFrom(cases)
            .estimate("mail", CUSTOMERS, some(new ReportExcess(300, 0, 15)), List.of());
    assertThat(estimate.median()).isBetween(300_000.0, 530_000.0);
  }

  @Test
  void probesAndReportsTogetherAreSurerThanEither() {
    AffectedPeople experienced =
        AffectedPeople.learnedFrom(taught(new Random(3), 60, 5e-5, "mail"));
    ReportExcess reports = new ReportExcess(225, 0, 15);
    AffectedEstimate both = experienced.estimate("mail", CUSTOMERS, some(reports), probes(1, 3, 9));
    AffectedEstimate probes =
        experienced.estimate("mail", CUSTOMERS, Optional.empty(), probes(1, 3, 9));
    AffectedEstimate people = experienced.estimate("mail", CUSTOMERS, some(reports), List.of());
    assertThat(both.method()).isEqualTo(AffectedMethod.BOTH);
    assertThat(width(both)).isLessThan(width(probes)).isLessThan(width(people));
  }

  @Test
  void rangeIsOrderedAndNeverExceedsTheCustomers() {
    for (long seed = 1; seed <= 80; seed++) {
      Random random = new Random(seed);
      double customers = 1 + random.nextInt(30_000_000);
      ReportExcess reports =
          new ReportExcess(random.nextInt(3000), random.nextInt(100), 0.1 + random.nextInt(60));
      long asked = random.nextInt(60);
      List<VantageRounds> probes =
          List.of(new VantageRounds("lille", random.nextInt((int) asked + 1), asked));
      AffectedEstimate estimate = INEXPERIENCED.estimate("mail", customers, some(reports), probes);
      assertThat(estimate.median()).as("seed %s", seed).isBetween(estimate.low(), estimate.high());
      assertThat(estimate.high()).as("seed %s", seed).isLessThanOrEqualTo(customers * 1.0000001);
    }
  }

  @Test
  void moreReportsNeverMeanFewerPeople() {
    AffectedPeople experienced =
        AffectedPeople.learnedFrom(taught(new Random(5), 20, 5e-5, "mail"));
    double last = 0;
    for (int counted = 0; counted <= 2000; counted += 100) {
      double median =
          experienced
              .estimate("mail", CUSTOMERS, some(new ReportExcess(counted, 10, 15)), List.of())
              .median();
      assertThat(median).as("%s reports", counted).isGreaterThanOrEqualTo(last);
      last = median;
    }
  }

  @Test
  void outageWithoutAnotherSourceTeachesNothing() {
    List<ResolvedCase> silent = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      silent.add(resolved("mail", new ReportExcess(500, 0, 15), List.of(), OptionalLong.empty()));
    }
    ReportExcess reports = new ReportExcess(155, 5, 15);
    assertThat(
            AffectedPeople.learnedFrom(silent)
                .estimate("mail", CUSTOMERS, some(reports), List.of()))
        .isEqualTo(INEXPERIENCED.estimate("mail", CUSTOMERS, some(reports), List.of()));
  }

  @Test
  void outagesThatProbesHardlySawTeachThatFewAreHit() {
    List<ResolvedCase> cases = new ArrayList<>();
    ReportExcess reports = new ReportExcess(40, 0, 15);
    for (int number = 0; number < 15; number++) {
      cases.add(resolved("mail", reports, probes(7, 5, 6), OptionalLong.empty()));
    }
    AffectedEstimate large = usual(cases);
    for (int number = 0; number < 30; number++) {
      cases.add(resolved("mail", reports, probes(7, 0, 6), OptionalLong.empty()));
    }
    assertThat(usual(cases).median()).isLessThan(large.median() / 5);
    assertThat(usual(cases).method()).isEqualTo(AffectedMethod.PRIOR_ONLY);
  }

  private static AffectedEstimate usual(List<ResolvedCase> cases) {
    return AffectedPeople.learnedFrom(cases)
        .estimate("mail", CUSTOMERS, Optional.empty(), List.of());
  }

  @Test
  void learningOneByOneIsLearningAll() {
    List<ResolvedCase> cases = taught(new Random(9), 12, 5e-5, "mail");
    AffectedPeople oneByOne = INEXPERIENCED;
    for (ResolvedCase resolved : cases) {
      oneByOne = oneByOne.and(resolved);
    }
    ReportExcess reports = new ReportExcess(155, 5, 15);
    assertThat(oneByOne.estimate("mail", CUSTOMERS, some(reports), List.of()))
        .isEqualTo(
            AffectedPeople.learnedFrom(cases)
                .estimate("mail", CUSTOMERS, some(reports), List.of()));
  }

  @Test
  void ninePeopleCountsInTenLieInTheRange() {
    int inside = 0;
    int asked = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      AffectedPeople experienced = AffectedPeople.learnedFrom(taught(random, 60, 5e-5, "mail"));
      for (int number = 0; number < 40; number++) {
        double fraction = fraction(random);
        AffectedEstimate estimate =
            experienced.estimate(
                "mail", CUSTOMERS, some(reports(random, fraction, 5e-5)), List.of());
        asked++;
        double hit = fraction * CUSTOMERS;
        inside += hit >= estimate.low() && hit <= estimate.high() ? 1 : 0;
      }
    }
    assertThat((double) inside / asked).isBetween(0.83, 0.99);
  }

  @Test
  void residualIsThePartOfThePeakThatIsStillOut() {
    double share =
        StillOut.share(List.of(new StillOut.Group(300_000, 0), new StillOut.Group(100_000, 0.5)));
    AffectedEstimate peak = new AffectedEstimate(80, 160, 320, AffectedMethod.BOTH);
    assertThat(peak.residual(share))
        .isEqualTo(new AffectedEstimate(10, 20, 40, AffectedMethod.BOTH));
    assertThat(StillOut.share(List.of())).isEqualTo(1);
  }

  @Test
  void twoSourcesGiveAFloorAndNoMore() {
    assertThat(Recapture.floor(100, 50, 10)).isBetween(460.0, 470.0);
    AffectedEstimate estimate = new AffectedEstimate(80, 160, 900, AffectedMethod.BOTH);
    assertThat(estimate.atLeast(200))
        .isEqualTo(new AffectedEstimate(200, 200, 900, AffectedMethod.BOTH));
    assertThatThrownBy(() -> Recapture.floor(5, 3, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void perimeterWithoutCustomersIsRefused() {
    assertThatThrownBy(() -> INEXPERIENCED.estimate("mail", 0, Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Resolved outages that probes saw, reported with a propensity that varies twofold. */
  private static List<ResolvedCase> taught(
      Random random, int count, double propensity, String service) {
    List<ResolvedCase> cases = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      double fraction = fraction(random);
      long failed = Math.round(60 * fraction);
      cases.add(
          resolved(
              service,
              reports(random, fraction, propensity),
              probes(5, failed, 60),
              OptionalLong.empty()));
    }
    return cases;
  }

  private static double fraction(Random random) {
    return 0.05 + 0.6 * random.nextDouble() * random.nextDouble();
  }

  private static ReportExcess reports(Random random, double fraction, double propensity) {
    double each = propensity * Math.exp(0.7 * random.nextGaussian());
    return new ReportExcess(Math.rint(5 + each * fraction * CUSTOMERS * 15), 5, 15);
  }

  private static ResolvedCase resolved(
      String service, ReportExcess reports, List<VantageRounds> probes, OptionalLong confirmed) {
    return new ResolvedCase(
        "one",
        service,
        service + "/all",
        ServiceKind.MAIL,
        NOON,
        NOON.plusSeconds(3600),
        CUSTOMERS,
        some(reports),
        probes,
        confirmed);
  }

  private static List<VantageRounds> probes(int vantages, long failed, long asked) {
    List<VantageRounds> probes = new ArrayList<>();
    for (int number = 0; number < vantages; number++) {
      probes.add(new VantageRounds("vantage-" + number, failed, asked));
    }
    return probes;
  }

  private static Optional<ReportExcess> some(ReportExcess reports) {
    return Optional.of(reports);
  }

  private static double width(AffectedEstimate estimate) {
    return estimate.high() / estimate.low();
  }
}
