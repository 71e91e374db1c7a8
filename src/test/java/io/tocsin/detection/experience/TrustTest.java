package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrustTest {

  @Test
  void oddsStandAsTheyAreUntilAnythingIsKnown() {
    Trust nothing = Trust.learnedFrom(List.of());
    for (double odds = -4; odds <= 4; odds += 0.5) {
      assertThat(nothing.of(odds)).isCloseTo(Trust.probability(odds), within(1e-9));
    }
  }

  @Test
  void alarmsThatWereMostlyFalseAreBelievedLess() {
    List<PastAlarm> past = new ArrayList<>();
    for (int alarm = 0; alarm < 60; alarm++) {
      past.add(new PastAlarm(2, alarm % 2));
    }
    assertThat(Trust.learnedFrom(past).of(2)).isBetween(0.5, 0.65);
  }

  @Test
  void whatIsToldComesTrueAsOftenAsIsTold() {
    Random random = new Random(5);
    List<PastAlarm> past = new ArrayList<>();
    for (int alarm = 0; alarm < 600; alarm++) {
      double odds = random.nextGaussian(1.5, 1.5);
      boolean came = random.nextDouble() < Trust.probability(0.6 * odds - 0.8);
      past.add(new PastAlarm(odds, came ? 1 : 0));
    }
    Trust learned = Trust.learnedFrom(past);
    for (double odds = -1; odds <= 4; odds += 1) {
      assertThat(learned.of(odds)).isCloseTo(Trust.probability(0.6 * odds - 0.8), within(0.12));
    }
  }

  @Test
  void aHandfulOfSettledAlarmsMovesLittle() {
    List<PastAlarm> past = List.of(new PastAlarm(2, 0), new PastAlarm(2, 1));
    assertThat(Trust.learnedFrom(past).of(2)).isBetween(0.7, Trust.probability(2));
  }
}
