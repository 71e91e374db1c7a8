package io.tocsin.alerting;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Service;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.StatementDraft;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Words what a playbook says by itself when nobody answers: that it is automatic, what evidence
 * shows, and that nobody of the team has looked at it; thread-safe.
 */
final class AutomaticWord {

  private final Supplier<Catalog> catalog;
  private final Phrasebook phrases = Phrasebook.load("alert", List.of("fr", "en"));

  AutomaticWord(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /** Returns the automatic statement; it moves no phase and acknowledges nothing. */
  StatementDraft draft(Playbook playbook, Incident incident, List<Evidence> evidence, Instant now) {
    Instant next = FirstWord.nextWord(playbook, now);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.get().languages()) {
      texts.put(language, text(language, playbook, incident, evidence, next, now));
    }
    return new StatementDraft(
        incident.id(),
        null,
        incident.phase(),
        incident.components(),
        texts,
        new Eta.NoneYet(),
        next,
        null,
        null,
        List.of(),
        false,
        incident.version());
  }

  private String text(
      String language,
      Playbook playbook,
      Incident incident,
      List<Evidence> evidence,
      Instant next,
      Instant now) {
    Catalog known = catalog.get();
    Phrases say = phrases.in(language);
    Moments moments = new Moments(language, known.zone(), now);
    Service service = known.service(incident.service()).orElseThrow();
    String mode = known.mode() == Mode.OBSERVER ? "observer" : "operator";
    return String.join(
        " ",
        say.say("alone.automatic"),
        say.say(
            "alone." + voices(incident, evidence),
            Map.of(
                "service", service.name().in(language),
                "symptom", playbook.symptoms().in(language),
                "since", moments.moment(incident.onset()))),
        say.say("alone.nobody." + mode, "operator", service.operator()),
        say.say("alone.next", "next", moments.moment(next)));
  }

  /** Who says that it fails: nobody is named who does not. */
  private static String voices(Incident incident, List<Evidence> evidence) {
    List<Evidence> ours =
        evidence.stream().filter(one -> incident.components().contains(one.component())).toList();
    boolean people = ours.stream().anyMatch(one -> one.people().failing() > 0);
    boolean probes =
        ours.stream()
            .flatMap(one -> one.probes().stream())
            .anyMatch(Evidence.ProbeReading::failing);
    if (people && probes) {
      return "both";
    }
    return people ? "people" : probes ? "probes" : "evidence";
  }
}
