package io.tocsin.site.view;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.publication.Hotspots;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in a few plain words what a word comes down to; a vague time stays vague. */
public final class AssertionWords {

  static final Phrasebook BOOK = Phrasebook.load("contradiction", List.of("fr", "en"));

  private static final int AREAS_TOLD = 8;
  private static final String ALL = "all";

  private final Reading reading;
  private final Phrases phrases;

  /** Speaks the language of a reading. */
  public AssertionWords(Reading reading) {
    this.reading = reading;
    this.phrases = BOOK.in(reading.language());
  }

  /** Returns what an assertion says. */
  public String of(Assertion assertion) {
    return switch (assertion) {
      case Assertion.Count(Figure figure) -> count(figure);
      case Assertion.End(Interval when) -> phrases.say("end", "when", when(when));
      case Assertion.NextWord(Interval when) -> phrases.say("next", "when", when(when));
      case Assertion.Onset(Interval when) -> phrases.say("onset", "when", when(when));
      case Assertion.Where where -> where(where);
      case Assertion.Reach reach ->
          phrases.say(reach.only() ? "reach.only" : "reach.also", "what", what(reach));
      case Assertion.Cause cause -> cause(cause);
      case Assertion.Condition(var state, Set<String> components) ->
          phrases.say("state." + state, "what", names(components));
      case Assertion.Category(var sort) -> phrases.say("sort." + sort);
      case Assertion.Data data -> phrases.say("fate." + data.fate(), "what", what(data));
      case Assertion.Compensation money ->
          phrases.say("decision." + money.decision(), "what", text(money.amount()));
      case Assertion.Seen(String component, boolean failing, var _) ->
          phrases.say(
              failing ? "seen.failing" : "seen.working", "what", reading.component(component));
      case Assertion.Heard(Map<String, Integer> people, Double usual) -> heard(people, usual);
      case Assertion.Unannounced(var began) ->
          phrases.say("unannounced", "time", reading.moments().moment(began));
    };
  }

  private String count(Figure figure) {
    LocalizedText words = figure.words();
    String range = words == null ? range(figure) : reading.words(words);
    return phrases.say(
        "count",
        Map.of(
            "range", range,
            "unit", phrases.say("unit." + figure.unit()),
            "extent", figure.extent().name()));
  }

  private String range(Figure figure) {
    Double high = figure.high();
    String low = number(figure.low());
    if (high == null) {
      return phrases.say("range.above", "low", low);
    }
    if (high == figure.low()) {
      return phrases.say("range.exact", "low", low);
    }
    return figure.low() == 0
        ? phrases.say("range.below", "high", number(high))
        : phrases.say("range.between", "low", low, "high", number(high));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Words where there were words; else the moment, or the two between which it lies. */
  private String when(Interval when) {
    LocalizedText words = when.words();
    if (words != null) {
      return phrases.say("when.words", "words", reading.words(words));
    }
    return when.earliest().equals(when.latest())
        ? reading.moments().moment(when.latest())
        : phrases.say(
            "when.span",
            "from",
            reading.moments().moment(when.earliest()),
            "to",
            reading.moments().moment(when.latest()));
  }

  private String where(Assertion.Where where) {
    if (where.areas().isEmpty()) {
      return phrases.say("where.everywhere");
    }
    String areas = reading.list(reading.places(where.areas()));
    return phrases.say(where.only() ? "where.only" : "where.also", "areas", areas);
  }

  private String what(Assertion.Reach reach) {
    List<String> parts = new ArrayList<>(reading.componentNames(reach.components()));
    reach.cohorts().stream().sorted().map(Cohort::value).forEach(parts::add);
    return parts.isEmpty() ? phrases.say("kind.OTHER") : reading.list(parts);
  }

  private String cause(Assertion.Cause cause) {
    LocalizedText what = cause.what();
    return phrases.say(
        "cause." + cause.certainty(),
        "what",
        what == null ? phrases.say("kind." + cause.kind()) : reading.words(what));
  }

  private String what(Assertion.Data data) {
    String component = data.component();
    return component == null ? ALL : reading.component(component);
  }

  private String names(Set<String> components) {
    return components.isEmpty() ? ALL : reading.list(reading.componentNames(components));
  }

  private String text(@Nullable LocalizedText text) {
    return text == null ? ALL : reading.words(text);
  }

  /** The areas with most people first; where fewer report than may be shown, it is "elsewhere". */
  private String heard(Map<String, Integer> people, @Nullable Double usual) {
    List<String> told = loudest(people);
    String words =
        told.isEmpty()
            ? phrases.say("heard.scattered")
            : phrases.say(
                "heard", Map.of("areas", reading.list(told), "more", people.size() - told.size()));
    return usual == null ? words : words + " " + usually(usual);
  }

  private String usually(double usual) {
    return phrases.say("heard.usual", "count", Math.round(usual));
  }

  private List<String> loudest(Map<String, Integer> people) {
    return people.entrySet().stream()
        .filter(area -> area.getValue() >= Hotspots.FEWEST)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(AREAS_TOLD)
        .map(area ->
            phrases.say(
                "heard.area",
                Map.of(
                    "area", reading.places(Set.of(area.getKey())).getFirst(),
                    "count", area.getValue())))
        .toList();
  }
}
