package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.experience.ProbeRound;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final long FIRST = Time.minute(NOON);

  private static ProbeResult answer(String vantage, int minute, ProbeReason reason) {
    return new ProbeResult(
        vantage + minute,
        NOON.plus(Duration.ofMinutes(minute)),
        "mail",
        "mail/all",
        "smtp",
        Set.of(),
        reason,
        Duration.ofMillis(20),
        "",
        vantage);
  }

  @Test
  void onlyTheMinutesThatAreMeantCount() {
    Rounds rounds = new Rounds();
    for (int minute = 0; minute < 30; minute += 5) {
      boolean broken = minute >= 5 && minute <= 15;
      ProbeReason reason = broken ? ProbeReason.ADDRESS_REFUSED : ProbeReason.AS_EXPECTED;
      rounds.add(answer("lille", minute, reason));
      rounds.add(answer("lyon", minute, ProbeReason.AS_EXPECTED));
    }
    ProbeRound round = new ProbeRound(Map.of("lille", true, "lyon", false));
    assertThat(rounds.between(FIRST + 5, FIRST + 15, vantage -> true))
        .isEqualTo(List.of(round, round, round));
    assertThat(rounds.between(FIRST + 5, Long.MAX_VALUE, vantage -> true)).hasSize(5);
    assertThat(rounds.between(FIRST + 5, FIRST + 15, "lille"::equals))
        .allMatch(one -> one.failed().equals(Map.of("lille", true)))
        .hasSize(3);
  }
}
