package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.OfflineDesk;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.PublicWord;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Briefing;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Mouths;
import io.tocsin.publication.mouths.PageAddress;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One word on its way to the public with nothing at hand but the last snapshot. Confined to one
 * call.
 */
final class OfflineSpeech {

  private final PublicSnapshot last;
  private final Catalog catalog;
  private final List<Evidence> evidence;
  private final OfflineDesk desk;

  OfflineSpeech(
      PublicSnapshot last, Catalog catalog, List<Evidence> evidence, Supplier<String> ids) {
    this.last = last;
    this.catalog = catalog;
    this.evidence = evidence;
    this.desk = new OfflineDesk(catalog, evidence, ids);
  }

  /** What is said, and the incident as it is shown from then on. */
  record Spoken(Statement statement, IncidentView view) {}

  /** Decides; a {@link TakenBack} carries what is wrong. */
  Spoken say(OfflineWord word, String key) {
    Actor by = new Actor(Actor.Kind.TOKEN, "offline key " + key);
    IncidentView shown =
        last.incidents().stream()
            .filter(view -> view.id().equals(word.incident()))
            .findFirst()
            .orElse(null);
    Incident standing = shown == null ? null : incident(catalog, shown);
    StatementDraft draft = word.draft();
    List<Fault> faults =
        DraftRules.faultsOf(catalog, draft, new DraftRules.Standing(standing, null, word.at()));
    if (!faults.isEmpty()) {
      throw new TakenBack(new Publication.Refused(faults));
    }
    OfflineDesk.Outcome outcome =
        switch (decide(word, draft, by, standing, shown)) {
          case Answer.Done<OfflineDesk.Outcome>(OfflineDesk.Outcome done) -> done;
          case Answer.Refused<OfflineDesk.Outcome>(List<Fault> refused) ->
              throw new TakenBack(new Publication.Refused(refused));
        };
    Statement said = statement(word, draft, by, outcome.incident());
    return new Spoken(said, view(said, draft, outcome, shown));
  }

  private Answer<OfflineDesk.Outcome> decide(
      OfflineWord word,
      StatementDraft draft,
      Actor by,
      @Nullable Incident standing,
      @Nullable IncidentView shown) {
    PublicWord spoken =
        new PublicWord(
            word.incident(),
            word.id(),
            word.phase(),
            word.components(),
            word.eta(),
            word.nextWord(),
            null,
            List.of(),
            word.despiteFailing(),
            false,
            null,
            word.at(),
            by,
            DraftAssertions.of(draft),
            null);
    if (standing != null && shown != null) {
      return desk.speak(standing, shown.promises(), spoken);
    }
    String service = catalog.component(word.components().iterator().next()).orElseThrow().service();
    Instant onset = Objects.requireNonNull(word.opens());
    return desk.open(new Opening(service, word.components(), onset, word.at(), by), spoken);
  }

  /** The number is that of the last statement shown and one; the house gives its own. */
  private Statement statement(OfflineWord word, StatementDraft draft, Actor by, Incident incident) {
    Map<String, String> text = new LinkedHashMap<>();
    catalog
        .languages()
        .forEach(language ->
            text.put(language, Objects.requireNonNull(draft.text().get(language)).strip()));
    long sequence =
        last.incidents().stream()
            .flatMap(view -> view.timeline().stream())
            .mapToLong(
                entry -> entry instanceof TimelineEntry.Said said ? said.statement().sequence() : 0)
            .max()
            .orElse(0);
    return new Statement(
        word.id(),
        sequence + 1,
        word.incident(),
        word.at(),
        by,
        word.phase(),
        word.components().isEmpty() ? incident.components() : word.components(),
        new LocalizedText(text),
        word.eta(),
        word.nextWord(),
        null,
        Stages.of(draft, word.phase(), catalog.mode()),
        null);
  }

  private IncidentView view(
      Statement said,
      StatementDraft draft,
      OfflineDesk.Outcome outcome,
      @Nullable IncidentView shown) {
    Incident incident = outcome.incident();
    return new IncidentView(
        incident.id(),
        incident.service(),
        new Headline(catalog).of(incident),
        incident.phase(),
        incident.components(),
        incident.onset(),
        incident.openedAt(),
        incident.acknowledged(),
        incident.recoveredAt(),
        incident.closedAt(),
        incident.fromMaintenance(),
        incident.isOpen() ? said.eta() : null,
        incident.isOpen() ? said.nextWord() : null,
        outcome.promises(),
        incident.cohorts(),
        shown == null ? List.of() : shown.workarounds(),
        timeline(said, outcome, shown),
        shown == null ? null : shown.facts(),
        texts(said, draft, incident, shown),
        shown == null ? List.of() : shown.contradictions(),
        shown == null ? List.of() : shown.courses());
  }

  private static List<TimelineEntry> timeline(
      Statement said, OfflineDesk.Outcome outcome, @Nullable IncidentView shown) {
    List<TimelineEntry> old = shown == null ? List.of() : shown.timeline();
    List<TimelineEntry> entries = new ArrayList<>();
    entries.add(new TimelineEntry.Said(said.at(), said, null));
    for (IncidentEvent event : outcome.events().reversed()) {
      if (event instanceof IncidentEvent.PhaseMoved moved) {
        entries.add(new TimelineEntry.Moved(moved.at(), moved.from(), moved.to()));
      }
    }
    for (Promise promise : outcome.promises()) {
      boolean told =
          old.stream()
              .anyMatch(entry ->
                  entry instanceof TimelineEntry.PromiseMissed missed
                      && missed.promise().id().equals(promise.id()));
      if (!told && Timeline.isMissed(promise)) {
        entries.add(new TimelineEntry.PromiseMissed(promise.due(), promise));
      }
    }
    entries.addAll(old);
    entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
    return entries;
  }

  private List<MouthText> texts(
      Statement said, StatementDraft draft, Incident incident, @Nullable IncidentView shown) {
    Stage stage = Stages.of(draft, said.phase(), catalog.mode());
    Maintenance work =
        last.maintenances().stream()
            .map(MaintenanceView::maintenance)
            .filter(one -> one.id().equals(incident.fromMaintenance()))
            .findFirst()
            .orElse(null);
    Briefing briefing =
        new Briefing(
            catalog,
            incident,
            Completion.sheet(draft, incident),
            stage,
            shown == null ? List.of() : Briefings.standing(shown.workarounds(), said.at()),
            null,
            shown == null ? null : shown.facts(),
            work,
            Briefings.observed(evidence, incident.components()),
            new PageAddress(last.site().baseUrl(), "incident/" + incident.id()),
            said.at());
    return OwnWords.in(draft.text(), new Mouths(catalog.languages()).of(briefing));
  }

  /** Reads an incident off its page; who confirmed it first is told by how it is called. */
  static Incident incident(Catalog catalog, IncidentView view) {
    Incident unconfirmed = incident(view, null);
    boolean suspected =
        view.phase() == Phase.SUSPECTED
            && new Headline(catalog).of(unconfirmed).equals(view.title());
    return suspected ? unconfirmed : incident(view, view.openedAt());
  }

  private static Incident incident(IncidentView view, @Nullable Instant confirmed) {
    return new Incident(
        view.id(),
        1,
        view.service(),
        view.components(),
        view.phase(),
        view.onset(),
        view.openedAt(),
        confirmed,
        view.acknowledged(),
        view.recoveredAt(),
        view.closedAt(),
        view.fromMaintenance(),
        view.cohorts());
  }
}
