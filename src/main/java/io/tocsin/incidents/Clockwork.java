package io.tocsin.incidents;

import java.time.Instant;

/**
 * What the mere passing of time does at the desk; pure. Running it twice for one instant changes
 * nothing.
 */
final class Clockwork {

  private static final Actor CLOCK = new Actor(Actor.Kind.CLOCK, "quiet");

  private Clockwork() {}

  static void advance(Pen pen, Instant now) {
    Maintenances.settle(pen, now);
    Promises.settle(pen, now);
    for (IncidentHistory history : pen.open()) {
      Happenings.move(pen, history.incident().id(), Phases.afterQuiet(history, now), now, CLOCK);
    }
  }
}
