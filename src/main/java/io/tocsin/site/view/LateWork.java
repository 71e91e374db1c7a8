package io.tocsin.site.view;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.OperatorWord;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.util.Optional;

/**
 * Work that runs past its announced end: an outage, of which readers know that it was announced.
 */
final class LateWork {

  private LateWork() {}

  /** Returns the work that became the incident and still is not done; not work said to be done. */
  static Optional<Maintenance> of(Reading reading, IncidentView incident) {
    return reading.snapshot().maintenances().stream()
        .map(MaintenanceView::maintenance)
        .filter(work -> work.status() == Maintenance.Status.OVERRUN)
        .filter(work -> incident.id().equals(work.overrunIncident()))
        .findFirst();
  }

  /**
   * Returns what the operator said last, where that was about this incident and it is such work.
   */
  static Optional<OperatorWord> word(Reading reading, IncidentView incident) {
    return of(reading, incident)
        .flatMap(_ -> reading.service(incident.service()))
        .flatMap(service -> Optional.ofNullable(service.operatorVoice().lastWord()))
        .filter(word -> incident.timeline().stream().anyMatch(entry -> isIn(entry, word)));
  }

  private static boolean isIn(TimelineEntry entry, OperatorWord word) {
    return switch (entry) {
      case TimelineEntry.Said said -> said.statement().id().equals(word.statement());
      case TimelineEntry.Claimed claimed -> claimed.claim().id().equals(word.claim());
      case TimelineEntry.Asked _,
          TimelineEntry.Shown _,
          TimelineEntry.Moved _,
          TimelineEntry.PromiseMissed _ ->
          false;
    };
  }
}
