package io.tocsin.publication.mouths;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says what became of the data, per day and function. Immutable. */
final class Fates {

  private final Speaker speaker;
  private final Situation situation;

  Fates(Speaker speaker, Register register) {
    this.speaker = speaker;
    this.situation = speaker.situation();
  }

  List<String> told() {
    List<DataFate> fates = situation.facts().dataFates();
    if (fates.isEmpty()) {
      return situation.stage() == Stage.SAFE_LOST ? List.of(unknown()) : List.of();
    }
    return fates.stream()
        .sorted(Comparator.comparing(DataFate::fate).thenComparing(DataFate::day))
        .map(this::told)
        .distinct()
        .toList();
  }

  private String unknown() {
    String key = isMail() ? "fate.unknown" : "fate.unknown.other";
    return speaker.say(key, "data", data());
  }

  private String told(DataFate fate) {
    return speaker.say(
        "fate." + fate.fate().name(),
        Map.of(
            "day", speaker.day(fate.day()),
            "data", data(),
            "component", speaker.component(fate.component())));
  }

  private String data() {
    return speaker.part(isMail() ? "data.MAIL" : "data.other", Map.of());
  }

  private boolean isMail() {
    return situation.service().kind() == ServiceKind.MAIL;
  }
}
