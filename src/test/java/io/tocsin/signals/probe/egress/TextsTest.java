package io.tocsin.signals.probe.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.signals.probe.egress.EgressGate.ResolveFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final NameServer server = NameServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void textOfSeveralStringsIsOneText() throws Exception {
    server.text("_proof.exemple.example", "a=1 and more", "b=2");
    assertThat(server.gate().texts("_proof.exemple.example"))
        .containsExactlyInAnyOrder("a=1 and more", "b=2");
  }

  @Test
  void nameThatIsNotThereHasNoText() throws Exception {
    server.host("exemple.example", "127.0.0.1");
    assertThat(server.gate().texts("_proof.exemple.example")).isEmpty();
    assertThat(server.gate().texts("exemple.example")).isEmpty();
  }

  @Test
  void serverThatCannotTellIsNoAnswer() {
    server.ill(true);
    assertThatThrownBy(() -> server.gate().texts("_proof.exemple.example"))
        .isInstanceOfSatisfying(
            ResolveFailed.class, failed -> assertThat(failed.isNoSuchName()).isFalse());
    assertThatThrownBy(() -> server.gate().texts("..")).isInstanceOf(ResolveFailed.class);
  }
}
