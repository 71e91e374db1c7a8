package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.OVER;
import static io.tocsin.detection.Verdict.Change.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Caution;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.detection.experience.AffectedMethod;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a verdict tells of the people: how many, for how long still, how sure. */
class HarmTest {

  private static final List<Land> LANDS =
      IntStream.rangeClosed(1, 20)
          .mapToObj(code -> new Land("%02d".formatted(code), "", 500_000, List.of()))
          .toList();

  private static final long CUSTOMERS = 2_000_000;

  private final Watching mail = new Watching();
  private final Random random = new Random(21);
  private int people;

  private void town(long customers, Caution caution) {
    mail.tell(
        new LandscapeChanged(
            mail.id(),
            mail.now,
            ZoneOffset.UTC,
            Set.of(),
            LANDS,
            List.of(
                new Clientele(
                    Watching.SERVICE, customers, Map.of(), List.of(), false, ServiceKind.MAIL)),
            caution));
    mail.tell(
        new CatalogChanged(
            mail.id(),
            mail.now,
            List.of(
                new Watched(Watching.SERVICE, Watching.COMPONENT, List.of(Watching.probe("smtp")))),
            List.of(new VantagePoint("lille", "05", null), new VantagePoint("lyon", "09", null))));
    for (int minute = 0; minute < 7 * 24 * 60; minute += 10) {
      mail.minutes(10);
      report(1);
    }
    assertThat(mail.verdicts).isEmpty();
  }

  private void report(int count) {
    for (int i = 0; i < count; i++) {
      int number = people++;
      mail.fails(Watching.person(number), "%02d".formatted(1 + random.nextInt(20)));
    }
  }

  private void answers(double failing) {
    for (String vantage : List.of("lille", "lyon")) {
      mail.tell(
          new ProbeResult(
              mail.id(),
              mail.now,
              Watching.SERVICE,
              Watching.COMPONENT,
              "smtp",
              Set.of(),
              random.nextDouble() < failing ? ProbeReason.ADDRESS_REFUSED : ProbeReason.AS_EXPECTED,
              Duration.ofMillis(20),
              "",
              vantage));
    }
  }

  /** Everywhere some of the customers cannot receive; probes meet it as often as people do. */
  private void outage(int minutes, double part) {
    for (int minute = 0; minute < minutes; minute++) {
      report(5);
      answers(part);
      mail.minutes(1);
    }
  }

  private void quiet(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      if (minute % 10 == 0) {
        report(1);
      }
      answers(0);
      mail.minutes(1);
    }
  }

  private Harm harm() {
    return mail.verdicts.stream()
        .filter(verdict -> verdict.harm() != null)
        .reduce((older, newer) -> newer)
        .orElseThrow()
        .harm();
  }

  @Test
  void theRangeHoldsThoseWhoAreHit() {
    town(CUSTOMERS, Caution.USUAL);
    outage(60, 0.3);
    Affected affected = harm().affected();
    assertThat(affected.customers()).isEqualTo(CUSTOMERS);
    AffectedEstimate peak = affected.peak();
    assertThat(0.3 * CUSTOMERS).isBetween(peak.low(), peak.high());
    assertThat(peak.method()).isEqualTo(AffectedMethod.PROBE_SHARE);
    assertThat(peak.high() / peak.low()).isLessThan(6);
    assertThat(affected.total().median()).isGreaterThanOrEqualTo(peak.median());
  }

  @Test
  void aNumberOfReportsIsNeverANumberOfPeopleHit() {
    town(0, Caution.USUAL);
    outage(40, 0.3);
    assertThat(mail.changes()).isNotEmpty();
    assertThat(harm().affected()).isNull();
    assertThat(harm().outlook()).isNotNull();
  }

  @Test
  void theOutlookNeverComesSooner() {
    town(CUSTOMERS, Caution.USUAL);
    outage(300, 0.4);
    List<Outlook> told =
        mail.verdicts.stream()
            .map(Verdict::harm)
            .filter(harm -> harm != null && harm.outlook() != null)
            .map(Harm::outlook)
            .toList();
    assertThat(told).hasSizeGreaterThan(1);
    for (int i = 1; i < told.size(); i++) {
      assertThat(told.get(i).median()).isAfterOrEqualTo(told.get(i - 1).median());
      assertThat(told.get(i).high()).isAfterOrEqualTo(told.get(i - 1).high());
    }
    assertThat(told.getFirst().cases()).isZero();
  }

  @Test
  void whatIsOverTeaches() {
    town(CUSTOMERS, Caution.USUAL);
    List<ResolvedCase> learned = new ArrayList<>();
    for (int outage = 0; outage < 3; outage++) {
      outage(60, 0.4);
      for (int minute = 0; minute < 12 * 60 && mail.last().change() != OVER; minute++) {
        quiet(1);
      }
      assertThat(mail.last().change()).isEqualTo(OVER);
      assertThat(mail.last().harm().affected().now().high()).isZero();
      assertThat(mail.last().harm().outlook()).isNull();
      learned.add(resolvedLast());
      quiet(24 * 60);
    }
    assertThat(learned)
        .allSatisfy(one -> {
          assertThat(one.service()).isEqualTo(Watching.SERVICE);
          assertThat(one.kind()).isEqualTo(ServiceKind.MAIL);
          assertThat(one.reports()).isPresent();
          assertThat(one.probes()).hasSize(2);
          assertThat(one.length()).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(150));
        });
    outage(30, 0.4);
    assertThat(harm().outlook().cases()).isEqualTo(3);
    assertThat(harm().affected().peak().method()).isEqualTo(AffectedMethod.BOTH);
  }

  /** The case is read from a detector that lives through the same signals. */
  private ResolvedCase resolvedLast() {
    Detector again = new Detector();
    List<ResolvedCase> all = new ArrayList<>();
    mail.told.forEach(signal -> {
      var _ = again.fold(signal);
      all.addAll(again.resolved());
    });
    return all.getLast();
  }

  @Test
  void aRestoredDetectorGoesOnWithTheSameWords() {
    town(CUSTOMERS, Caution.USUAL);
    outage(25, 0.4);
    Detector other = Detector.restore(mail.detector.save());
    int before = mail.told.size();
    int told = mail.verdicts.size();
    outage(40, 0.4);
    quiet(8 * 60);
    List<Verdict> same = new ArrayList<>();
    mail.told.subList(before, mail.told.size()).forEach(signal -> same.addAll(other.fold(signal)));
    assertThat(same).isEqualTo(mail.verdicts.subList(told, mail.verdicts.size()));
    assertThat(other.save()).isEqualTo(mail.detector.save());
  }

  @Test
  void whoStartsWithABookOfPastOutagesKnowsThem() {
    town(CUSTOMERS, Caution.USUAL);
    outage(60, 0.4);
    quiet(5 * 60);
    ResolvedCase past = resolvedLast();
    Watching fresh = new Watching();
    fresh.detector = new Detector(List.of(past.of("incident")));
    fresh.now = mail.now;
    fresh.watches(Watching.probe("smtp"));
    fresh.answers(10, "smtp", ProbeReason.AS_EXPECTED);
    fresh.answers(4, "smtp", ProbeReason.ADDRESS_REFUSED);
    assertThat(fresh.last().harm().outlook().cases()).isEqualTo(1);
  }

  @Test
  void workingProbesMakePeoplesAlarmLessSure() {
    town(CUSTOMERS, Caution.USUAL);
    Instant start = mail.now;
    for (int minute = 0; minute < 15; minute++) {
      report(3);
      mail.minutes(1);
    }
    double alone = suspicion(start).confidence();
    assertThat(alone).isBetween(0.8, 0.99);
    HarmTest probed = new HarmTest();
    probed.town(CUSTOMERS, Caution.USUAL);
    Instant again = probed.mail.now;
    for (int minute = 0; minute < 15; minute++) {
      probed.report(3);
      probed.answers(0);
      probed.mail.minutes(1);
    }
    assertThat(probed.suspicion(again).confidence()).isLessThan(alone);
  }

  private Verdict suspicion(Instant since) {
    return mail.verdicts.stream()
        .filter(one -> one.change() == SUSPECTED && !one.at().isBefore(since))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCautiousAlarmLaterThanTheEager() {
    List<Instant> alarms = new ArrayList<>();
    for (Caution caution : List.of(Caution.EAGER, Caution.CAUTIOUS)) {
      HarmTest one = new HarmTest();
      one.town(CUSTOMERS, caution);
      Instant start = one.mail.now;
      for (int minute = 0; minute < 120; minute++) {
        one.report(1);
        one.mail.minutes(1);
      }
      alarms.add(one.suspicion(start).at());
    }
    assertThat(alarms.get(0)).isBefore(alarms.get(1));
  }
}
