package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.CONFIRMED;
import static io.tocsin.detection.Verdict.Change.EASING;
import static io.tocsin.detection.Verdict.Change.LOST_SIGHT;
import static io.tocsin.detection.Verdict.Change.OVER;
import static io.tocsin.detection.Verdict.Change.SUSPECTED;
import static io.tocsin.detection.Watching.CEGETEL;
import static io.tocsin.detection.Watching.NEUF;
import static io.tocsin.detection.Watching.probe;
import static io.tocsin.signals.ProbeReason.ADDRESS_REFUSED;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static io.tocsin.signals.ProbeReason.FORBIDDEN_WORD_FOUND;
import static io.tocsin.signals.ProbeReason.GREYLISTED;
import static io.tocsin.signals.ProbeReason.MAIL_MADE_TO_WAIT;
import static io.tocsin.signals.ProbeReason.OWN_NETWORK_LOST;
import static io.tocsin.signals.ProbeReason.SOME_ADDRESSES_REFUSED;
import static io.tocsin.signals.ProbeReason.TOO_SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.signals.Canaries;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesTest {

  private final Watching mail = new Watching();

  @Test
  void oneFailedProbeIsNeverAnOutage() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 50; i++) {
      mail.answers(2, "smtp", AS_EXPECTED).answers(1, "smtp", CONNECTION_REFUSED);
    }
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.WORKS);
  }

  @Test
  void threeFailuresInARowConfirmAnOutageSinceTheFirst() {
    mail.watches(probe("smtp")).answers(5, "smtp", AS_EXPECTED);
    Instant first = mail.now.plusSeconds(60);
    mail.answers(2, "smtp", CONNECTION_REFUSED);
    assertThat(mail.verdicts).isEmpty();
    mail.answers(1, "smtp", CONNECTION_REFUSED);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    assertThat(mail.last().state()).isEqualTo(ComponentState.OUT);
    assertThat(mail.last().onset()).isEqualTo(first);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.PROBE_FAILED_IN_A_ROW);
    assertThat(mail.last().confidence()).isCloseTo(0.87, within(0.01));
    assertThat(mail.last().numbers().probesFailing()).isEqualTo(1);
    assertThat(mail.evidence().since()).isEqualTo(first);
  }

  @Test
  void recoveryIsDatedFromTheFirstSuccessOfTheRow() {
    mail.watches(probe("smtp")).answers(4, "smtp", CONNECTION_REFUSED);
    Instant first = mail.now.plusSeconds(60);
    mail.answers(1, "smtp", AS_EXPECTED);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    mail.answers(1, "smtp", AS_EXPECTED);
    assertThat(mail.changes()).containsExactly(CONFIRMED, OVER);
    assertThat(mail.last().onset()).isEqualTo(first);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.WORKS);
  }

  @Test
  void inconclusiveWordsNeitherConfirmNorClear() {
    mail.watches(probe("smtp"));
    mail.answers(2, "smtp", CONNECTION_REFUSED).answers(2, "smtp", GREYLISTED);
    assertThat(mail.changes()).isEmpty();
    mail.answers(1, "smtp", CONNECTION_REFUSED);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    mail.answers(1, "smtp", AS_EXPECTED).answers(1, "smtp", GREYLISTED);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    mail.answers(1, "smtp", AS_EXPECTED);
    assertThat(mail.changes()).containsExactly(CONFIRMED, OVER);
  }

  @Test
  void ourOwnLostNetworkAlarmsNobodyAndIsDrawnGrey() {
    mail.watches(probe("smtp"), probe("imap")).answers(3, "smtp", AS_EXPECTED);
    for (int i = 0; i < 60; i++) {
      mail.answers(1, "smtp", OWN_NETWORK_LOST).answersAtOnce("imap", OWN_NETWORK_LOST);
    }
    assertThat(mail.changes()).containsExactly(LOST_SIGHT);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.UNKNOWN);
  }

  @Test
  void silentProbesAreGreyAndSightIsLostOnce() {
    mail.watches(probe("smtp"), probe("imap"));
    mail.answers(3, "smtp", AS_EXPECTED).answersAtOnce("imap", AS_EXPECTED).minutes(3);
    assertThat(mail.verdicts).isEmpty();
    mail.minutes(60);
    assertThat(mail.changes()).containsExactly(LOST_SIGHT);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.UNKNOWN);
    assertThat(mail.evidence().probes()).allMatch(Evidence.ProbeReading::stale);
    mail.answers(1, "smtp", AS_EXPECTED).minutes(10);
    assertThat(mail.changes()).containsExactly(LOST_SIGHT, LOST_SIGHT);
  }

  @Test
  void anOutageIsNotOverBecauseItsProbeFellSilent() {
    mail.watches(probe("smtp")).answers(3, "smtp", CONNECTION_REFUSED).minutes(60);
    assertThat(mail.changes()).containsExactly(CONFIRMED, LOST_SIGHT);
  }

  @Test
  void aComponentNobodyHasProbedYetIsUnknownWithoutAVerdict() {
    mail.watches(probe("smtp")).minutes(60);
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.UNKNOWN);
  }

  @Test
  void oneDomainRefusedKeepsTheComponentDegradedUntilThatDomainIsBack() {
    mail.watches(probe("smtp-neuf", NEUF), probe("smtp-cegetel", CEGETEL));
    for (int i = 0; i < 3; i++) {
      mail.answers(1, "smtp-neuf", ADDRESS_REFUSED, NEUF);
      mail.answersAtOnce("smtp-cegetel", AS_EXPECTED, CEGETEL);
    }
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    assertThat(mail.changesFor(NEUF)).containsExactly(CONFIRMED);
    assertThat(mail.verdicts)
        .extracting(Verdict::state)
        .containsExactly(ComponentState.DEGRADED, ComponentState.OUT);
    mail.answers(20, "smtp-cegetel", AS_EXPECTED, CEGETEL);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    mail.answers(2, "smtp-neuf", AS_EXPECTED, NEUF);
    assertThat(mail.changes()).containsExactly(CONFIRMED, OVER);
    assertThat(mail.changesFor(NEUF)).containsExactly(CONFIRMED, OVER);
    assertThat(mail.changesFor(CEGETEL)).isEmpty();
  }

  @Test
  void domainsThatComeBackOneByOneEaseItAndTheLastEndsIt() {
    mail.watches(probe("smtp-neuf", NEUF), probe("smtp-cegetel", CEGETEL));
    both(3, ADDRESS_REFUSED, ADDRESS_REFUSED);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.OUT);
    both(2, AS_EXPECTED, ADDRESS_REFUSED);
    assertThat(mail.changes()).endsWith(EASING);
    assertThat(mail.changesFor(NEUF)).containsExactly(CONFIRMED, OVER);
    assertThat(mail.changesFor(CEGETEL)).containsExactly(CONFIRMED);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.DEGRADED);
    both(2, AS_EXPECTED, AS_EXPECTED);
    assertThat(mail.changes()).endsWith(EASING, OVER);
    assertThat(mail.changesFor(CEGETEL)).containsExactly(CONFIRMED, OVER);
  }

  private void both(int times, ProbeReason neuf, ProbeReason cegetel) {
    for (int i = 0; i < times; i++) {
      mail.answers(1, "smtp-neuf", neuf, NEUF).answersAtOnce("smtp-cegetel", cegetel, CEGETEL);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_SLOW", "MAIL_MADE_TO_WAIT"})
  void slowMailIsDegradedAndNotOut(ProbeReason reason) {
    mail.watches(probe("smtp")).answers(5, "smtp", reason);
    assertThat(mail.changes()).containsExactly(CONFIRMED);
    assertThat(mail.last().state()).isEqualTo(ComponentState.DEGRADED);
    mail.answers(3, "smtp", CONNECTION_REFUSED);
    assertThat(mail.changes()).containsExactly(CONFIRMED, CONFIRMED);
    assertThat(mail.last().state()).isEqualTo(ComponentState.OUT);
  }

  @Test
  void aPageThatSpeaksOfMaintenanceCountsAsAFailure() {
    mail.watches(probe("page")).answers(3, "page", FORBIDDEN_WORD_FOUND);
    assertThat(mail.last().state()).isEqualTo(ComponentState.OUT);
  }

  @Test
  void homeGreenAndAccountRedIsPartial() {
    mail.watches(probe("home"), probe("account"));
    for (int i = 0; i < 3; i++) {
      mail.answers(1, "home", AS_EXPECTED).answersAtOnce("account", FORBIDDEN_WORD_FOUND);
    }
    assertThat(mail.last().state()).isEqualTo(ComponentState.DEGRADED);
    assertThat(mail.last().numbers().probes()).isEqualTo(2);
  }

  @Test
  void oneCutOffVantagePointNeverFlipsAProbe() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 30; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
      mail.tell(from("paris", CONNECTION_REFUSED));
    }
    assertThat(mail.verdicts).isEmpty();
    for (int i = 0; i < 3; i++) {
      mail.answers(1, "smtp", CONNECTION_REFUSED);
      mail.tell(from("paris", CONNECTION_REFUSED));
    }
    assertThat(mail.changes()).containsExactly(CONFIRMED);
  }

  private ProbeResult from(String vantage, ProbeReason reason) {
    return new ProbeResult(
        mail.id(),
        mail.now,
        Watching.SERVICE,
        Watching.COMPONENT,
        "smtp",
        Set.of(),
        reason,
        Duration.ZERO,
        "",
        vantage);
  }

  @Test
  void repeatedWordsOfOneProbeCountOnce() {
    mail.watches(probe("smtp")).answers(1, "smtp", CONNECTION_REFUSED);
    for (int i = 0; i < 5; i++) {
      mail.tell(mail.told.getLast());
    }
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void aLateSuccessBreaksTheRow() {
    mail.watches(probe("smtp")).answers(2, "smtp", CONNECTION_REFUSED);
    mail.now = mail.now.minusSeconds(30);
    mail.answersAtOnce("smtp", AS_EXPECTED);
    mail.now = mail.now.plusSeconds(30);
    mail.answers(1, "smtp", CONNECTION_REFUSED);
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void aRemovedProbeIsNoLongerShown() {
    mail.watches(probe("smtp"), probe("imap")).answers(1, "smtp", AS_EXPECTED);
    mail.answers(1, "imap", AS_EXPECTED).watches(probe("imap"));
    assertThat(mail.evidence().probes())
        .extracting(Evidence.ProbeReading::probe)
        .containsExactly("imap");
  }

  @Test
  void withACrowdBehindItOneFailureFewerIsEnough() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 120; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
    }
    mail.crowd(0, 20, 2);
    mail.answers(1, "smtp", CONNECTION_REFUSED);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    mail.answers(1, "smtp", CONNECTION_REFUSED);
    assertThat(mail.changes()).containsExactly(SUSPECTED, CONFIRMED);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.PEOPLE_AND_PROBES_AGREE);
    assertThat(mail.last().state()).isEqualTo(ComponentState.OUT);
    assertThat(mail.last().confidence()).isGreaterThan(0.85);
  }

  @Test
  void slownessIsNotedAsSuch() {
    mail.watches(probe("page")).answers(3, "page", TOO_SLOW).answers(1, "page", MAIL_MADE_TO_WAIT);
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.DEGRADED);
    assertThat(mail.evidence().probes().getFirst().failing()).isTrue();
  }

  @Test
  void someMailboxesRefusedIsDegradedAndAllIsOut() {
    mail.watches(probe("smtp", NEUF));
    for (int i = 0; i < 3; i++) {
      mail.minutes(1).tell(refused(2, 40));
    }
    assertThat(mail.changesFor(NEUF)).containsExactly(CONFIRMED);
    assertThat(mail.last().state()).isEqualTo(ComponentState.DEGRADED);
    Evidence.Share share = mail.evidence().probes().getFirst().share();
    assertThat(share).extracting("refused", "asked").containsExactly(2, 40);
    assertThat(share).extracting("lowPercent", "highPercent").containsExactly(1, 17);
    for (int i = 0; i < 3; i++) {
      mail.minutes(1).tell(refused(40, 40));
    }
    assertThat(mail.last().state()).isEqualTo(ComponentState.OUT);
    assertThat(mail.evidence().probes().getFirst().share()).extracting("high").isEqualTo(1.0);
  }

  private ProbeResult refused(int refused, int asked) {
    return new ProbeResult(
        mail.id(),
        mail.now,
        Watching.SERVICE,
        Watching.COMPONENT,
        "smtp",
        Set.of(NEUF),
        refused == asked ? ADDRESS_REFUSED : SOME_ADDRESSES_REFUSED,
        Duration.ZERO,
        "",
        "local",
        new Canaries(refused, asked));
  }
}
