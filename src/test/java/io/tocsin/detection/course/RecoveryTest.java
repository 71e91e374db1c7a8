package io.tocsin.detection.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecoveryTest {

  private static final double USUAL = 0.1;
  private static final int NEVER = 10_000;

  private static WatchedMinute minute(double reports) {
    return WatchedMinute.ofReports(reports, USUAL, 1);
  }

  /** Minute in which it is said to be over, or {@link #NEVER}. */
  private static int overAt(List<WatchedMinute> minutes) {
    RecoveryWatch watch = new RecoveryWatch(Season.PRIOR);
    for (int minute = 0; minute < minutes.size(); minute++) {
      if (watch.next(minutes.get(minute)).phase() == Phase.OVER) {
        return minute;
      }
    }
    return NEVER;
  }

  private static List<WatchedMinute> story(long seed, int minutes, double height, int end) {
    Random random = new Random(seed);
    List<WatchedMinute> story = new ArrayList<>();
    for (int minute = 0; minute < minutes; minute++) {
      double rate = USUAL + Season.event(minute, height, end);
      story.add(minute(Season.poisson(random, rate)));
    }
    return story;
  }

  private static List<WatchedMinute> probed(List<WatchedMinute> story, int end, int failing) {
    List<WatchedMinute> probed = new ArrayList<>();
    for (int minute = 0; minute < story.size(); minute++) {
      boolean asked = minute % 5 == 0;
      int failed = asked && minute < end ? failing : 0;
      probed.add(story.get(minute).withProbes(failed, asked ? 5 : 0));
    }
    return probed;
  }

  @Test
  void aServiceStillBrokenIsNotOverThoughPeopleStopRepeatingThemselves() {
    int early = 0;
    for (int seed = 0; seed < 40; seed++) {
      early += overAt(story(seed, 240, 4, NEVER)) < 240 ? 1 : 0;
    }
    assertThat(early).isLessThanOrEqualTo(2);
  }

  @Test
  void reportsThatStopMeanItIsOver() {
    int soon = 0;
    for (int seed = 0; seed < 20; seed++) {
      int over = overAt(story(seed, 200, 10, 90));
      assertThat(over).isBetween(85, 200);
      soon += over <= 120 ? 1 : 0;
    }
    assertThat(soon).isGreaterThanOrEqualTo(16);
  }

  @Test
  void itSaysSinceWhen() {
    RecoveryWatch watch = new RecoveryWatch(Season.PRIOR);
    for (WatchedMinute minute : story(7, 90, 20, 90)) {
      watch.next(minute);
    }
    Reading reading = watch.next(minute(0));
    for (int more = 0; more < 25; more++) {
      reading = watch.next(minute(0));
    }
    assertThat(reading.phase()).isEqualTo(Phase.OVER);
    assertThat(reading.sinceMinute()).isBetween(85, 98);
  }

  @Test
  void probesThatWorkAgainEndItSooner() {
    int sooner = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<WatchedMinute> story = story(seed, 300, 1.5, 90);
      int with = overAt(probed(story, 90, 5));
      assertThat(with).isBetween(85, 110);
      sooner += with < overAt(story) ? 1 : 0;
    }
    assertThat(sooner).isGreaterThan(15);
  }

  @Test
  void probesThatFailHoldItOpenWhateverPeopleDo() {
    List<WatchedMinute> story = story(1, 300, 10, 90);
    assertThat(overAt(probed(story, 240, 5))).isGreaterThanOrEqualTo(240);
  }

  @Test
  void probesThatNeverFailedSayLittle() {
    List<WatchedMinute> story = story(3, 200, 6, NEVER);
    assertThat(overAt(probed(story, NEVER, 0))).isEqualTo(NEVER);
  }

  @Test
  void halfOfItBackIsPartlyBackAndNotOver() {
    RecoveryWatch watch = new RecoveryWatch(Season.PRIOR);
    Random random = new Random(8);
    Reading reading = watch.next(minute(5));
    for (int minute = 1; minute < 150; minute++) {
      double part = minute < 60 ? 1 : 0.3;
      double rate = USUAL + part * Season.event(minute, 40, NEVER);
      reading = watch.next(minute(Season.poisson(random, rate)));
    }
    assertThat(reading.phase()).isEqualTo(Phase.PARTLY_BACK);
    assertThat(reading.remaining()).isBetween(0.15, 0.5);
    assertThat(reading.sinceMinute()).isBetween(50, 80);
  }

  @Test
  void peopleForWhomItWorksAgainAreHeard() {
    List<WatchedMinute> story = story(4, 400, 1, 90);
    List<WatchedMinute> told = new ArrayList<>(story);
    for (int minute = 92; minute < 97; minute++) {
      told.set(minute, story.get(minute).withWords(1, 0));
    }
    assertThat(overAt(told)).isLessThanOrEqualTo(overAt(story));
  }

  @Test
  void anEchoOfTheNewsDoesNotHoldItOpen() {
    Random random = new Random(5);
    List<WatchedMinute> story = new ArrayList<>();
    for (int minute = 0; minute < 200; minute++) {
      double echo = minute < 60 ? 0 : 3 * Math.exp(-(minute - 60) / 60.0);
      double rate =
          USUAL + Season.event(minute, 20, 90) + Season.PRIOR.frontDoorPerReferral() * echo;
      story.add(minute(Season.poisson(random, rate)).withReferred(Season.poisson(random, echo)));
    }
    assertThat(overAt(story)).isBetween(85, 130);
  }

  @Test
  void whatFlaresUpAgainIsNoLongerOver() {
    RecoveryWatch watch = new RecoveryWatch(Season.PRIOR);
    story(6, 130, 10, 80).forEach(watch::next);
    assertThat(watch.next(minute(0)).phase()).isEqualTo(Phase.OVER);
    Reading reading = watch.next(minute(5));
    for (int more = 0; more < 10; more++) {
      reading = watch.next(minute(5));
    }
    assertThat(reading.phase()).isNotEqualTo(Phase.OVER);
  }

  @Test
  void lateReportsAreExplainedAfterTheEnd() {
    RecoveryWatch watch = new RecoveryWatch(Season.PRIOR);
    story(9, 95, 20, 90).forEach(watch::next);
    double soon = watch.explained(1);
    for (int more = 0; more < 40; more++) {
      watch.next(minute(0));
    }
    assertThat(soon).isGreaterThan(0.3);
    assertThat(watch.explained(1)).isLessThan(soon / 3);
  }

  @Test
  void moreReportsNeverMakeItSurerThatItIsOver() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RecoveryWatch quiet = new RecoveryWatch(Season.PRIOR);
      story(seed, 20 + random.nextInt(150), 1 + random.nextInt(9), 80).forEach(quiet::next);
      RecoveryWatch loud = RecoveryWatch.restore(Season.PRIOR, quiet.save());
      double fewer = random.nextInt(3);
      double more = fewer + 1 + random.nextInt(4);
      assertThat(loud.next(minute(more)).over())
          .isLessThanOrEqualTo(quiet.next(minute(fewer)).over() + 1e-9);
    }
  }

  @Test
  void aRestartFromTheSavedStateGivesIdenticalAnswers() {
    for (int seed = 0; seed < 20; seed++) {
      List<WatchedMinute> story = probed(story(seed, 160, 3, 80), 80, 2);
      RecoveryWatch straight = new RecoveryWatch(Season.PRIOR);
      RecoveryWatch restarted = new RecoveryWatch(Season.PRIOR);
      int restart = new Random(seed).nextInt(story.size());
      for (int minute = 0; minute < story.size(); minute++) {
        if (minute == restart) {
          restarted = RecoveryWatch.restore(Season.PRIOR, restarted.save());
        }
        assertThat(restarted.next(story.get(minute))).isEqualTo(straight.next(story.get(minute)));
      }
    }
  }

  @Test
  void theGroupsThatAreBackAreNamed() {
    AreaRecovery recovery = new AreaRecovery(Season.PRIOR);
    Random random = new Random(10);
    AreaRecovery.Told told = null;
    for (int minute = 0; minute < 140; minute++) {
      double north = Season.poisson(random, USUAL + Season.event(minute, 20, 80));
      double south = Season.poisson(random, USUAL + Season.event(minute, 20, NEVER));
      var groups = new TreeMap<String, WatchedMinute>();
      groups.put("north", minute(north));
      groups.put("south", minute(south));
      if (minute == 100) {
        recovery = AreaRecovery.restore(Season.PRIOR, recovery.save());
      }
      told = recovery.next(WatchedMinute.ofReports(north + south, 2 * USUAL, 1), groups);
    }
    assertThat(told).isNotNull();
    assertThat(told.whole().phase()).isEqualTo(Phase.PARTLY_BACK);
    assertThat(told.recovered()).containsExactly("north");
  }

  @Test
  void moreFailuresThanProbesAreRefused() {
    assertThatThrownBy(() -> minute(0).withProbes(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 of 2");
  }
}
