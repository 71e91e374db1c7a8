package io.tocsin.publication.mouths;

import io.tocsin.detection.ComponentState;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;

/** A title per stage that promises no more than the sheet holds. Immutable. */
final class Titles {

  private final Speaker speaker;
  private final Situation situation;
  private final FactSheet facts;

  Titles(Speaker speaker) {
    this.speaker = speaker;
    this.situation = speaker.situation();
    this.facts = situation.facts();
  }

  String title() {
    Stage stage = situation.stage();
    return switch (stage) {
      case SEEN -> speaker.say("title.SEEN." + situation.worst().name());
      case UNKNOWN, HELPLINE -> unknown(stage);
      case CAUSE -> cause();
      case APOLOGY_COMPENSATION -> speaker.say("title.APOLOGY_COMPENSATION." + apology());
      case PLANNED_WORK -> new WorkWords(speaker).title();
      case SCOPE,
          PARTIAL,
          SAFE_LOST,
          WORKAROUND,
          NOTHING_NEW,
          CORRECTION,
          LATER,
          RESOLVED,
          NO_DECISION_YET,
          OBSERVER ->
          either(stage, isKnown(stage));
    };
  }

  /** A headline for the press: what happened, where the stage is only ours to ask or to help. */
  String headline() {
    return switch (situation.stage()) {
      case WORKAROUND, HELPLINE, NOTHING_NEW, OBSERVER ->
          speaker.say("title.SEEN." + situation.worst().name());
      case SEEN,
          UNKNOWN,
          SCOPE,
          CAUSE,
          PARTIAL,
          SAFE_LOST,
          CORRECTION,
          LATER,
          RESOLVED,
          APOLOGY_COMPENSATION,
          NO_DECISION_YET,
          PLANNED_WORK ->
          title();
    };
  }

  private String unknown(Stage stage) {
    return situation.hasCause() && stage == Stage.UNKNOWN ? cause() : speaker.say("title." + stage);
  }

  private String either(Stage stage, boolean known) {
    return speaker.say("title." + stage.name() + (known ? "" : ".unknown"));
  }

  private boolean isKnown(Stage stage) {
    return switch (stage) {
      case SCOPE ->
          facts.reach().stream().anyMatch(cell -> cell.state() != ComponentState.UNKNOWN)
              || !Situation.figures(facts).isEmpty();
      case PARTIAL -> !situation.isOver() && !situation.back().isEmpty();
      case SAFE_LOST ->
          facts.dataFates().stream().anyMatch(fate -> fate.fate() != DataFate.Fate.UNKNOWN);
      case WORKAROUND -> !situation.workarounds().isEmpty() && !situation.isOver();
      case NOTHING_NEW -> situation.isUnchanged();
      case CORRECTION ->
          situation.briefing().corrected() != null || !new Changes(speaker).corrected().isEmpty();
      case LATER -> situation.missedEta().isPresent();
      case RESOLVED -> situation.isOver();
      case NO_DECISION_YET -> facts.compensation() instanceof Compensation.NotDecided;
      case OBSERVER -> situation.briefing().observed().reports() > 0;
      case SEEN, UNKNOWN, CAUSE, APOLOGY_COMPENSATION, PLANNED_WORK, HELPLINE -> true;
    };
  }

  private String cause() {
    return switch (facts.cause()) {
      case Cause.Unknown _ -> speaker.say("title.UNKNOWN");
      case Cause.Suspected _ -> speaker.say("title.CAUSE.suspected");
      case Cause.Confirmed _ -> speaker.say("title.CAUSE");
    };
  }

  private String apology() {
    boolean sorry = facts.apology() != null;
    boolean decided = facts.compensation() instanceof Compensation.Decided;
    if (sorry) {
      return decided ? "both" : "apology";
    }
    return decided ? "money" : "unknown";
  }
}
