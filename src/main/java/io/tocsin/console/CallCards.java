package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cards from the page's own facts, in the caller's language; immutable. What the page
 * does not say, a card does not say either.
 */
final class CallCards {

  private static final Duration AHEAD = Duration.ofHours(24);

  private final Catalog catalog;
  private final PublicSnapshot snapshot;
  private final Phrases phrases;
  private final Moments moments;
  private final Instant now;

  /** Makes cards whose script is in the language of the phrases. */
  CallCards(Catalog catalog, PublicSnapshot snapshot, Phrases phrases, Instant now) {
    this.catalog = catalog;
    this.snapshot = snapshot;
    this.phrases = phrases;
    this.moments = new Moments(phrases.language(), catalog.zone(), now);
    this.now = now;
  }

  List<CallCard> all() {
    List<CallCard> cards = new ArrayList<>();
    snapshot.incidents().stream().filter(IncidentView::isOpen).map(this::card).forEach(cards::add);
    snapshot.maintenances().stream()
        .filter(view -> isNear(view.maintenance()))
        .map(this::card)
        .forEach(cards::add);
    return cards;
  }

  private boolean isNear(Maintenance work) {
    boolean becameIncident = work.status() == Maintenance.Status.OVERRUN;
    return !work.isOver() && !becameIncident && work.start().isBefore(now.plus(AHEAD));
  }

  private CallCard card(MaintenanceView view) {
    Maintenance work = view.maintenance();
    String end = moments.moment(work.end());
    return new CallCard(
        null,
        text(work.text()),
        phrases.language(),
        work.announcedAt(),
        script(view.mouths())
            .orElseGet(() ->
                phrases.say(
                    work.covers(now) ? "desk.work.runs" : "desk.work.comes",
                    Map.of(
                        "text", text(work.text()),
                        "start", moments.moment(work.start()),
                        "end", end))),
        lines(
            line("desk.broken", names(work.components()::contains)),
            line("desk.eta", Stream.of(end))));
  }

  private CallCard card(IncidentView incident) {
    Optional<Statement> said = newest(incident);
    return new CallCard(
        incident.id(),
        text(incident.title()),
        phrases.language(),
        said.map(Statement::at).orElse(null),
        script(incident, said),
        lines(
            line("desk.broken", broken(incident)),
            line("desk.works", works(incident)),
            line("desk.way", incident.workarounds().stream().map(this::way)),
            line("desk.help", firstHelp(incident)),
            line("desk.eta", Stream.of(eta(incident.eta()))),
            line("desk.next", Stream.of(next(incident))),
            line("desk.money", Stream.of(money(incident.facts()))),
            line("desk.never", never(incident))));
  }

  private static List<CallCard.Line> lines(CallCard.Line... lines) {
    return Stream.of(lines).filter(line -> !line.texts().isEmpty()).toList();
  }

  private static CallCard.Line line(String label, Stream<String> texts) {
    return new CallCard.Line(label, texts.toList());
  }

  private String text(LocalizedText text) {
    return text.in(phrases.language());
  }

  private static Optional<Statement> newest(IncidentView incident) {
    return incident.timeline().stream()
        .filter(TimelineEntry.Said.class::isInstance)
        .map(entry -> ((TimelineEntry.Said) entry).statement())
        .findFirst();
  }

  /** The script that went out with the page; before there was one, the page's own words. */
  private String script(IncidentView incident, Optional<Statement> said) {
    return script(incident.mouths())
        .or(() -> said.map(statement -> text(statement.text())))
        .orElseGet(
            () -> phrases.say("desk.nothing-said", "since", moments.moment(incident.onset())));
  }

  private Optional<String> script(List<MouthText> texts) {
    return texts.stream()
        .filter(text -> text.mouth() == Mouth.CALL_SCRIPT)
        .filter(text -> text.language().equals(phrases.language()))
        .min(Comparator.comparing(MouthText::register))
        .map(MouthText::body);
  }

  private Stream<String> broken(IncidentView incident) {
    FactSheet facts = incident.facts();
    Stream<String> symptoms =
        facts == null || facts.symptoms() == null
            ? Stream.empty()
            : Stream.of(text(facts.symptoms()));
    return Stream.concat(names(incident.components()::contains), symptoms);
  }

  private Stream<String> works(IncidentView incident) {
    FactSheet facts = incident.facts();
    Stream<String> said =
        facts == null ? Stream.empty() : facts.stillWorks().stream().map(this::text);
    Stream<String> seen =
        snapshot.services().stream()
            .filter(service -> service.id().equals(incident.service()))
            .flatMap(service -> service.components().stream())
            .filter(view -> view.state() == ComponentState.WORKS && view.cohorts().isEmpty())
            .filter(view -> !incident.components().contains(view.id()))
            .map(ComponentView::name)
            .map(this::text);
    return Stream.concat(seen, said).distinct();
  }

  private Stream<String> names(Predicate<String> chosen) {
    String names =
        catalog.components().stream()
            .filter(component -> chosen.test(component.id()))
            .map(component -> text(component.name()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Stream.empty() : Stream.of(names);
  }

  private String way(Workaround way) {
    List<String> parts = new ArrayList<>();
    if (way.conditions() != null) {
      parts.add(text(way.conditions()));
    }
    parts.add(text(way.steps()));
    if (way.limits() != null) {
      parts.add(text(way.limits()));
    }
    LocalizedText speaker = way.source().speaker();
    parts.add(
        phrases.say(
            "desk.way.source",
            "speaker",
            speaker == null ? phrases.say("desk.unattributed") : text(speaker),
            "time",
            moments.moment(way.source().at())));
    return String.join("\n", parts);
  }

  private Stream<String> firstHelp(IncidentView incident) {
    return !Workaround.replaceAdvice(incident.workarounds(), incident.components(), now)
        ? catalog.service(incident.service()).map(Service::firstHelp).stream()
            .flatMap(List::stream)
            .map(this::text)
        : Stream.empty();
  }

  private String eta(@Nullable Eta eta) {
    return eta instanceof Eta.At(Instant at) ? moments.moment(at) : phrases.say("desk.eta.none");
  }

  private String next(IncidentView incident) {
    Instant next = incident.nextWord();
    if (next == null) {
      return phrases.say("desk.next.none");
    }
    return next.isBefore(now)
        ? phrases.say("desk.next.late", "time", moments.moment(next))
        : moments.moment(next);
  }

  private String money(@Nullable FactSheet facts) {
    return switch (facts == null ? new Compensation.Unsaid() : facts.compensation()) {
      case Compensation.Unsaid() -> phrases.say("desk.money.unsaid");
      case Compensation.NotDecided(Instant by) ->
          by == null
              ? phrases.say("desk.money.open")
              : phrases.say("desk.money.open-by", "time", moments.moment(by));
      case Compensation.Decided(LocalizedText amount, LocalizedText rule) ->
          phrases.say("desk.money.decided", "amount", text(amount), "rule", text(rule));
    };
  }

  private Stream<String> never(IncidentView incident) {
    FactSheet facts = incident.facts();
    List<String> nevers = new ArrayList<>();
    switch (facts == null ? new Cause.Unknown() : facts.cause()) {
      case Cause.Unknown() -> nevers.add(phrases.say("desk.never.cause"));
      case Cause.Suspected(LocalizedText what, var _) ->
          nevers.add(phrases.say("desk.never.suspected", "text", text(what)));
      case Cause.Confirmed(LocalizedText what, var _) -> {}
    }
    nevers.add(
        phrases.say(incident.eta() instanceof Eta.At ? "desk.never.time" : "desk.never.no-time"));
    if (facts != null) {
      facts.rumours().stream()
          .filter(rumour -> rumour.standing() != Rumour.Standing.TRUE)
          .map(rumour ->
              phrases.say(
                  "desk.never.rumour",
                  "text",
                  text(rumour.text()),
                  "answer",
                  text(rumour.answer())))
          .forEach(nevers::add);
    }
    return nevers.stream();
  }
}
