package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;

/** What nobody but people says to be broken is told as what they say, and as no fact. */
final class OnlyReported {

  private OnlyReported() {}

  /** Whether a component is held to be broken for people's reports alone. */
  static boolean is(Reading reading, ComponentView component) {
    return isSeen(component)
        && reading.open().stream()
            .filter((IncidentView incident) -> incident.components().contains(component.id()))
            .noneMatch(Lead::isKnown);
  }

  /** Whether nothing but reports is seen of what is held to be broken. */
  static boolean isSeen(ComponentView component) {
    Evidence evidence = component.evidence();
    boolean broken =
        component.state() == ComponentState.OUT || component.state() == ComponentState.DEGRADED;
    return broken
        && evidence != null
        && evidence.people().failing() > 0
        && evidence.probes().stream().noneMatch(ProbeReading::failing);
  }

  /** How a component is, as far as it is known. */
  static Mark mark(Reading reading, ComponentView component) {
    return is(reading, component) ? mark(reading) : Mark.of(component.state(), reading.phrases());
  }

  static Mark mark(Reading reading) {
    return new Mark("degraded", reading.phrases().say("state.reported"));
  }
}
