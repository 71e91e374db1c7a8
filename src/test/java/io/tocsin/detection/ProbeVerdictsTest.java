package io.tocsin.detection;

import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The three figures of a probe's verdict, simulated: rounds until "down", and false ones.
 *
 * <p>A round is one question from every vantage point of the group; there is one a minute.
 */
class ProbeVerdictsTest {

  private static final double WHIMS = 0.003;
  private static final int MINUTES_A_DAY = 24 * 60;

  /** One probe asked from several places, once a minute. */
  private static final class Group {
    final int places;
    final ProbeWatch watch =
        new ProbeWatch(new WatchedProbe("smtp", Set.of(), Duration.ofMinutes(1), 3, 5));
    Instant now = Instant.parse("2026-03-02T00:00:00Z");

    Group(int places) {
      this.places = places;
    }

    void answer(int place, boolean fails) {
      Instant at = now.plusMillis(700L * place);
      ProbeReason reason = fails ? CONNECTION_REFUSED : AS_EXPECTED;
      watch.fold(
          new ProbeResult(
              "", at, "mail", "receive", "smtp", Set.of(), reason, Duration.ZERO, "", "v" + place),
          at);
    }

    /** One round, ended early when it is believed to fail. */
    boolean round(Random random, double failures) {
      now = now.plusSeconds(60);
      for (int place = 0; place < places && !watch.failing(); place++) {
        answer(place, random.nextDouble() < failures);
      }
      return watch.failing();
    }

    Group working() {
      for (int i = 0; i < 5; i++) {
        round(new Random(0), 0);
      }
      return this;
    }

    int roundsUntilDown(Random random, double failures) {
      int rounds = 1;
      while (!round(random, failures)) {
        rounds++;
      }
      return rounds;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 12})
  void twoRoundsAreEnoughWhenEverythingFails(int places) {
    assertThat(new Group(places).working().roundsUntilDown(new Random(1), 1)).isBetween(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 7, 12})
  void sixRoundsAreEnoughOnAverageWhenTwoAnswersInFiveFail(int places) {
    assertThat(meanRounds(places, 0.4)).isLessThan(5);
  }

  /** Two places cannot both be quick and bear that one of them is cut off: told as it is. */
  @Test
  void twoPlacesNeedALittleLonger() {
    assertThat(meanRounds(2, 0.4)).isBetween(6.0, 6.7);
  }

  @Test
  void onePlaceAloneNeedsTheOwnersFailuresInARow() {
    assertThat(new Group(1).working().roundsUntilDown(new Random(1), 1)).isEqualTo(3);
    assertThat(meanRounds(1, 0.4)).isBetween(22.0, 27.0);
  }

  private static double meanRounds(int places, double failures) {
    Random random = new Random(4);
    int trials = 2_000;
    long rounds = 0;
    for (int i = 0; i < trials; i++) {
      rounds += new Group(places).working().roundsUntilDown(random, failures);
    }
    return (double) rounds / trials;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void whimsOfTheNetworkAreNoOutage(int places) {
    long minutes = 10_000_000;
    int downs = falseDowns(places, minutes, new Random(2));
    // At the bound of one in 10,000 days these 6,944 days would see .7; more than two at 3 %.
    assertThat(downs).as("%d places, %d days", places, minutes / MINUTES_A_DAY).isLessThan(3);
  }

  /**
   * Minute after minute of whims. Quiet minutes change nothing but the time, so that those before
   * the last are skipped.
   */
  static int falseDowns(int places, long minutes, Random random) {
    double quiet = Math.log(Math.pow(1 - WHIMS, places));
    Group group = new Group(places).working();
    int downs = 0;
    for (long minute = 0; minute < minutes; minute++) {
      if (!group.watch.suspects()) {
        long skipped = (long) (Math.log(1 - random.nextDouble()) / quiet);
        minute += skipped;
        group.now = group.now.plusSeconds(60 * Math.max(0, skipped - 1));
        group.round(random, 0);
        group.now = group.now.plusSeconds(60);
        someFail(group, random);
      } else {
        group.round(random, WHIMS);
      }
      if (group.watch.failing()) {
        downs++;
        group = new Group(places).working();
      }
    }
    return downs;
  }

  /** A round in which at least one answer fails. */
  private static void someFail(Group group, Random random) {
    boolean[] fails = new boolean[group.places];
    boolean any = false;
    while (!any) {
      for (int place = 0; place < group.places; place++) {
        fails[place] = random.nextDouble() < WHIMS;
        any |= fails[place];
      }
    }
    for (int place = 0; place < group.places; place++) {
      group.answer(place, fails[place]);
    }
  }

  @Test
  void onePlaceThatIsCutOffNeverFlipsIt() {
    for (int places = 2; places <= 7; places++) {
      for (int trial = 0; trial < 300; trial++) {
        Group group = new Group(places).working();
        for (int minute = 0; minute < 240; minute++) {
          group.now = group.now.plusSeconds(60);
          for (int place = 0; place < places; place++) {
            boolean whim = place == 1 && minute % 60 == trial % 60;
            group.answer(place, place == 0 || whim);
          }
        }
        assertThat(group.watch.failing()).as("%d places, trial %d", places, trial).isFalse();
      }
    }
  }

  @Test
  void twoPlacesThatAgreeAreBelievedAgainstAThird() {
    Group group = new Group(3).working();
    for (int minute = 0; minute < 6; minute++) {
      group.now = group.now.plusSeconds(60);
      group.answer(0, true);
      group.answer(1, true);
      group.answer(2, false);
    }
    assertThat(group.watch.failing()).isTrue();
    assertThat(group.watch.severe()).isFalse();
  }

  @Test
  void aSolidFailureIsSevereAndAPatchyOneIsNot() {
    Group solid = new Group(3).working();
    solid.roundsUntilDown(new Random(1), 1);
    assertThat(solid.watch.severe()).isTrue();
    Group patchy = new Group(3).working();
    for (int minute = 0; minute < 12; minute++) {
      patchy.now = patchy.now.plusSeconds(60);
      for (int place = 0; place < 3; place++) {
        patchy.answer(place, (minute + place) % 2 == 0);
      }
    }
    assertThat(patchy.watch.failing()).isTrue();
    assertThat(patchy.watch.severe()).isFalse();
  }

  @Test
  void theOnsetIsTheFirstFailureOfTheRunAndNotAnEarlierWhim() {
    Group group = new Group(3).working();
    group.answer(0, true);
    for (int i = 0; i < 3; i++) {
      group.round(new Random(1), 0);
    }
    Instant first = group.now.plusSeconds(60);
    group.roundsUntilDown(new Random(1), 1);
    assertThat(group.watch.onset()).contains(first);
  }

  @Test
  void theOnsetIsNotThatOfAPlaceThatWasCutOffLongBefore() {
    Group group = new Group(2).working();
    for (int minute = 0; minute < 30; minute++) {
      group.now = group.now.plusSeconds(60);
      group.answer(0, true);
      group.answer(1, false);
    }
    Instant first = group.now.plusSeconds(60);
    for (int minute = 0; minute < 4; minute++) {
      group.now = group.now.plusSeconds(60);
      group.answer(0, true);
      group.answer(1, true);
    }
    assertThat(group.watch.onset()).contains(first.plusMillis(700));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void recoveryTakesAFewRoundsOfGoodAnswersAndIsDatedFromTheFirst(int places) {
    Group group = new Group(places).working();
    group.roundsUntilDown(new Random(1), 1);
    Instant first = group.now.plusSeconds(60);
    int rounds = 0;
    while (group.watch.failing()) {
      group.now = group.now.plusSeconds(60);
      rounds++;
      for (int place = 0; place < places; place++) {
        group.answer(place, false);
      }
    }
    assertThat(rounds).isBetween(2, 5);
    assertThat(group.watch.worksSince()).contains(first.plusMillis(700L * (places - 1)));
  }

  @Test
  void aPatchyFailureIsNotOverAtEveryLuckyRow() {
    Random random = new Random(5);
    int flips = 0;
    Group group = new Group(3).working();
    boolean was = false;
    for (int minute = 0; minute < 1_000; minute++) {
      group.now = group.now.plusSeconds(60);
      for (int place = 0; place < 3; place++) {
        group.answer(place, random.nextDouble() < 0.4);
      }
      flips += was && !group.watch.failing() ? 1 : 0;
      was = group.watch.failing();
    }
    assertThat(flips).isLessThanOrEqualTo(3);
  }

  @Test
  void peopleWhoSayTheSameLowerTheBarButNeverToASingleFailure() {
    Group group = new Group(3).working();
    group.watch.corroborate(true, group.now);
    group.now = group.now.plusSeconds(60);
    group.answer(0, true);
    assertThat(group.watch.failing()).isFalse();
    group.answer(1, true);
    group.answer(2, true);
    assertThat(group.watch.failing()).isTrue();
  }
}
