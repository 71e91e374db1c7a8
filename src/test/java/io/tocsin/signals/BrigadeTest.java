package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import io.tocsin.signals.BesiegedSeason.Heard;
import io.tocsin.signals.BesiegedSeason.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Brigades beside honest people, through the gate and the detector; {@code bench/brigade} plays
 * more days.
 */
class BrigadeTest {

  private static final int DAYS = Integer.getInteger("tocsin.days", 352);

  /**
   * Seasons in which 4 alarms were caused by many networks as long as an unusual mixture of
   * symptoms was held against ordinary times alone, not against the two hours before.
   */
  private static final long SEED = Long.getLong("tocsin.seed", 2044446823L);

  private static final int SEASON = 30;
  private static final int WARM = 8;

  /** What is heard without a brigade, by seed: the same for all of them. */
  private static final SortedMap<Long, Heard> CALM = new TreeMap<>();

  private int caused;
  private int besieged;
  private int outages;
  private int missed;
  private int reports;
  private int hostile;
  private final List<Long> later = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void brigadeRaisesNoAlarmAndHidesNone(Brigade brigade) {
    int seasons = Math.max(1, DAYS / Brigade.values().length / (SEASON - WARM));
    for (int i = 0; i < seasons; i++) {
      BesiegedSeason season = new BesiegedSeason(SEED + i, SEASON);
      Heard calm = CALM.computeIfAbsent(SEED + i, seed -> season.play(null));
      Heard heard = season.play(brigade);
      assertThat(heard.verdicts()).allSatisfy(BrigadeTest::staysAWordOfPeople);
      reports += heard.reports();
      hostile += heard.hostile();
      besieged += SEASON - WARM;
      season.outages().forEach(outage -> compare(outage, calm, heard));
      caused += causedBy(season, calm, heard);
    }
    later.sort(Long::compare);
    long median = later.get(later.size() / 2);
    System.out.printf(
        "%s: %d days, %d reports, %d hostile; %d alarms by the brigade; %d outages, %d heard only"
            + " without it; heard %d s later (median)%n",
        brigade, besieged, reports, hostile, caused, outages, missed, median);
    assertThat(caused).as("alarms by the brigade").isLessThanOrEqualTo(Math.max(1, besieged / 100));
    assertThat(median).as("seconds later").isLessThanOrEqualTo(30);
    assertThat(missed).as("outages that it hid").isLessThanOrEqualTo(outages / 50);
  }

  private static void staysAWordOfPeople(Verdict verdict) {
    assertThat(verdict.change()).isNotEqualTo(Verdict.Change.CONFIRMED);
    assertThat(verdict.state()).isNotEqualTo(ComponentState.OUT);
  }

  private void compare(Outage outage, Heard calm, Heard heard) {
    Instant alone = calm.alarm(outage.onset(), outage.end());
    Instant beside = heard.alarm(outage.onset(), outage.end());
    if (alone != null) {
      outages++;
      if (heard.isOpen(outage.onset())) {
        later.add(0L);
      } else if (beside == null) {
        missed++;
      } else {
        later.add(Duration.between(alone, beside).toSeconds());
      }
    }
  }

  /** Alarms outside of every outage that the same weeks without it do not have. */
  private static int causedBy(BesiegedSeason season, Heard calm, Heard heard) {
    Duration around = Duration.ofMinutes(30);
    return Math.toIntExact(
        heard.verdicts().stream()
            .filter(verdict -> verdict.change() == Verdict.Change.SUSPECTED)
            .map(Verdict::at)
            .filter(at ->
                season.outages().stream()
                    .noneMatch(outage ->
                        at.isAfter(outage.onset()) && at.isBefore(outage.end().plus(around))))
            .filter(at -> calm.alarm(at.minus(around), at.plus(around)) == null)
            .count());
  }
}
