package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.VerdictReason;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.signals.ProbeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A snapshot made by hand: mail has been refused for nine minutes, people and a probe say so, and
 * the operator has not yet said anything.
 */
final class YoungOutage {

  private static final Instant ONSET = Samples.NOW.minus(Duration.ofMinutes(9));
  private static final Instant SEEN = ONSET.plus(Duration.ofMinutes(4));

  private YoungOutage() {}

  static PublicSnapshot snapshot() {
    return new PublicSnapshot(
        2,
        Samples.NOW,
        Samples.site(Mode.OPERATOR, null),
        List.of(
            Samples.service(
                List.of(
                    receive(),
                    Samples.component(
                        "send",
                        Samples.SEND,
                        ComponentState.WORKS,
                        List.of(),
                        Samples.evidence("send", List.of(), 0, 2))),
                Samples.SILENT)),
        List.of(incident()),
        List.of());
  }

  private static ComponentView receive() {
    return new ComponentView(
        "receive",
        "mail",
        Samples.RECEIVE,
        ComponentState.OUT,
        ONSET,
        false,
        List.of(
            new CohortView(
                Set.of(Samples.NEUF),
                frenchAndEnglish("les adresses en @neuf.example", "addresses in @neuf.example"),
                ComponentState.OUT,
                ONSET,
                null)),
        new Evidence(
            "mail",
            "receive",
            Samples.NOW,
            ComponentState.OUT,
            ONSET,
            List.of(),
            List.of(
                Samples.probe("mx-neuf", Set.of(Samples.NEUF), ProbeReason.ADDRESS_REFUSED),
                Samples.probe("mx-club", Set.of(Samples.CLUB), ProbeReason.AS_EXPECTED)),
            people(),
            Evidence.Calls.NONE),
        0.999_9,
        0.998_9);
  }

  /** A day as any other until the last minutes of it. */
  private static People people() {
    Instant first = Instant.parse("2026-03-02T12:00:00Z");
    List<People.Hour> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(
          new People.Hour(first.plus(Duration.ofHours(hour)), hour == 23 ? 17 : hour % 2, 1.2));
    }
    return new People(
        17, 1, 1.2, Samples.NOW.minusSeconds(20), Map.of("no-receive", 17), Map.of(), hours);
  }

  private static IncidentView incident() {
    Verdict verdict =
        new Verdict(
            SEEN,
            "mail",
            "receive",
            Set.of(Samples.NEUF),
            Verdict.Change.CONFIRMED,
            ComponentState.OUT,
            VerdictReason.PEOPLE_AND_PROBES_AGREE,
            0.97,
            ONSET,
            Set.of(),
            new Verdict.Numbers(9, 1.2, 10, 4, 1, 2),
            null,
            null,
            null);
    return new IncidentView(
        "i-0303",
        "mail",
        Samples.RECEIVE,
        Phase.SUSPECTED,
        Set.of("receive"),
        ONSET,
        SEEN,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(new CohortStatus("receive", Set.of(Samples.NEUF), ComponentState.OUT, ONSET, null)),
        List.of(),
        List.of(new TimelineEntry.Shown(SEEN, verdict)),
        null,
        List.of(),
        List.of(),
        List.of());
  }
}
