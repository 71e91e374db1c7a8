package io.tocsin.app.commands.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.commands.doctor.Ailment.Severity;
import io.tocsin.web.RingVerdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingCheckTest {

  @Test
  void askedForAndForbiddenIsToldWithWhatToDo() {
    Ailment found = NetworkChecks.asked(Optional.of("forbidden"));
    assertThat(found.severity()).isEqualTo(Severity.WEAK);
    assertThat(found.toString()).contains("forbidden", "without it", "seccomp", "server:");
  }

  @Test
  void askedForAndThereServes() {
    assertThat(NetworkChecks.asked(Optional.empty()).severity()).isEqualTo(Severity.WELL);
  }

  @Test
  void provenServes() {
    Ailment found = NetworkChecks.tried(new RingVerdict.Proven(12, Duration.ofMillis(80)));
    assertThat(found.severity()).isEqualTo(Severity.WELL);
    assertThat(found.toString()).contains("serves", "12", "80 ms");
  }

  @Test
  void notTriedOrNotThereIsNoAilment() {
    for (RingVerdict verdict :
        new RingVerdict[] {
          new RingVerdict.Unasked("a filter"), new RingVerdict.Missing("a filter")
        }) {
      Ailment found = NetworkChecks.tried(verdict);
      assertThat(found.severity()).isEqualTo(Severity.WELL);
      assertThat(found.toString()).contains("without it", "a filter");
    }
  }

  @Test
  void offeredAndBrokenIsToldWithWhatToDo() {
    Ailment found = NetworkChecks.tried(new RingVerdict.Faulty("other bytes"));
    assertThat(found.severity()).isEqualTo(Severity.WEAK);
    assertThat(found.toString()).contains("other bytes", "without it", "kernel", "io_uring: false");
  }

  @Test
  void aTrialWithoutAnEndBlamesNobodyYet() {
    Ailment found = NetworkChecks.tried(new RingVerdict.Unfinished("3 of 12"));
    assertThat(found.severity()).isEqualTo(Severity.WEAK);
    assertThat(found.toString()).contains("3 of 12", "without it", "busy", "io_uring: false");
  }
}
