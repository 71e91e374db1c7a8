package io.tocsin.site.view;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.OperatorWord;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the first sentence: until when, and what to do now. Immutable.
 *
 * @param until empty where there is no end to speak of
 * @param now what a reader can do at once
 * @param link where that is told or done
 * @param limits what it does not help with; empty where that is told at the link alone, or not
 *     known
 */
public record Guidance(String until, String now, String link, String limits) {

  /** Longer than this is read on the page of the incident. */
  private static final int SHORT = 180;

  /** Writes it for an open incident. */
  static Guidance of(Reading reading, IncidentView incident) {
    String page = reading.path("incident/" + incident.id());
    return switch (incident.phase()) {
      case SUSPECTED, ACKNOWLEDGED, IDENTIFIED, RECOVERING -> {
        Optional<OperatorWord> word =
            known(reading, incident).isEmpty()
                ? LateWork.word(reading, incident)
                : Optional.empty();
        yield new Guidance(
            until(reading, incident),
            word.map(said -> said(reading, incident, said)).orElseGet(() -> way(reading, incident)),
            word.map(said -> page + "#" + anchor(said))
                .orElse(
                    incident.phase() == Phase.SUSPECTED ? report(reading) : page + "#meanwhile"),
            limits(reading, incident));
      }
      case RECOVERED, CLOSED ->
          new Guidance("", reading.phrases().say("guide.recovered"), report(reading), "");
    };
  }

  /** Writes it for a day without an incident. */
  static Guidance calm(Reading reading) {
    return new Guidance("", reading.phrases().say("guide.calm"), report(reading), "");
  }

  private static String report(Reading reading) {
    return reading.path("report");
  }

  private static String until(Reading reading, IncidentView incident) {
    if (incident.eta() instanceof Eta.At(Instant end)) {
      String key = end.isBefore(reading.now()) ? "guide.until-passed" : "guide.until";
      return reading.phrases().say(key, "end", reading.moments().moment(end));
    }
    return reading.phrases().say("guide.until-none");
  }

  /** A way that was tried, else general advice, else the truth that none is known. */
  private static String way(Reading reading, IncidentView incident) {
    List<Workaround> known = known(reading, incident);
    if (!known.isEmpty()) {
      return isShort(reading, known.getFirst())
          ? told(reading, known.getFirst())
          : reading.phrases().say("guide.ways", "count", known.size());
    }
    if (incident.phase() == Phase.SUSPECTED) {
      return reading.phrases().say("guide.suspected");
    }
    return reading
        .service(incident.service())
        .map(ServiceView::firstHelp)
        .filter(help -> !help.isEmpty())
        .map(help -> flat(reading, help.getFirst()))
        .filter(help -> help.length() <= SHORT)
        .map(help -> reading.phrases().say("guide.advice", "advice", help))
        .orElseGet(() -> reading.phrases().say("guide.none"));
  }

  /** Of work that lasts the operator knows more than general advice does. */
  private static String said(Reading reading, IncidentView incident, OperatorWord word) {
    String operator = Prose.clean(reading.operator(incident.service()));
    String words = flat(reading, word.text());
    return words.length() > SHORT
        ? reading.phrases().say("guide.word-long", "operator", operator)
        : reading.phrases().say("guide.word", "operator", operator, "words", words);
  }

  private static @Nullable String anchor(OperatorWord word) {
    return word.statement() != null ? word.statement() : word.claim();
  }

  private static List<Workaround> known(Reading reading, IncidentView incident) {
    return incident.workarounds().stream()
        .filter(way -> way.withdrawnAt() == null)
        .filter(way -> way.expires() == null || way.expires().isAfter(reading.now()))
        .toList();
  }

  /** A way in a sentence that begins with those for whom it is: they see whether to read on. */
  private static String told(Reading reading, Workaround way) {
    String steps = flat(reading, way.steps());
    LocalizedText conditions = way.conditions();
    return conditions == null
        ? reading.phrases().say("guide.way", "way", steps)
        : reading
            .phrases()
            .say(
                "guide.way-if",
                "if",
                flat(reading, conditions).replaceFirst("[.\\s]+$", ""),
                "way",
                steps);
  }

  /** What the way that is told does not do. */
  private static String limits(Reading reading, IncidentView incident) {
    return known(reading, incident).stream()
        .limit(1)
        .filter(way -> isShort(reading, way))
        .map(Workaround::limits)
        .flatMap(Stream::ofNullable)
        .map(text -> flat(reading, text))
        .collect(Collectors.joining());
  }

  /** Whether it can be told here: a way without its conditions or limits would mislead. */
  private static boolean isShort(Reading reading, Workaround way) {
    return Stream.of(way.steps(), way.conditions(), way.limits())
        .flatMap(Stream::ofNullable)
        .allMatch(text -> flat(reading, text).length() <= SHORT);
  }

  private static String flat(Reading reading, LocalizedText text) {
    return Prose.of(text, reading.language()).paragraphs().stream()
        .flatMap(List::stream)
        .map(line -> line.stream().map(Prose.Span::text).collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }
}
