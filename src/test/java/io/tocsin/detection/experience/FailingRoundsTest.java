package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailingRoundsTest {

  @Test
  void roundsAfterTheServiceIsWellAgainAreNotCounted() {
    List<ProbeRound> rounds = new ArrayList<>();
    add(rounds, 10, Map.of("lille", true, "lyon", true));
    add(rounds, 6, Map.of("lille", false, "lyon", false));
    assertThat(FailingRounds.count(rounds))
        .containsExactly(new VantageRounds("lille", 10, 10), new VantageRounds("lyon", 10, 10));
  }

  @Test
  void quietSpellInsideAnOutageIsNoEnd() {
    List<ProbeRound> rounds = new ArrayList<>();
    for (int number = 0; number < 19; number++) {
      add(rounds, 1, Map.of("lille", number % 3 == 0));
    }
    assertThat(FailingRounds.count(rounds)).containsExactly(new VantageRounds("lille", 7, 19));
  }

  @Test
  void outageThatProbesDoNotSeeCountsAllItsRounds() {
    List<ProbeRound> rounds = new ArrayList<>();
    add(rounds, 12, Map.of("lille", false));
    assertThat(FailingRounds.count(rounds)).containsExactly(new VantageRounds("lille", 0, 12));
  }

  @Test
  void vantagePointThatCouldNotTellWasNotAsked() {
    List<ProbeRound> rounds = new ArrayList<>();
    add(rounds, 4, Map.of("lille", true));
    add(rounds, 4, Map.of("lille", true, "lyon", true));
    assertThat(FailingRounds.count(rounds))
        .containsExactly(new VantageRounds("lille", 8, 8), new VantageRounds("lyon", 4, 4));
    assertThat(FailingRounds.count(List.of())).isEmpty();
  }

  private static void add(List<ProbeRound> rounds, int times, Map<String, Boolean> failed) {
    for (int number = 0; number < times; number++) {
      rounds.add(new ProbeRound(failed));
    }
  }
}
