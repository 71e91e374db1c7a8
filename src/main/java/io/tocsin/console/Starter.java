package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.time.Instant;

/** Chooses at which moment of an outage the next statement speaks; immutable. */
final class Starter {

  private final Catalog catalog;
  private final IncidentView incident;
  private final Instant now;

  Starter(Catalog catalog, IncidentView incident, Instant now) {
    this.catalog = catalog;
    this.incident = incident;
    this.now = now;
  }

  /** The stage that fits where the incident stands. */
  String stage() {
    Instant next = incident.nextWord();
    boolean overdue = next != null && next.isBefore(now);
    boolean spoken = next != null;
    return switch (incident.phase()) {
      case RECOVERED, CLOSED -> "resolved";
      case RECOVERING -> "partial";
      case IDENTIFIED -> overdue ? "nothing_new" : "cause";
      case SUSPECTED, ACKNOWLEDGED -> {
        String first = catalog.mode() == Mode.OBSERVER ? "observer" : "seen";
        yield spoken ? "unknown" : first;
      }
    };
  }

  /** The phase that a stage most likely announces. */
  Phase phase(String stage) {
    return switch (stage) {
      case "cause" -> Phase.IDENTIFIED;
      case "partial" -> Phase.RECOVERING;
      case "resolved" -> Phase.CLOSED;
      case "seen" -> later(Phase.ACKNOWLEDGED);
      default -> incident.phase();
    };
  }

  private Phase later(Phase phase) {
    return incident.phase().compareTo(phase) > 0 ? incident.phase() : phase;
  }
}
