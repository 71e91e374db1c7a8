package io.tocsin.incidents;

import io.tocsin.incidents.IncidentEvent.PhaseReason;
import java.time.Instant;

/** The steps that every rule shares: a phase moves, and its promises with it; pure. */
final class Happenings {

  private Happenings() {}

  /** Moves the phase if that was decided; recoveries fulfil, relapses await again. */
  static void move(Pen pen, String incident, Phases.Decision decision, Instant at, Actor by) {
    if (!(decision instanceof Phases.Decision.Move(Phase to, PhaseReason reason))) {
      return;
    }
    Incident before = pen.history(incident).incident();
    pen.happened(incident, new IncidentEvent.PhaseMoved(at, by, before.phase(), to, reason));
    if (to == Phase.RECOVERED) {
      Promises.fulfil(pen, incident, Promise.Kind.ETA, at);
    } else if (to != Phase.CLOSED) {
      Promises.awaitAgain(pen, incident, before.recoveredAt(), at);
    } else {
      Promises.fulfil(pen, incident, Promise.Kind.ETA, at);
      Promises.fulfil(pen, incident, Promise.Kind.NEXT_WORD, at);
    }
  }
}
