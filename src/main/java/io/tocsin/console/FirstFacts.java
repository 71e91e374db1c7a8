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

  private static final Set<ComponentState> BROKEN =
      Set.of(ComponentState.OUT, ComponentState.DEGRADED);

  private FirstFacts() {}

  static FactSheet of(IncidentView incident, Board board) {
    FactSheet none = FactSheet.BLANK;
    return new FactSheet(
        none.symptoms(),
        none.known(),
        none.unknown(),
        none.cause(),
        none.rumours(),
        reach(incident, board),
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

  /** What was said per group, else what evidence shows to fail; nothing beyond either. */
  private static List<Reach> reach(IncidentView incident, Board board) {
    if (!incident.cohorts().isEmpty()) {
      return incident.cohorts().stream().map(FirstFacts::cell).toList();
    }
    return board.components(incident).stream()
        .filter(view -> BROKEN.contains(view.state()))
        .map(view -> new Reach(view.id(), view.state(), Set.of(), Set.of()))
        .toList();
  }

  private static Reach cell(CohortStatus status) {
    return new Reach(status.component(), status.state(), status.cohorts(), Set.of());
  }
}
