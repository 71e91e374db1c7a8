package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.MaintenanceTable;
import io.tocsin.incidents.sql.OutsideTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings together all that is said, shown and recorded of an incident. */
final class Hearing {

  private static final int FEW = 3;

  private Hearing() {}

  /** What people and this house said, in time. */
  static List<Testimony> words(Transaction transaction, String incident) {
    List<Testimony> words = new ArrayList<>();
    VoiceTable.claimsAbout(transaction, incident)
        .forEach(claim -> words.addAll(Testimony.of(claim)));
    ContradictionTable.houseWords(transaction, incident).forEach(word -> words.addAll(of(word)));
    return words;
  }

  private static List<Testimony> of(HouseWord word) {
    return drafted(
        "statement:" + word.statement(),
        new Voice.House(word.operator()),
        new Source(null, null, word.at(), Source.Precision.EXACT, null),
        word.assertions(),
        word.corrects() == null ? null : "statement:" + word.corrects());
  }

  /** What one word says, thing by thing. */
  static List<Testimony> drafted(
      String id,
      Voice voice,
      Source source,
      List<Assertion> assertions,
      @org.jspecify.annotations.Nullable String takesBack) {
    List<Testimony> parts = new ArrayList<>();
    for (Assertion assertion : assertions) {
      parts.add(new Testimony(id, parts.size(), voice, source, null, assertion, takesBack));
    }
    return parts;
  }

  /** Whether any of them can be held against evidence at all. */
  static boolean callForEvidence(Collection<Testimony> words) {
    return words.stream()
        .map(Testimony::assertion)
        .anyMatch(assertion ->
            switch (assertion) {
              case Assertion.Condition _, Assertion.Category _ -> true;
              case Assertion.Where(boolean only, Set<String> _) -> only;
              case Assertion.Reach(boolean only, Set<String> _, Set<Cohort> _) -> only;
              case Assertion.Count _,
                  Assertion.End _,
                  Assertion.NextWord _,
                  Assertion.Onset _,
                  Assertion.Cause _,
                  Assertion.Data _,
                  Assertion.Compensation _,
                  Assertion.Seen _,
                  Assertion.Heard _,
                  Assertion.Unannounced _ ->
                  false;
            });
  }

  /**
   * What probes and people show of the incident's service, and what the books have of its start.
   */
  static List<Testimony> evidence(Transaction transaction, Incident incident) {
    List<Evidence> seen =
        EvidenceTable.all(transaction).stream()
            .filter(evidence -> evidence.service().equals(incident.service()))
            .toList();
    List<Testimony> shown = new ArrayList<>();
    for (Evidence evidence : seen) {
      shown.add(
          Testimony.shown(
              "evidence:" + evidence.component(),
              new Voice.Evidence(),
              evidence.asOf(),
              new Assertion.Seen(evidence.component(), fails(evidence), cohorts(evidence))));
    }
    heard(transaction, incident, seen).ifPresent(shown::add);
    if (!isAnnounced(transaction, incident)) {
      shown.add(
          Testimony.shown(
              "records:" + incident.id(),
              new Voice.Records(),
              incident.onset(),
              new Assertion.Unannounced(incident.onset())));
    }
    return shown;
  }

  private static boolean fails(Evidence evidence) {
    Evidence.People people = evidence.people();
    boolean reported =
        people.failing() >= FEW
            && people.failing() > 2 * people.expected()
            && people.failing() >= people.working();
    return reported || evidence.probes().stream().anyMatch(Hearing::fails);
  }

  private static boolean fails(ProbeReading probe) {
    return probe.failing() && !probe.stale();
  }

  /** For whom it fails, as far as every failing probe stands for somebody. */
  private static Set<Cohort> cohorts(Evidence evidence) {
    List<ProbeReading> failing = evidence.probes().stream().filter(Hearing::fails).toList();
    if (failing.stream().anyMatch(probe -> probe.cohorts().isEmpty())) {
      return Set.of();
    }
    Set<Cohort> cohorts = new HashSet<>();
    failing.forEach(probe -> cohorts.addAll(probe.cohorts()));
    return cohorts;
  }

  /**
   * What detection found outside claimed places; where it does not look, what the last hour
   * brought. While it is about to look its answer is waited for: among those who report in the
   * meantime are many who only heard of it.
   */
  private static Optional<Testimony> heard(
      Transaction transaction, Incident incident, List<Evidence> seen) {
    List<OutsideLook> looks = OutsideTable.of(transaction, incident.id());
    return looks.isEmpty() ? lately(incident, seen) : outside(incident, looks);
  }

  private static Optional<Testimony> outside(Incident incident, List<OutsideLook> looks) {
    Map<String, Integer> people = new HashMap<>();
    double usual = 0;
    Instant latest = Instant.MIN;
    for (OutsideLook look : looks) {
      if (look.contradicted()) {
        look.people().forEach((area, count) -> people.merge(area, count, Math::max));
        usual = Math.max(usual, look.usual());
        latest = look.at().isAfter(latest) ? look.at() : latest;
      }
    }
    return reports(incident, people, usual, latest);
  }

  /** A person who reports two functions is counted once: of an area, the function with most. */
  private static Optional<Testimony> lately(Incident incident, List<Evidence> seen) {
    Map<String, Integer> people = new HashMap<>();
    double usual = 0;
    Instant latest = Instant.MIN;
    if (seen.stream().anyMatch(evidence -> evidence.people().placed())) {
      return Optional.empty();
    }
    for (Evidence evidence : seen) {
      evidence.people().areas().forEach((area, count) -> people.merge(area, count, Math::max));
      usual = Math.max(usual, evidence.people().expected());
      latest = evidence.asOf().isAfter(latest) ? evidence.asOf() : latest;
    }
    return reports(incident, people, usual, latest);
  }

  private static Optional<Testimony> reports(
      Incident incident, Map<String, Integer> people, double usual, Instant latest) {
    return people.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Testimony.shown(
                "reports:" + incident.service(),
                new Voice.Evidence(),
                latest,
                new Assertion.Heard(people, usual)));
  }

  private static boolean isAnnounced(Transaction transaction, Incident incident) {
    return incident.fromMaintenance() != null
        || MaintenanceTable.endingSince(transaction, incident.onset()).stream()
            .anyMatch(work ->
                !work.start().isAfter(incident.openedAt())
                    && !Collections.disjoint(work.components(), incident.components()));
  }
}
