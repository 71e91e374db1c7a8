package io.tocsin.app.commands.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.commands.doctor.Ailment.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingCheckTest {

  @Test
  void whoDoesNotAskForItHearsNothing() {
    assertThat(NetworkChecks.ring(false, Optional.of("forbidden")).severity())
        .isEqualTo(Severity.WELL);
  }

  @Test
  void askedForAndForbiddenIsToldWithWhatToDo() {
    Ailment found = NetworkChecks.ring(true, Optional.of("forbidden"));
    assertThat(found.severity()).isEqualTo(Severity.WEAK);
    assertThat(found.toString()).contains("forbidden", "epoll", "seccomp", "server:");
  }

  @Test
  void askedForAndThereServes() {
    assertThat(NetworkChecks.ring(true, Optional.empty()).severity()).isEqualTo(Severity.WELL);
  }
}
