package io.tocsin.publication.mouths;

import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says what became of the data, per day and function. Immutable. */
final class Fates {

  private final Speaker speaker;
  private final Situation situation;
  private final boolean insists;

  Fates(Speaker speaker, boolean insists) {
    this.insists = insists;
    this.speaker = speaker;
    this.situation = speaker.situation();
  }

  List<String> told() {
    List<DataFate> fates = situation.facts().dataFates();
    if (fates.isEmpty()) {
      return insists || situation.stage() == Stage.SAFE_LOST ? List.of(unknown()) : List.of();
    }
    return fates.stream()
        .sorted(Comparator.comparing(Fates::severity).thenComparing(DataFate::day))
        .map(this::told)
        .distinct()
        .toList();
  }

  /** The worst first: a short text must not tell the good half alone. */
  private static int severity(DataFate fate) {
    return switch (fate.fate()) {
      case LOST -> 0;
      case RETURNED_TO_SENDER -> 1;
      case UNKNOWN -> 2;
      case WAITING -> 3;
      case SAFE -> 4;
    };
  }

  private String unknown() {
    return speaker.say("fate.unknown", "kind", kind());
  }

  private String told(DataFate fate) {
    return speaker.say(
        "fate." + fate.fate().name(),
        Map.of(
            "day", speaker.day(fate.day()),
            "kind", kind(),
            "component", speaker.component(fate.component())));
  }

  private String kind() {
    return situation.service().kind().name();
  }
}
