package io.tocsin.publication.mouths;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a text begins: what the stage is for, or honestly that its fact is missing. Immutable. */
final class Leads {

  private final Speaker speaker;
  private final Situation situation;

  Leads(Speaker speaker) {
    this.speaker = speaker;
    this.situation = speaker.situation();
  }

  List<String> lead() {
    return switch (situation.stage()) {
      case PARTIAL -> List.of(partial());
      case NOTHING_NEW -> nothingNew();
      case CORRECTION -> correction();
      case LATER -> later();
      case RESOLVED -> resolved();
      case PLANNED_WORK -> new WorkWords(speaker).lead();
      case SEEN,
          UNKNOWN,
          SCOPE,
          CAUSE,
          SAFE_LOST,
          WORKAROUND,
          APOLOGY_COMPENSATION,
          NO_DECISION_YET,
          OBSERVER,
          HELPLINE ->
          List.of();
    };
  }

  /** What is broken, since when. */
  List<String> state() {
    Incident incident = situation.incident();
    String since = speaker.moment(incident.onset());
    if (situation.isOver() && situation.stage() == Stage.RESOLVED) {
      return List.of();
    }
    if (situation.isOver()) {
      return situation
          .end()
          .map(end -> speaker.say("state.past", Map.of("since", since, "end", speaker.moment(end))))
          .or(() -> Optional.of(speaker.say("state.past.open", "since", since)))
          .stream()
          .toList();
    }
    boolean unconfirmed =
        situation.isObserved()
            && incident.phase() == Phase.SUSPECTED
            && incident.confirmedAt() == null
            && incident.acknowledged() == null;
    ComponentState worst = situation.worst();
    String key = unconfirmed ? "state.suspected" : "state." + worst.name();
    return List.of(speaker.say(key, "since", since));
  }

  private String partial() {
    List<String> out = situation.out();
    List<String> back = situation.back().stream().filter(id -> !out.contains(id)).toList();
    if (back.isEmpty()) {
      return speaker.say("lead.partial.unknown");
    }
    String works = names(back);
    return out.isEmpty()
        ? speaker.say("lead.partial.back", "back", works)
        : speaker.say("lead.partial.both", Map.of("back", works, "out", names(out)));
  }

  private String names(List<String> components) {
    return speaker.list(components.stream().map(speaker::component).toList());
  }

  private List<String> nothingNew() {
    return situation.isUnchanged()
        ? List.of(
            speaker.say("lead.nothing-new", "now", speaker.moment(situation.briefing().now())))
        : List.of();
  }

  private List<String> correction() {
    List<String> told = new ArrayList<>(new Changes(speaker).corrected());
    Statement corrected = situation.briefing().corrected();
    if (corrected != null) {
      told.add(speaker.say("lead.correction.statement", "at", speaker.moment(corrected.at())));
    }
    if (told.isEmpty()) {
      told.add(speaker.say("lead.correction.unknown"));
    }
    return told;
  }

  private List<String> later() {
    return situation
        .missedEta()
        .map(old -> List.of(speaker.say("lead.later", "old", speaker.moment(old))))
        .orElse(List.of());
  }

  private List<String> resolved() {
    if (!situation.isOver()) {
      return List.of(speaker.say("lead.resolved.unknown"));
    }
    Instant end = situation.end().orElse(null);
    if (end == null) {
      return List.of(speaker.say("lead.resolved.open"));
    }
    Instant onset = situation.incident().onset();
    return List.of(
        speaker.say("lead.resolved", "end", speaker.moment(end)),
        speaker.say(
            "lead.resolved.length",
            Map.of(
                "since", speaker.moment(onset),
                "duration", speaker.length(Duration.between(onset, end)))));
  }
}
