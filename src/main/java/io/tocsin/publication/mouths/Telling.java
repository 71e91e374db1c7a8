package io.tocsin.publication.mouths;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.publication.facts.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a topic in sentences, one per fact, none without its fact. Immutable.
 *
 * <p>Each item of a list is whole: a text that is too long leaves out items, and never words.
 */
final class Telling {

  private final Speaker speaker;
  private final Register register;
  private final Situation situation;
  private final FactSheet facts;

  Telling(Speaker speaker, Register register) {
    this.speaker = speaker;
    this.register = register;
    this.situation = speaker.situation();
    this.facts = situation.facts();
  }

  Speaker speaker() {
    return speaker;
  }

  /** What is said about a topic; empty if there is nothing to say. */
  List<String> of(Topic topic) {
    return switch (topic) {
      case WHO -> who();
      case LEAD -> new Leads(speaker).lead();
      case STATE -> new Leads(speaker).state();
      case SYMPTOM -> texts(facts.symptoms());
      case HARM -> texts(facts.harm());
      case REACH -> new Reaching(speaker, register).reach();
      case AFFECTED -> new Reaching(speaker, register).affected();
      case OBSERVED -> new Reaching(speaker, register).observed();
      case CAUSE -> cause();
      case REPAIR -> situation.isOver() ? List.of() : texts(facts.repair());
      case MEASURES -> facts.measures().stream().map(this::measure).toList();
      case ETA -> eta();
      case DATA -> new Fates(speaker, register).told();
      case WORKAROUND -> situation.isOver() ? List.of() : workarounds();
      case FIRST_HELP -> firstHelp();
      case STILL_WORKS -> texts(facts.stillWorks());
      case KNOWN -> texts(facts.known());
      case UNKNOWN -> unknown();
      case RUMOURS -> facts.rumours().stream().map(this::rumour).toList();
      case PREVENTION -> facts.prevention().stream().map(this::prevention).toList();
      case APOLOGY -> texts(facts.apology());
      case COMPENSATION -> compensation();
      case NEXT -> next();
    };
  }

  private List<String> texts(@Nullable LocalizedText text) {
    return text == null ? List.of() : texts(List.of(text));
  }

  private List<String> texts(List<LocalizedText> texts) {
    return texts.stream().map(speaker::sentence).toList();
  }

  private List<String> who() {
    if (!situation.isObserved()) {
      return List.of();
    }
    boolean confirmed = situation.incident().acknowledged() != null;
    return List.of(speaker.say("who"), speaker.say(confirmed ? "acknowledged" : "unconfirmed"));
  }

  private List<String> cause() {
    return switch (facts.cause()) {
      case Cause.Unknown() -> List.of(speaker.say("cause.unknown"));
      case Cause.Suspected(LocalizedText text) ->
          List.of(speaker.say("cause.suspected", "text", speaker.inner(text)));
      case Cause.Confirmed(LocalizedText text) ->
          List.of(speaker.say("cause.confirmed", "text", speaker.inner(text)));
    };
  }

  private String measure(Measure measure) {
    String text = speaker.sentence(measure.text());
    Instant done = measure.doneAt();
    return done == null
        ? speaker.say("measure.now", "text", text)
        : speaker.say("measure.done", Map.of("text", text, "at", speaker.moment(done)));
  }

  private List<String> eta() {
    if (situation.isOver()) {
      return List.of();
    }
    Instant at = Situation.eta(facts).orElse(null);
    if (at == null) {
      return List.of(speaker.say("eta.unknown"));
    }
    String key = at.isAfter(situation.briefing().now()) ? "eta.at" : "eta.passed";
    return List.of(speaker.say(key, "eta", speaker.moment(at)));
  }

  private List<String> workarounds() {
    List<String> told = new ArrayList<>();
    for (Workaround way : situation.workarounds()) {
      told.add(workaround(way));
    }
    if (told.isEmpty() && situation.stage() == Stage.WORKAROUND) {
      told.add(speaker.say("workaround.unknown"));
    }
    return told;
  }

  private String workaround(Workaround way) {
    List<String> told = new ArrayList<>();
    told.add(speaker.say("workaround", "text", speaker.sentence(way.steps())));
    if (way.conditions() != null) {
      told.add(speaker.say("workaround.conditions", "text", speaker.sentence(way.conditions())));
    }
    if (way.limits() != null) {
      told.add(speaker.say("workaround.limits", "text", speaker.sentence(way.limits())));
    }
    if (way.confirmations() > 0 && register == Register.EXPERT) {
      told.add(speaker.say("workaround.confirmed", "count", way.confirmations()));
    }
    return String.join(" ", told);
  }

  /** General advice gives way to what is known to work here. */
  private List<String> firstHelp() {
    if (situation.isOver() || !situation.workarounds().isEmpty()) {
      return List.of();
    }
    return situation.service().firstHelp().stream()
        .map(help -> speaker.say("first-help", "text", speaker.sentence(help)))
        .toList();
  }

  private List<String> unknown() {
    return facts.unknown().stream()
        .map(text -> speaker.say("unknown", "text", speaker.inner(text)))
        .toList();
  }

  private String rumour(Rumour rumour) {
    return speaker.say(
        "rumour." + rumour.standing().name(),
        Map.of("text", speaker.inner(rumour.text()), "answer", speaker.sentence(rumour.answer())));
  }

  private String prevention(Prevention prevention) {
    String text = speaker.sentence(prevention.text());
    return prevention.due() == null
        ? speaker.say("prevention.open", "text", text)
        : speaker.say("prevention.due", Map.of("text", text, "day", speaker.day(prevention.due())));
  }

  private List<String> compensation() {
    return switch (facts.compensation()) {
      case Compensation.Unsaid() ->
          situation.stage() == Stage.NO_DECISION_YET
              ? List.of(speaker.say("compensation.unsaid"))
              : List.of();
      case Compensation.NotDecided(Instant by) ->
          List.of(
              by == null
                  ? speaker.say("compensation.open")
                  : speaker.say("compensation.by", "by", speaker.moment(by)));
      case Compensation.Decided(LocalizedText amount, LocalizedText rule) ->
          List.of(
              speaker.say(
                  "compensation.decided",
                  Map.of("amount", speaker.inner(amount), "rule", speaker.inner(rule))));
    };
  }

  private List<String> next() {
    return situation
        .nextWord()
        .map(next -> List.of(speaker.say("next", "next", speaker.moment(next))))
        .orElseGet(() -> situation.isOver() ? List.of() : List.of(speaker.say("next.unknown")));
  }
}
