package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.clocks.ClockBook;
import io.tocsin.clocks.Content;
import io.tocsin.clocks.LegalClock;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.wording.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drafts what a step of a legal clock has to say, from the fact sheet: what is not on it is said to
 * be unknown, and what only a person can say is left to them; confined to one request.
 */
final class LegalDraft {

  private static final String LINE = "\n";

  private final Catalog catalog;
  private final ClockBook book;
  private final IncidentView incident;
  private final FactSheet facts;
  private final Words words;

  LegalDraft(Catalog catalog, ClockBook book, IncidentView incident, FactSheet facts, Visit visit) {
    this.catalog = catalog;
    this.book = book;
    this.incident = incident;
    this.facts = facts;
    this.words = visit.words();
  }

  String of(LegalClock clock, LegalClock.Step step) {
    List<String> lines = new ArrayList<>();
    String to =
        step.to().stream()
            .map(id -> Objects.requireNonNull(book.recipients().get(id)))
            .map(words::text)
            .collect(Collectors.joining(", "));
    lines.add(words.say("legal.draft.to", "to", to));
    lines.add(
        words.say(
            "legal.draft.subject",
            "clock",
            words.text(clock.title()),
            "incident",
            words.text(incident.title())));
    lines.add("");
    lines.add(words.say("legal.draft.now", "now", words.full(words.now())));
    for (Content content : step.content()) {
      lines.add("");
      lines.add(words.say("legal.content", content));
      lines.addAll(bullets(content));
    }
    return String.join(LINE, lines);
  }

  private List<String> bullets(Content content) {
    List<String> said = of(content);
    if (!said.isEmpty()) {
      return said.stream().map(line -> "- " + line).toList();
    }
    boolean personal =
        content == Content.MALICIOUS
            || content == Content.CROSS_BORDER
            || content == Content.RECORDS;
    return List.of("- " + words.say(personal ? "legal.draft.yours" : "legal.draft.unknown"));
  }

  private List<String> of(Content content) {
    return switch (content) {
      case NATURE -> nature();
      case START -> List.of(words.full(incident.onset()));
      case SERVICES -> services();
      case AREAS -> areas();
      case SEVERITY -> Stream.concat(services().stream(), figures()).toList();
      case IMPACT -> Stream.concat(figures(), texts(facts.harm())).toList();
      case PEOPLE -> figures().toList();
      case CONSEQUENCES -> Stream.concat(texts(facts.harm()), fates()).toList();
      case MEASURES -> measures();
      case ADVICE -> advice();
      case ROOT_CAUSE -> cause();
      case ESTIMATED_REPAIR -> repair();
      case CONTACT -> contact();
      case RECORDS, MALICIOUS, CROSS_BORDER -> List.of();
    };
  }

  private Stream<String> texts(List<LocalizedText> texts) {
    return texts.stream().map(words::text);
  }

  private List<String> nature() {
    Service service = catalog.service(incident.service()).orElseThrow();
    List<String> said = new ArrayList<>();
    said.add(words.text(service.name()) + " (" + service.operator() + ")");
    LocalizedText symptoms = facts.symptoms();
    if (symptoms != null) {
      said.add(words.text(symptoms));
    }
    texts(facts.known()).forEach(said::add);
    return said;
  }

  private List<String> services() {
    if (facts.reach().isEmpty()) {
      return incident.components().stream().sorted().map(this::component).toList();
    }
    return facts.reach().stream()
        .map(reach -> component(reach.component()) + words.say("legal.state", reach.state()))
        .distinct()
        .toList();
  }

  private String component(String id) {
    return catalog.component(id).map(known -> words.text(known.name())).orElse(id);
  }

  private List<String> areas() {
    return facts.reach().stream()
        .map(Reach::areas)
        .flatMap(areas -> areas.stream().sorted())
        .distinct()
        .map(id -> catalog.areas().find(id).map(area -> words.text(area.name())).orElse(id))
        .toList();
  }

  private Stream<String> figures() {
    return facts.affected().stream().map(this::figure);
  }

  private String figure(Figure figure) {
    LocalizedText said = figure.words();
    String range = words.say("legal.figure." + figure.unit().name(), "range", range(figure));
    String number = said == null ? range : words.text(said);
    LocalizedText basis = figure.basis();
    String counted = basis == null ? words.say("legal.basis.unknown") : words.text(basis);
    return words.say("legal.extent", figure.extent()) + " " + number + " (" + counted + ")";
  }

  private String range(Figure figure) {
    Double high = figure.high();
    if (high == null) {
      return words.say("legal.more-than", "low", figure.low());
    }
    return high.equals(figure.low())
        ? words.say("legal.exactly", "low", figure.low())
        : words.say("legal.between", "low", figure.low(), "high", high);
  }

  private Stream<String> fates() {
    Moments moments = new Moments(words.language(), catalog.zone(), words.now());
    return facts.dataFates().stream()
        .filter(fate -> fate.fate() != DataFate.Fate.SAFE)
        .map(fate ->
            moments.day(
                    fate.day().atTime(java.time.LocalTime.NOON).atZone(catalog.zone()).toInstant())
                + ", "
                + component(fate.component())
                + words.say("legal.fate", fate.fate()));
  }

  private List<String> measures() {
    List<String> said = new ArrayList<>();
    LocalizedText repair = facts.repair();
    if (repair != null) {
      said.add(words.text(repair));
    }
    facts.measures().forEach(measure -> said.add(words.text(measure.text())));
    facts.prevention().forEach(prevention -> said.add(words.text(prevention.text())));
    return said;
  }

  private List<String> advice() {
    List<String> said = new ArrayList<>();
    incident.workarounds().stream()
        .filter(way -> way.isShownAt(words.now()))
        .map(Workaround::steps)
        .forEach(steps -> said.add(words.text(steps)));
    if (!Workaround.replaceAdvice(incident.workarounds(), incident.components(), words.now())) {
      catalog
          .service(incident.service())
          .orElseThrow()
          .firstHelp()
          .forEach(help -> said.add(words.say("legal.general", "help", words.text(help))));
    }
    return said;
  }

  private List<String> cause() {
    return switch (facts.cause()) {
      case Cause.Unknown() -> List.of();
      case Cause.Suspected(LocalizedText text, var _) ->
          List.of(words.say("legal.suspected", "cause", words.text(text)));
      case Cause.Confirmed(LocalizedText text, var _) -> List.of(words.text(text));
    };
  }

  private List<String> repair() {
    return switch (facts.eta()) {
      case Eta.At(var at) -> List.of(words.full(at));
      case Eta.NoneYet() -> List.of(words.say("legal.none-yet"));
      case null -> List.of();
    };
  }

  private List<String> contact() {
    Contacts contacts = catalog.contacts();
    return Stream.of(contacts.email(), contacts.phone(), contacts.press())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
