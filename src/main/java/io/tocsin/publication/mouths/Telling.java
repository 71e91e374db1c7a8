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
  private final boolean insists;

  Telling(Speaker speaker, Register register) {
    this(speaker, register, false);
  }

  private Telling(Speaker speaker, Register register, boolean insists) {
    this.insists = insists;
    this.speaker = speaker;
    this.register = register;
    this.situation = speaker.situation();
    this.facts = situation.facts();
  }

  Speaker speaker() {
    return speaker;
  }

  /** The same, that answers what nobody knows too, for those who will be asked. */
  Telling insisting() {
    return new Telling(speaker, register, true);
  }

  /** What is said about a topic; empty if there is nothing to say. */
  List<String> of(Topic topic) {
    return switch (topic) {
      case WHO -> who();
      case LEAD -> new Leads(speaker).lead();
      case STATE -> new Leads(speaker).state();
      case SYMPTOM -> situation.isOver() ? List.of() : texts(facts.symptoms());
      case HARM -> situation.isOver() ? List.of() : texts(facts.harm());
      case REACH -> new Reaching(speaker, register).reach(insists);
      case AFFECTED -> new Reaching(speaker, register).affected();
      case OBSERVED -> new Reaching(speaker, register).observed();
      case CAUSE -> cause();
      case REPAIR -> situation.isOver() ? List.of() : ownWords(facts.repair());
      case MEASURES -> facts.measures().stream().map(this::measure).toList();
      case ETA -> eta();
      case DATA -> new Fates(speaker, insists).told();
      case WORKAROUND -> situation.isOver() ? List.of() : workarounds();
      case FIRST_HELP -> firstHelp();
      case STILL_WORKS -> situation.isOver() ? List.of() : texts(facts.stillWorks());
      case KNOWN -> facts.known().stream().map(this::words).toList();
      case UNKNOWN -> unknown();
      case RUMOURS -> facts.rumours().stream().map(this::rumour).toList();
      case PREVENTION -> facts.prevention().stream().map(this::prevention).toList();
      case APOLOGY -> ownWords(facts.apology());
      case COMPENSATION -> compensation();
      case NEXT -> next();
    };
  }

  private List<String> texts(@Nullable LocalizedText text) {
    return text == null ? List.of() : texts(List.of(text));
  }

  private List<String> ownWords(@Nullable LocalizedText text) {
    return text == null ? List.of() : List.of(words(text));
  }

  /** What the operator says of itself is quoted where others speak. */
  private String words(LocalizedText text) {
    String said = speaker.sentence(text);
    boolean quoted = speaker.isOutside() && !situation.isObserved();
    return quoted ? speaker.say("quoted", "text", said) : said;
  }

  private List<String> texts(List<LocalizedText> texts) {
    return texts.stream().map(speaker::sentence).toList();
  }

  private List<String> who() {
    if (!situation.isObserved()) {
      return List.of();
    }
    if (situation.stage() == Stage.PLANNED_WORK) {
      return List.of(speaker.say("who")); // nothing is broken that could be confirmed
    }
    boolean confirmed = situation.incident().acknowledged() != null;
    return List.of(speaker.say("who"), speaker.say(confirmed ? "acknowledged" : "unconfirmed"));
  }

  private List<String> cause() {
    return switch (facts.cause()) {
      case Cause.Unknown() -> List.of(speaker.say("cause.unknown"));
      case Cause.Suspected(LocalizedText text, var _) ->
          List.of(speaker.say("cause.suspected", "text", speaker.inner(text)));
      case Cause.Confirmed(LocalizedText text, var _) ->
          List.of(speaker.say("cause.confirmed", "text", speaker.inner(text)));
    };
  }

  private String measure(Measure measure) {
    String text = words(measure.text());
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
    situation.workarounds().forEach(way -> workaround(way, told));
    if (told.isEmpty() && (insists || situation.stage() == Stage.WORKAROUND)) {
      told.add(speaker.say("workaround.unknown"));
    }
    return told;
  }

  private void workaround(Workaround way, List<String> told) {
    told.add(speaker.say("workaround", "text", speaker.sentence(way.steps())));
    aside("workaround.conditions", way.conditions(), told);
    aside("workaround.limits", way.limits(), told);
    if (way.confirmations() > 0 && register == Register.EXPERT) {
      told.add(speaker.say("workaround.confirmed", "count", way.confirmations()));
    }
  }

  private void aside(String key, @Nullable LocalizedText text, List<String> told) {
    if (text != null) {
      told.add(speaker.say(key, "text", speaker.inside(speaker.sentence(text))));
    }
  }

  /** General advice gives way to what is known to work here, for all that is touched. */
  private List<String> firstHelp() {
    if (situation.isOver() || situation.isHelped()) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    for (LocalizedText help : situation.service().firstHelp()) {
      String text = speaker.sentence(help);
      told.add(told.isEmpty() ? speaker.say("first-help", "text", text) : text);
    }
    return told;
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
    String text = words(prevention.text());
    return prevention.due() == null
        ? speaker.say("prevention.open", "text", text)
        : speaker.say("prevention.due", Map.of("text", text, "day", speaker.day(prevention.due())));
  }

  private List<String> compensation() {
    return switch (facts.compensation()) {
      case Compensation.Unsaid() ->
          insists || situation.stage() == Stage.NO_DECISION_YET
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
        .orElseGet(this::noNextWord);
  }

  private List<String> noNextWord() {
    boolean owed = !situation.isOver() && situation.stage() != Stage.PLANNED_WORK;
    return owed ? List.of(speaker.say("next.unknown")) : List.of();
  }
}
