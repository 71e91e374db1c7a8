package io.tocsin.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-29 14:05:00",
        "2026-03-29T14:05",
        " 2026-03-29 14:05:00.000000 ",
        "2026-03-29T14:05:00Z",
        "2026-03-29T16:05:00+02:00",
        "1774793100"
      })
  void sameMomentIsReadHoweverItIsWritten(String written) {
    assertThat(Timestamps.read(written)).contains(Instant.parse("2026-03-29T14:05:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "29/03/2026 14:05", "2026-02-30 10:00:00"})
  void whatIsNoMomentIsNotGuessed(String written) {
    assertThat(Timestamps.read(written)).isEmpty();
  }

  @Test
  void whatIsSaidToBeUnderstoodIs() {
    for (String example : Timestamps.UNDERSTOOD.split(", ")) {
      if (!example.startsWith("or ")) {
        assertThat(Timestamps.read(example)).as(example).isPresent();
      }
    }
  }
}
