package io.tocsin.publication;

import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.Stage;

/** Which moment of an outage a draft speaks at when its author does not say; pure. */
final class Stages {

  private Stages() {}

  static Stage of(StatementDraft draft, Phase phase, Mode mode) {
    if (draft.stage() != null) {
      return draft.stage();
    }
    if (draft.corrects() != null) {
      return Stage.CORRECTION;
    }
    if (mode == Mode.OBSERVER && phase != Phase.RECOVERED && phase != Phase.CLOSED) {
      return Stage.OBSERVER;
    }
    return switch (phase) {
      case SUSPECTED -> Stage.SEEN;
      case ACKNOWLEDGED -> Stage.UNKNOWN;
      case IDENTIFIED -> Stage.SCOPE;
      case RECOVERING -> Stage.PARTIAL;
      case RECOVERED -> Stage.RESOLVED;
      case CLOSED -> draft.despiteFailing() ? Stage.PARTIAL : Stage.RESOLVED;
    };
  }
}
