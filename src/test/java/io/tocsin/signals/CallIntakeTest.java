package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallIntakeTest {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Intake.Ground GROUND = Town.ground();

  private Instant now = START;
  private final KeptSignals kept = new KeptSignals();
  private final AtomicInteger ids = new AtomicInteger();
  private final CallIntake calls =
      new CallIntake(
          () -> GROUND,
          kept,
          new Keys(new byte[32]),
          () -> now,
          () -> "id-" + ids.incrementAndGet());

  private static CallDraft call(@Nullable String postcode) {
    return new CallDraft("mail-receive", "no-receive", postcode, 1);
  }

  private CallAnswer ring(CallDraft draft, @Nullable String key) {
    return calls.tally(draft, "desk", key).join();
  }

  private String slip() {
    return ((CallAnswer.Tallied) ring(call("59000"), null)).slip();
  }

  @Test
  void oneTapIsOneSignalWithTheAreaAlone() {
    ring(call("59000"), null);
    assertThat(kept.all())
        .containsExactly(
            new CallTally("id-1", START, "mail", "mail-receive", "no-receive", "59", 1, "desk"));
  }

  @Test
  void aBusyDeskMeetsNoCap() {
    for (int call = 0; call < 2_000; call++) {
      assertThat(ring(call(null), null)).isInstanceOf(CallAnswer.Tallied.class);
    }
    assertThat(kept.all()).hasSize(2_000);
  }

  @Test
  void everyFaultIsToldAtOnce() {
    CallAnswer answer = ring(new CallDraft("nothing", "no-receive", "99999", 0), null);
    assertThat(((CallAnswer.Refused) answer).faults())
        .extracting(fault -> fault.field() + " " + fault.rule())
        .containsExactly(
            "component " + Rule.NOT_A_COMPONENT,
            "postcode " + Rule.NOT_A_POSTCODE,
            "calls " + Rule.WRONG_TYPE);
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void theSameRequestIsWrittenOnce() {
    ring(call("59000"), "tap 1");
    assertThat(ring(call("59000"), "tap 1"))
        .isInstanceOfSatisfying(
            CallAnswer.Tallied.class,
            again -> {
              assertThat(again.repeated()).isTrue();
              assertThat(again.id()).isEqualTo("id-1");
              assertThat(again.slip()).isEmpty();
            });
    calls.tally(call("59000"), "another desk", "tap 1").join();
    assertThat(kept.all()).hasSize(2);
  }

  @Test
  void aSlipIsTakenBackInTimeAndOnce() {
    String slip = slip();
    now = START.plusSeconds(10);
    assertThat(calls.takeBack(slip, "desk").join()).isEqualTo(new CallAnswer.TakenBack());
    assertThat(calls.takeBack(slip, "desk").join()).isEqualTo(new CallAnswer.TakenBack());
    assertThat(kept.all()).hasSize(2);
    CallTally tally = (CallTally) kept.all().getFirst();
    assertThat(kept.all().getLast()).isEqualTo(new CallsTakenBack("id-2", now, tally));
  }

  @Test
  void aSlipIsNotTakenBackLaterOrByOthersOrAltered() {
    String slip = slip();
    assertThat(calls.takeBack(slip, "another desk").join()).isEqualTo(new CallAnswer.TooLate());
    assertThat(calls.takeBack("x" + slip, "desk").join()).isEqualTo(new CallAnswer.TooLate());
    assertThat(calls.takeBack("", "desk").join()).isEqualTo(new CallAnswer.TooLate());
    now = START.plusSeconds(16);
    assertThat(calls.takeBack(slip, "desk").join()).isEqualTo(new CallAnswer.TooLate());
    assertThat(kept.all()).hasSize(1);
  }

  @Test
  void aFullDiskIsToldAndNothingIsAcknowledged() {
    kept.fill(true);
    assertThat(ring(call(null), null)).isInstanceOf(CallAnswer.Busy.class);
  }
}
