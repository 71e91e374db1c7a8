package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS =
      List.of("receive", "send", "attachments", "sign-in", "password_file");

  @ParameterizedTest
  @CsvSource({
    "recieve, receive",
    "receiv, receive",
    "Receive, receive",
    "sned, send",
    "attachment, attachments",
    "signin, sign-in",
  })
  void slipOfTheFingerIsUnderstood(String written, String meant) {
    assertThat(Nearest.to(written, WORDS)).contains(meant);
  }

  @Test
  void wordThatIsFarFromAllIsNotGuessed() {
    assertThat(Nearest.to("billing", WORDS)).isEmpty();
    assertThat(Nearest.to("", WORDS)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), WORDS)).isEmpty();
  }

  @Test
  void swappedNeighboursAreOneSlip() {
    assertThat(Nearest.slips("recieve", "receive")).isEqualTo(1);
    assertThat(Nearest.slips("abc", "")).isEqualTo(3);
  }
}
