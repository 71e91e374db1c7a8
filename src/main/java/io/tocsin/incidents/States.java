package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States as a person sets them; pure. */
final class States {

  private States() {}

  static void set(Pen pen, String incident, List<StateChange> changes, Instant at, Actor by) {
    for (StateChange change : changes) {
      @Nullable CohortStatus before = find(pen.history(incident), change.key());
      CohortStatus after =
          Sketch.next(
              change.key(), before, change.state(), brokeAt(pen, incident, change, at, before));
      if (!after.equals(before)) {
        pen.happened(incident, new IncidentEvent.StateSet(at, by, after));
      }
    }
  }

  /**
   * What a person says to be broken broke when the incident began, unless it is known to have
   * worked.
   */
  private static Instant brokeAt(
      Pen pen, String incident, StateChange change, Instant at, @Nullable CohortStatus before) {
    boolean broken =
        change.state() == ComponentState.OUT || change.state() == ComponentState.DEGRADED;
    return broken && before == null ? pen.history(incident).incident().onset() : at;
  }

  private static @Nullable CohortStatus find(IncidentHistory history, StateKey key) {
    return history.incident().cohorts().stream()
        .filter(status -> StateKey.of(status).equals(key))
        .findFirst()
        .orElse(null);
  }
}
