package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.AmIAffected;
import io.tocsin.publication.AmIAffected.Answer;
import io.tocsin.publication.AmIAffected.Asked;
import io.tocsin.publication.AmIAffected.Finding;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes whether somebody is touched, and why, from what the page says; pure, and it keeps nothing
 * of who asks.
 */
public final class AffectedWriter {

  static final Phrasebook BOOK = Phrasebook.load("affected", List.of("fr", "en"));

  private final Reading reading;
  private final Phrases phrases;
  private final ServiceView service;
  private final Asked asked;
  private final String symptom;

  /**
   * Writes for one who asks about a service.
   *
   * @param symptom id of what they see, or empty
   */
  public AffectedWriter(Reading reading, ServiceView service, Asked asked, String symptom) {
    this.reading = reading;
    this.phrases = BOOK.in(reading.language());
    this.service = service;
    this.asked = asked;
    this.symptom = symptom;
  }

  /** Writes the answer. */
  public AffectedBlock write() {
    Set<String> own =
        service.components().stream().map(ComponentView::id).collect(Collectors.toSet());
    List<Finding> all =
        new AmIAffected(reading.snapshot())
            .findings(asked).stream().filter(finding -> own.contains(finding.component())).toList();
    List<Finding> told = all.stream().filter(finding -> finding.answer() != Answer.NO).toList();
    Answer sum = AmIAffected.sum(all);
    List<IncidentBlock.WorkaroundBlock> ways = ways(told);
    String area = asked.area();
    return new AffectedBlock(
        id(sum),
        phrases.say("answer." + id(sum), "service", reading.words(service.name())),
        area == null ? null : reading.places(Set.of(area)).getFirst(),
        reading.time(reading.snapshot().at()),
        told.stream().map(this::finding).toList(),
        ways,
        !told.isEmpty() && !isHelped(told)
            ? service.firstHelp().stream().map(reading::words).toList()
            : List.of(),
        reading.path("report?service=" + service.id()));
  }

  private static String id(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<IncidentBlock.WorkaroundBlock> ways(List<Finding> told) {
    return reading.open().stream()
        .filter(incident -> told.stream().anyMatch(one -> incident.id().equals(one.incident())))
        .flatMap(incident -> new IncidentWriter(reading, incident).write().workarounds().stream())
        .toList();
  }

  private boolean isHelped(List<Finding> told) {
    Set<String> broken = told.stream().map(Finding::component).collect(Collectors.toSet());
    List<Workaround> ways =
        reading.open().stream().flatMap(incident -> incident.workarounds().stream()).toList();
    return Workaround.replaceAdvice(ways, broken, reading.now());
  }

  private AffectedBlock.Finding finding(Finding finding) {
    String incident = finding.incident();
    return new AffectedBlock.Finding(
        reading.component(finding.component()),
        finding.work()
            ? Mark.maintenance(reading.phrases())
            : Mark.of(finding.state(), reading.phrases()),
        phrases.say("finding." + id(finding.answer())),
        reasons(finding),
        incident == null ? null : reading.path("incident/" + incident));
  }

  private List<String> reasons(Finding finding) {
    List<String> reasons = new ArrayList<>();
    if (finding.work()) {
      reasons.add(phrases.say("why.work"));
    }
    if (finding.since() != null && finding.state() != ComponentState.WORKS) {
      reasons.add(phrases.say("why.since", "since", reading.moments().moment(finding.since())));
    }
    if (!finding.groups().isEmpty()) {
      reasons.add(
          phrases.say("why.groups", "who", reading.who(finding.component(), finding.groups())));
    }
    if (finding.answer() == Answer.NOT_KNOWN) {
      reasons.add(phrases.say("why.not-known." + finding.state()));
    }
    service.components().stream()
        .filter(component -> component.id().equals(finding.component()))
        .filter(component -> component.evidence() != null)
        .forEach(component -> evidence(component.evidence(), reasons));
    published(finding, reasons);
    return reasons;
  }

  private void evidence(Evidence evidence, List<String> reasons) {
    List<Evidence.ProbeReading> heard =
        evidence.probes().stream().filter(probe -> !probe.stale()).toList();
    long failing = heard.stream().filter(Evidence.ProbeReading::failing).count();
    if (!heard.isEmpty()) {
      reasons.add(phrases.say("why.probes", Map.of("failing", failing, "count", heard.size())));
    }
    people(evidence.people(), reasons);
  }

  private void people(Evidence.People people, List<String> reasons) {
    if (people.failing() == 0) {
      return;
    }
    String area = asked.area();
    int here = area == null ? 0 : people.areas().getOrDefault(area, 0);
    int alike = people.symptoms().getOrDefault(symptom, 0);
    reasons.add(phrases.say("why.people", "count", people.failing()));
    if (area != null) {
      reasons.add(
          phrases.say(
              "why.here", Map.of("count", here, "area", reading.places(Set.of(area)).getFirst())));
    }
    if (alike > 0) {
      reasons.add(phrases.say("why.alike", "count", alike));
    }
  }

  /** Where the page itself said of places, that decided. */
  private void published(Finding finding, List<String> reasons) {
    Set<String> places =
        reading.open().stream()
            .filter(incident -> incident.id().equals(finding.incident()))
            .map(IncidentView::facts)
            .filter(facts -> facts != null)
            .flatMap(facts -> facts.reach().stream())
            .filter(cell -> cell.component().equals(finding.component()))
            .flatMap(cell -> cell.areas().stream())
            .collect(Collectors.toSet());
    if (!places.isEmpty()) {
      reasons.add(phrases.say("why.places", "areas", reading.list(reading.places(places))));
    }
  }
}
