package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.CONFIRMED;
import static io.tocsin.detection.Verdict.Change.LOST_SIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class VantagesTest {

  private final List<Verdict> verdicts = new ArrayList<>();
  private Detector detector = new Detector();
  private Instant now = Instant.parse("2026-03-02T00:00:00Z");
  private List<String> services = List.of();
  private List<String> places = List.of();
  private int ids;

  private String id() {
    return "id" + ids++;
  }

  private void tell(Signal signal) {
    verdicts.addAll(detector.fold(signal));
  }

  private void watches(List<String> watched, List<String> from, VantagePoint... points) {
    services = watched;
    places = from;
    WatchedProbe probe = new WatchedProbe("probe", Set.of(), Duration.ofMinutes(1), 3, 2);
    List<Watched> components =
        watched.stream().map(service -> new Watched(service, "page", List.of(probe))).toList();
    tell(new CatalogChanged(id(), now, components, List.of(points)));
  }

  /** Every service is asked from every place, once a minute; says for which it fails. */
  private void minutes(int minutes, BiPredicate<String, String> fails) {
    for (int i = 0; i < minutes; i++) {
      now = now.plusSeconds(60);
      for (String place : places) {
        for (String service : services) {
          answers(service, place, fails.test(service, place));
        }
      }
      tell(new Tick(id(), now));
    }
  }

  private void answers(String service, String place, boolean fails) {
    ProbeReason reason = fails ? ProbeReason.TIMED_OUT : ProbeReason.AS_EXPECTED;
    tell(
        new ProbeResult(
            id(), now, service, "page", "probe", Set.of(), reason, Duration.ZERO, "", place));
  }

  private void complains(String service, int people) {
    for (int i = 0; i < people; i++) {
      tell(
          new CrowdReport(
              id(),
              now,
              service,
              "page",
              "no-page",
              false,
              "75",
              Set.of(),
              null,
              null,
              null,
              Watching.person(i),
              1));
    }
  }

  private List<Change> changes(String service) {
    return verdicts.stream()
        .filter(verdict -> verdict.service().equals(service))
        .map(Verdict::change)
        .filter(change -> change != Change.REVISED)
        .toList();
  }

  private static List<String> many(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("s" + i);
    }
    return names;
  }

  @Test
  void aVantagePointThatFailsForEverythingIsItselfIll() {
    watches(many(6), List.of("paris", "lyon"));
    minutes(10, (service, place) -> false);
    minutes(120, (service, place) -> place.equals("paris"));
    assertThat(verdicts).isEmpty();
    assertThat(detector.evidence())
        .flatExtracting(Evidence::probes)
        .noneMatch(Evidence.ProbeReading::failing)
        .allMatch(probe -> probe.reason() == ProbeReason.AS_EXPECTED);
  }

  @Test
  void whatOnlyAnIllPlaceSeesIsGreyAndNotRed() {
    watches(many(6), List.of("paris"));
    List<String> all = services;
    minutes(10, (service, place) -> false);
    services = all;
    for (int i = 0; i < 30; i++) {
      now = now.plusSeconds(60);
      for (String service : all) {
        answers(service, "paris", true);
        if (!service.equals("s0")) {
          answers(service, "lyon", false);
        }
      }
      tell(new Tick(id(), now));
    }
    assertThat(changes("s0")).containsExactly(LOST_SIGHT);
    assertThat(verdicts).extracting(Verdict::change).containsOnly(LOST_SIGHT);
  }

  @Test
  void aPlaceThatWorksAgainIsBelievedAgain() {
    watches(many(6), List.of("paris", "lyon", "lille"));
    minutes(10, (service, place) -> false);
    minutes(30, (service, place) -> place.equals("paris"));
    minutes(10, (service, place) -> false);
    minutes(4, (service, place) -> service.equals("s3"));
    assertThat(changes("s3")).containsExactly(CONFIRMED);
    assertThat(verdicts).hasSize(1);
  }

  @Test
  void aServiceThatFailsWhileOnePlaceIsIllIsSeenFromTheOthers() {
    watches(many(6), List.of("paris", "lyon", "lille"));
    minutes(10, (service, place) -> false);
    minutes(10, (service, place) -> place.equals("paris"));
    minutes(4, (service, place) -> place.equals("paris") || service.equals("s3"));
    assertThat(changes("s3")).containsExactly(CONFIRMED);
    assertThat(verdicts).hasSize(1);
  }

  @Test
  void whatAllPlacesSeeIsBelievedHoweverMuchItIs() {
    watches(many(6), List.of("paris", "lyon", "lille"));
    minutes(10, (service, place) -> false);
    minutes(5, (service, place) -> true);
    assertThat(verdicts).hasSize(6).extracting(Verdict::change).containsOnly(CONFIRMED);
  }

  @Test
  void aPlaceAloneForWhichAllOfManyServicesFailIsDoubtedUntilPeopleSayTheSame() {
    watches(many(5), List.of("local"));
    minutes(120, (service, place) -> false);
    minutes(10, (service, place) -> true);
    assertThat(verdicts).extracting(Verdict::change).containsOnly(LOST_SIGHT);
    complains("s2", 40);
    minutes(4, (service, place) -> true);
    assertThat(changes("s2")).endsWith(CONFIRMED);
    assertThat(changes("s1")).containsExactly(LOST_SIGHT);
  }

  @Test
  void fourServicesMayWellFailTogetherBeforeTheOnlyPlaceThatLooks() {
    watches(many(4), List.of("local"));
    minutes(10, (service, place) -> false);
    minutes(5, (service, place) -> true);
    assertThat(verdicts).hasSize(4).extracting(Verdict::change).containsOnly(CONFIRMED);
  }

  @Test
  void placesOnTheLineOfAnOperatorThatIsOutSayNothingOfOthers() {
    VantagePoint paris = new VantagePoint("paris", "75", "isp");
    VantagePoint lyon = new VantagePoint("lyon", "69", "isp");
    watches(List.of("isp", "bank"), List.of("paris", "lyon", "lille"), paris, lyon);
    minutes(10, (service, place) -> false);
    minutes(60, (service, place) -> !place.equals("lille"));
    assertThat(changes("isp")).containsExactly(CONFIRMED);
    assertThat(changes("bank")).isEmpty();
  }

  @Test
  void withoutKnowingTheLinesTwoOfThreePlacesAreBelieved() {
    watches(List.of("isp", "bank"), List.of("paris", "lyon", "lille"));
    minutes(10, (service, place) -> false);
    minutes(60, (service, place) -> !place.equals("lille"));
    assertThat(changes("bank")).contains(CONFIRMED);
  }

  @Test
  void illPlacesAreRememberedByASavedDetector() {
    watches(many(6), List.of("paris", "lyon"), new VantagePoint("paris", null, "s0"));
    minutes(10, (service, place) -> false);
    minutes(5, (service, place) -> place.equals("paris"));
    byte[] state = detector.save();
    detector = Detector.restore(state);
    assertThat(detector.save()).isEqualTo(state);
    minutes(60, (service, place) -> place.equals("paris"));
    assertThat(verdicts).isEmpty();
  }
}
