package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What detection has to look at; how long that takes is for {@code bench/} to say. */
class CostTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static List<Signal> about(int services, int areas) {
    List<Land> lands =
        IntStream.range(0, areas)
            .mapToObj(area -> new Land("area-" + area, "", 100_000, List.of()))
            .toList();
    List<Watched> watched =
        IntStream.range(0, services)
            .mapToObj(service -> new Watched("service-" + service, "page", List.of()))
            .toList();
    return List.of(
        new LandscapeChanged("lands", START, ZoneOffset.UTC, Set.of(), lands, List.of()),
        new CatalogChanged("catalogue", START, watched));
  }

  /** A day in which people speak of some services, with an hour in which nobody looked. */
  private static List<Signal> day(int spokenOf, int reportsAnHour) {
    Random random = new Random(7);
    List<Signal> day = new ArrayList<>();
    for (int minute = 1; minute <= 24 * 60; minute++) {
      Instant now = START.plus(Duration.ofMinutes(minute));
      boolean outage = minute / 60 == 18;
      int reports = outage ? 4 : random.nextInt(60) < reportsAnHour ? 1 : 0;
      for (int i = 0; i < reports; i++) {
        day.add(report(random, "service-" + random.nextInt(spokenOf), now));
      }
      if (minute < 9 * 60 || minute > 10 * 60) {
        day.add(new Tick("tick-" + minute, now));
      }
    }
    return day;
  }

  private static Signal report(Random random, String service, Instant now) {
    int id = random.nextInt();
    Reporter who = new Reporter("person-" + id, "block-" + id, "network-" + id % 40, "direct");
    return new CrowdReport(
        "report-" + id,
        now,
        service,
        "page",
        "slow-" + random.nextInt(3),
        false,
        "area-" + random.nextInt(40),
        Set.of(),
        null,
        null,
        null,
        who,
        1);
  }

  private static long cells(int services, int areas, List<Signal> day) {
    Detector detector = new Detector();
    about(services, areas).forEach(detector::fold);
    day.forEach(detector::fold);
    return detector.cellsLookedAt();
  }

  @Test
  void servicesAndAreasThatNobodySpeaksOfAddNothingToALook() {
    List<Signal> day = day(3, 30);

    assertThat(cells(3, 40, day)).isPositive();
    assertThat(cells(300, 40, day)).isEqualTo(cells(3, 40, day));
    assertThat(cells(3, 4_000, day)).isEqualTo(cells(3, 40, day));
  }

  @Test
  void aServiceThatRestsEndsWhereOneThatIsAskedEveryMinuteDoes() {
    List<Signal> day = day(3, 2);
    List<Verdict> resting = new ArrayList<>();
    List<Verdict> awake = new ArrayList<>();
    Detector rested = new Detector();
    Detector asked = new Detector();
    about(5, 40)
        .forEach(signal -> {
          rested.fold(signal);
          asked.fold(signal);
        });
    for (Signal signal : day) {
      resting.addAll(rested.fold(signal));
      awake.addAll(asked.fold(signal));
      if (signal instanceof Tick) {
        assertThat(asked.evidence()).hasSize(5);
      }
    }

    assertThat(resting).isNotEmpty().isEqualTo(awake);
    assertThat(Arrays.equals(rested.save(), asked.save())).isTrue();
    assertThat(rested.evidence()).isEqualTo(asked.evidence());
  }
}
