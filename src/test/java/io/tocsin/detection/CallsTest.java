package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.CONFIRMED;
import static io.tocsin.detection.Verdict.Change.SUSPECTED;
import static io.tocsin.detection.Watching.COMPONENT;
import static io.tocsin.detection.Watching.SERVICE;
import static io.tocsin.detection.Watching.person;
import static io.tocsin.detection.Watching.probe;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallsTest {

  private final Watching mail = new Watching();

  private Watching quiet(int hours) {
    return mail.watches().passes(Duration.ofHours(hours));
  }

  private CallTally rings(String desk, @Nullable String area, int calls) {
    CallTally tally =
        new CallTally(mail.id(), mail.now, SERVICE, COMPONENT, "no-receive", area, calls, desk);
    mail.tell(tally);
    return tally;
  }

  @Test
  void fiveHundredCallsOfOneDeskRaiseNothingAlone() {
    quiet(3);
    for (int call = 0; call < 500; call++) {
      rings("desk", "59", 1);
      if (call % 10 == 9) {
        mail.minutes(1);
      }
    }
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().calls().count()).isEqualTo(500);
    assertThat(mail.evidence().calls().desks()).isOne();
    assertThat(mail.evidence().calls().areas()).isEqualTo(Map.of("59", 500));
    assertThat(mail.evidence().calls().symptoms()).isEqualTo(Map.of("no-receive", 500));
    assertThat(mail.evidence().people().failing()).isZero();
    assertThat(mail.evidence().state()).isEqualTo(ComponentState.UNKNOWN);
  }

  @Test
  void oneDeskIsTheSixthSourceBesideFivePeople() {
    quiet(48).crowd(0, 5, 3);
    assertThat(mail.verdicts).isEmpty();
    rings("desk", "59", 31);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    assertThat(mail.last().state()).isEqualTo(ComponentState.DEGRADED);
    assertThat(mail.last().numbers().reports()).as("a desk is nobody who reports").isEqualTo(5);
  }

  @Test
  void manyCallsWeighNoMoreThanOne() {
    quiet(48).crowd(0, 4, 3);
    rings("desk", "59", 1000);
    rings("desk", "40", 1000);
    assertThat(mail.verdicts).isEmpty();
    rings("another desk", "71", 1);
    mail.minutes(1);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  @Test
  void callsConfirmNothingWithoutAProbe() {
    mail.watches(probe("p")).answers(60, "p", io.tocsin.signals.ProbeReason.AS_EXPECTED);
    for (int desk = 0; desk < 20; desk++) {
      rings("desk " + desk, "59", 100);
    }
    assertThat(mail.changes()).isNotEmpty().doesNotContain(CONFIRMED);
    mail.answers(3, "p", CONNECTION_REFUSED);
    assertThat(mail.changes()).contains(CONFIRMED);
  }

  @Test
  void callsTeachNothingAboutOrdinaryTimes() {
    Watching without = new Watching();
    without.watches().passes(Duration.ofHours(30));
    quiet(1);
    for (int hour = 0; hour < 29; hour++) {
      rings("desk", "59", 30);
      mail.minutes(60);
    }
    assertThat(mail.evidence().people().expected())
        .isEqualTo(without.evidence().people().expected());
  }

  @Test
  void aTallyTakenBackCountsNoMore() {
    quiet(1);
    rings("desk", "59", 2);
    CallTally slip = rings("desk", "75", 1);
    mail.now = mail.now.plusSeconds(8);
    mail.tell(new CallsTakenBack(mail.id(), mail.now, slip));
    assertThat(mail.evidence().calls().count()).isEqualTo(2);
    assertThat(mail.evidence().calls().areas()).isEqualTo(Map.of("59", 2));
  }

  @Test
  void callsAreForgottenAfterAnHour() {
    quiet(1);
    rings("desk", "59", 7);
    mail.minutes(59);
    assertThat(mail.evidence().calls().count()).isEqualTo(7);
    mail.minutes(2);
    assertThat(mail.evidence().calls()).isEqualTo(Evidence.Calls.NONE);
  }

  @Test
  void callsSurviveARestart() {
    quiet(2);
    rings("desk", "59", 7);
    rings("paper", null, 2);
    byte[] state = mail.detector.save();
    Detector restored = Detector.restore(state);
    assertThat(restored.evidence()).isEqualTo(mail.detector.evidence());
    assertThat(restored.save()).isEqualTo(state);
  }

  @Test
  void aPersonAndADeskAreTwoNetworks() {
    quiet(48);
    for (int line = 0; line < 5; line++) {
      mail.fails(
          new io.tocsin.signals.Reporter("p" + line, "b" + line, "one network", "direct"), "59");
    }
    rings("desk", "59", 10);
    assertThat(mail.verdicts).as("one network and one desk").isEmpty();
    mail.fails(person(99), "59");
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }
}
