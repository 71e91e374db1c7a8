package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.Verdict.Change;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A detector with a clock moved by hand, and the words to tell it stories. */
final class Watching {

  static final String SERVICE = "mail";
  static final String COMPONENT = "receive";
  static final Cohort NEUF = new Cohort("domain", "neuf.fr");
  static final Cohort CEGETEL = new Cohort("domain", "cegetel.net");

  private static final List<LandscapeChanged.Land> LANDS =
      IntStream.rangeClosed(1, 95)
          .mapToObj(
              code -> new LandscapeChanged.Land("%02d".formatted(code), "", 500_000, List.of()))
          .toList();

  final List<Verdict> verdicts = new ArrayList<>();
  final List<Signal> told = new ArrayList<>();
  Detector detector = new Detector();
  Instant now = Instant.parse("2026-03-02T00:00:00Z");
  private int ids;

  static WatchedProbe probe(String name, Cohort... cohorts) {
    return new WatchedProbe(name, Set.of(cohorts), Duration.ofMinutes(1), 3, 2);
  }

  Watching watches(WatchedProbe... probes) {
    tell(new LandscapeChanged(id(), now, ZoneOffset.UTC, Set.of(), LANDS, List.of()));
    return tell(
        new CatalogChanged(
            id(), now, List.of(new Watched(SERVICE, COMPONENT, Arrays.asList(probes)))));
  }

  Watching passes(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      now = now.plusSeconds(60);
      tell(new Tick(id(), now));
    }
    return this;
  }

  Watching minutes(int minutes) {
    return passes(Duration.ofMinutes(minutes));
  }

  /** The probe answers once a minute, that many times. */
  Watching answers(int times, String probe, ProbeReason reason, Cohort... cohorts) {
    for (int i = 0; i < times; i++) {
      minutes(1);
      answersAtOnce(probe, reason, cohorts);
    }
    return this;
  }

  Watching answersAtOnce(String probe, ProbeReason reason, Cohort... cohorts) {
    return tell(
        new ProbeResult(
            id(),
            now,
            SERVICE,
            COMPONENT,
            probe,
            Set.of(cohorts),
            reason,
            Duration.ofMillis(20),
            reason.name(),
            "local"));
  }

  static Reporter person(int number) {
    return new Reporter("person" + number, "block" + number, "network" + number % 7, "direct");
  }

  String fails(Reporter reporter, String area, Cohort... cohorts) {
    String id = id();
    tell(
        new CrowdReport(
            id,
            now,
            SERVICE,
            COMPONENT,
            "no-receive",
            false,
            area,
            Set.of(cohorts),
            null,
            null,
            null,
            reporter,
            1));
    return id;
  }

  Watching works(Reporter reporter) {
    return tell(
        new CrowdReport(
            id(), now, SERVICE, COMPONENT, null, true, null, Set.of(), null, null, null, reporter,
            1));
  }

  Watching says(FollowUp.State state, String report, Reporter reporter) {
    return tell(
        new FollowUp(id(), now, SERVICE, COMPONENT, report, state, null, Set.of(), reporter));
  }

  /** That many people report a failure, each from a line of their own, over some minutes. */
  Watching crowd(int first, int people, int minutes) {
    for (int i = 0; i < people; i++) {
      fails(person(first + i), "%02d".formatted(1 + i % 16));
      if (i * minutes / people != (i + 1) * minutes / people) {
        minutes(1);
      }
    }
    return this;
  }

  Watching tell(Signal signal) {
    told.add(signal);
    verdicts.addAll(detector.fold(signal));
    return this;
  }

  List<Change> changes() {
    return verdicts.stream()
        .filter(verdict -> verdict.cohorts().isEmpty())
        .map(Verdict::change)
        .filter(change -> change != Change.REVISED)
        .toList();
  }

  List<Change> changesFor(Cohort cohort) {
    return verdicts.stream()
        .filter(verdict -> verdict.cohorts().equals(Set.of(cohort)))
        .map(Verdict::change)
        .toList();
  }

  Verdict last() {
    return verdicts.getLast();
  }

  Evidence evidence() {
    return detector.evidence().getFirst();
  }

  String id() {
    return "signal-" + ids++;
  }
}
