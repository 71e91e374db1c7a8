package io.tocsin.publication.mouths;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says sentences in one language, from inside or from outside the operator. Immutable. */
final class Speaker {

  /** How a moment is told. */
  enum Clock {
    /** Weekday and hour, for a text of few characters. */
    BRIEF,
    PLAIN,
    /** With the zone. */
    FULL,
    /** In words alone. */
    SPOKEN
  }

  private final Phrases phrases;
  private final Moments moments;
  private final Clock clock;
  private final boolean outside;
  private final Situation situation;
  private final Set<String> inside;

  Speaker(Phrases phrases, Situation situation, Clock clock, boolean outside) {
    this.phrases = phrases;
    this.situation = situation;
    this.clock = clock;
    this.outside = outside;
    this.moments =
        new Moments(phrases.language(), situation.catalog().zone(), situation.briefing().now());
    this.inside = Set.copyOf(List.of(phrases.say("inside").split(" ")));
  }

  Situation situation() {
    return situation;
  }

  boolean isOutside() {
    return outside;
  }

  String language() {
    return phrases.language();
  }

  /** The same language with other clocks, or from another side. */
  Speaker with(Clock other, boolean fromOutside) {
    return new Speaker(phrases, situation, other, fromOutside);
  }

  /** Says a phrase; operator and service are always known. */
  String say(String key, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("operator", operator());
    all.put("service", service());
    String third = key + ".third";
    String phrase = outside && phrases.has(third) ? third : key;
    return capital(phrases.say(phrase, all));
  }

  String say(String key) {
    return say(key, Map.of());
  }

  String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  /** Says a part of a sentence, without a capital letter. */
  String part(String key, Map<String, ?> values) {
    return phrases.say(key, values);
  }

  String operator() {
    return situation.service().operator();
  }

  /** The service as people call it; by its own name where several are of its kind. */
  String service() {
    Service service = situation.service();
    ServiceKind kind = service.kind();
    long alike =
        situation.catalog().services().stream().filter(other -> other.kind() == kind).count();
    return alike == 1
        ? phrases.say("service." + kind.name())
        : phrases.say("service.named", "name", text(service.name()));
  }

  String component(String id) {
    return situation.catalog().component(id).map(known -> text(known.name())).orElse(id);
  }

  String moment(Instant at) {
    return switch (clock) {
      case BRIEF -> moments.brief(at);
      case PLAIN -> moments.moment(at);
      case FULL -> moments.full(at);
      case SPOKEN -> moments.spoken(at);
    };
  }

  String day(LocalDate date) {
    return moments.day(date);
  }

  String length(Duration duration) {
    return moments.length(duration);
  }

  /** What somebody wrote, on one line. */
  String text(LocalizedText text) {
    return text.in(language()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** What somebody wrote, as sentences of their own. */
  String sentence(LocalizedText text) {
    String said = capital(text(text));
    return ended(said) ? said : said + ".";
  }

  /** What somebody wrote, to stand inside a sentence of ours. */
  String inner(LocalizedText text) {
    String said = text(text);
    while (said.endsWith(".") && !said.endsWith("...")) {
      said = said.substring(0, said.length() - 1).strip();
    }
    return inside(said);
  }

  /** A sentence without its capital letter, if its first word is none that keeps it. */
  String inside(String sentence) {
    String first = sentence.split("[\\s\\u00a0]", 2)[0].toLowerCase(Locale.ROOT);
    int elided = Math.max(first.indexOf('\''), first.indexOf('\u2019'));
    String word = elided < 0 ? first : first.substring(0, elided + 1);
    return inside.contains(word)
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  /** A list as it is said. */
  String list(List<String> items) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      case 2 -> phrases.say("and", "first", items.getFirst(), "last", items.getLast());
      default ->
          phrases.say(
              "list", "first", items.getFirst(), "rest", list(items.subList(1, items.size())));
    };
  }

  private static boolean ended(String said) {
    return said.matches("(?s).*[.!?\\u2026][\"\\u00bb\\u201d)\\s\\u00a0]*");
  }

  private static String capital(String said) {
    return said.isEmpty()
        ? said
        : said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
  }
}
