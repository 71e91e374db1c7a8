package io.tocsin.console;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.util.List;
import java.util.Set;

/** The sheet before anybody wrote on it: only what the incident itself holds. Pure. */
final class FirstFacts {

  private FirstFacts() {}

  static FactSheet of(IncidentView incident) {
    FactSheet none = FactSheet.BLANK;
    return new FactSheet(
        none.symptoms(),
        none.known(),
        none.unknown(),
        none.cause(),
        none.rumours(),
        reach(incident),
        none.affected(),
        none.dataFates(),
        none.stillWorks(),
        none.repair(),
        incident.eta(),
        null,
        none.measures(),
        none.prevention(),
        none.harm(),
        none.apology(),
        none.compensation());
  }

  /** What was said per group, else the functions, in a state nobody named yet. */
  private static List<Reach> reach(IncidentView incident) {
    if (incident.cohorts().isEmpty()) {
      return incident.components().stream()
          .sorted()
          .map(component -> new Reach(component, ComponentState.OUT, Set.of(), Set.of()))
          .toList();
    }
    return incident.cohorts().stream().map(FirstFacts::cell).toList();
  }

  private static Reach cell(CohortStatus status) {
    return new Reach(status.component(), status.state(), status.cohorts(), Set.of());
  }
}
