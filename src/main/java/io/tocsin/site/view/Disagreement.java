package io.tocsin.site.view;

import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where two voices say opposite things of a component, and says so without taking sides. */
final class Disagreement {

  private final Reading reading;
  private final ServiceView service;

  Disagreement(Reading reading, ServiceView service) {
    this.reading = reading;
    this.service = service;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (ComponentView component : service.components()) {
      Evidence evidence = component.evidence();
      if (evidence != null) {
        Stance probes = Stance.of(evidence.probes());
        Stance people = Stance.of(evidence.people());
        if (opposed(probes, people)) {
          sentences.add(say("disagree.probes-people-" + probes.kind(), component, evidence, ""));
        }
        overtaken(component, probes, people)
            .ifPresent(statement ->
                sentences.add(
                    say(
                        "disagree.said-over",
                        component,
                        evidence,
                        reading.moments().moment(statement.at()))));
      }
    }
    return sentences;
  }

  private static boolean opposed(Stance one, Stance other) {
    return (one == Stance.WORKS && other == Stance.FAILS)
        || (one == Stance.FAILS && other == Stance.WORKS);
  }

  /** The newest statement that says "over" of a component which probes or people find failing. */
  private Optional<Statement> overtaken(ComponentView component, Stance probes, Stance people) {
    if (reading.isObserver() || (probes != Stance.FAILS && people != Stance.FAILS)) {
      return Optional.empty();
    }
    return reading.snapshot().incidents().stream()
        .filter(incident -> incident.components().contains(component.id()))
        .max(Comparator.comparing(IncidentView::openedAt))
        .flatMap(Disagreement::newest)
        .filter(
            statement -> statement.phase() == Phase.RECOVERED || statement.phase() == Phase.CLOSED);
  }

  private static Optional<Statement> newest(IncidentView incident) {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .max(Comparator.comparingLong(Statement::sequence));
  }

  private String say(String key, ComponentView component, Evidence evidence, String said) {
    return reading
        .phrases()
        .say(
            key,
            Map.of(
                "name", reading.words(component.name()),
                "operator", service.operator(),
                "failing", evidence.people().failing(),
                "working", evidence.people().working(),
                "said", said,
                "at", reading.moments().moment(evidence.asOf())));
  }
}
