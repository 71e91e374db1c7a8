package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.PublicWord;
import io.tocsin.incidents.StateChange;
import io.tocsin.publication.Publication.Refused;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.SheetRules;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One draft on its way to the public, within one transaction; whatever stops it takes the
 * transaction back. Confined to one call.
 */
final class Speech {

  private final Room room;
  private final Transaction transaction;
  private final StatementDraft draft;
  private final Actor by;
  private final Instant now;
  private @Nullable String opened;

  Speech(Room room, Transaction transaction, StatementDraft draft, Actor by, Instant now) {
    this.room = room;
    this.transaction = transaction;
    this.draft = Completion.of(draft);
    this.by = by;
    this.now = now;
  }

  /** What is said, with the texts of every mouth. */
  record Spoken(Statement statement, List<MouthText> texts) {
    Spoken {
      texts = List.copyOf(texts);
    }
  }

  /** Decides, and tells the incident; writes no statement. */
  Spoken speak(String id, long sequence) {
    @Nullable Statement corrected =
        draft.corrects() == null
            ? null
            : room.table().find(transaction, draft.corrects()).orElse(null);
    Incident incident = decide(id, corrected);
    Stage stage =
        Stages.of(draft, Objects.requireNonNull(draft.phase()), room.catalog().get().mode());
    List<MouthText> texts = texts(incident, stage, corrected);
    return new Spoken(statement(id, sequence, incident, stage, texts), texts);
  }

  /** Decides what was said offline already; what was said since then in this house goes before. */
  Spoken again(OfflineWord word, long sequence) {
    boolean spoken =
        room.table().ofIncident(transaction, word.incident()).stream()
            .anyMatch(statement -> statement.at().isAfter(word.at()));
    boolean taken =
        word.opens() != null && room.archive().incident(transaction, word.incident()).isPresent();
    if (spoken || taken) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.CHANGED_MEANWHILE))));
    }
    opened = word.incident();
    return speak(word.id(), sequence);
  }

  private Incident decide(String id, @Nullable Statement corrected) {
    String named = draft.incident();
    Incident standing =
        named == null || draft.opens() != null
            ? null
            : room.archive()
                .incident(transaction, named)
                .map(IncidentHistory::incident)
                .orElse(null);
    List<Fault> faults =
        new ArrayList<>(
            DraftRules.faultsOf(
                room.catalog().get(), draft, new DraftRules.Standing(standing, corrected, now)));
    faults.addAll(sheetFaults());
    if (standing == null && !faults.isEmpty()) {
      throw new TakenBack(new Refused(faults));
    }
    return tell(standing != null ? standing : open(), id, faults);
  }

  private List<Fault> sheetFaults() {
    FactSheet facts = draft.facts();
    if (facts == null) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>(SheetRules.toSay(room.catalog().get(), facts, now));
    Long seen = draft.seenSheet();
    String incident = draft.incident();
    if (seen != null && incident != null) {
      long standing =
          room.sheets().current(transaction, incident).map(SheetRevision::number).orElse(0L);
      if (standing != seen) {
        faults.add(Fault.of("facts", Rule.CHANGED_MEANWHILE));
      }
    }
    return faults;
  }

  private Incident open() {
    String first = draft.components().iterator().next();
    String service = room.catalog().get().component(first).orElseThrow().service();
    Instant onset = Objects.requireNonNull(draft.opens());
    Opening opening = new Opening(service, draft.components(), onset, now, by);
    String known = opened;
    Answer<Incident> answer =
        known == null
            ? room.desk().open(transaction, opening)
            : room.desk().open(transaction, opening, known);
    return switch (answer) {
      case Answer.Done<Incident>(Incident opened) -> opened;
      case Answer.Refused<Incident>(List<Fault> faults) -> throw new TakenBack(new Refused(faults));
    };
  }

  /** The desk is asked even when the draft has faults, so that all of them are told at once. */
  private Incident tell(Incident incident, String statement, List<Fault> faults) {
    Phase phase = draft.phase();
    if (phase == null) {
      throw new TakenBack(new Refused(faults));
    }
    Answer<Incident> answer = room.desk().speak(transaction, word(phase, incident, statement));
    if (faults.isEmpty() && answer instanceof Answer.Done<Incident>(Incident spoken)) {
      return spoken;
    }
    List<Fault> all = new ArrayList<>(faults);
    if (answer instanceof Answer.Refused<Incident>(List<Fault> more)) {
      more.stream().filter(fault -> isNews(faults, fault)).forEach(all::add);
    }
    throw new TakenBack(new Refused(all));
  }

  private static boolean isNews(List<Fault> known, Fault fault) {
    return known.stream()
        .noneMatch(old ->
            old.rule() == fault.rule()
                || (!fault.field().isEmpty() && old.field().equals(fault.field())));
  }

  private PublicWord word(Phase phase, Incident incident, String statement) {
    List<StateChange> states =
        Completion.states(draft, incident).stream()
            .map(change -> new StateChange(change.component(), change.cohorts(), change.state()))
            .toList();
    return new PublicWord(
        incident.id(),
        statement,
        phase,
        draft.components(),
        draft.eta(),
        draft.nextWord(),
        draft.source(),
        states,
        draft.despiteFailing(),
        draft.corrects() != null,
        draft.seenVersion(),
        now,
        by,
        DraftAssertions.of(draft),
        draft.corrects());
  }

  private List<MouthText> texts(Incident incident, Stage stage, @Nullable Statement corrected) {
    FactSheet sheet = Completion.sheet(draft, incident);
    return OwnWords.in(
        draft.text(),
        room.briefings()
            .mouths()
            .of(room.briefings().of(transaction, incident, sheet, stage, corrected, now)));
  }

  private Statement statement(
      String id, long sequence, Incident incident, Stage stage, List<MouthText> texts) {
    Map<String, String> page = new LinkedHashMap<>();
    for (String language : room.catalog().get().languages()) {
      String own = draft.text().get(language);
      page.put(language, own == null ? page(texts, language) : own.strip());
    }
    Set<String> components =
        draft.components().isEmpty() ? incident.components() : draft.components();
    return new Statement(
        id,
        sequence,
        incident.id(),
        now,
        by,
        Objects.requireNonNull(draft.phase()),
        components,
        new LocalizedText(page),
        draft.eta(),
        draft.nextWord(),
        draft.corrects(),
        stage,
        draft.facts());
  }

  private static String page(List<MouthText> texts, String language) {
    return texts.stream()
        .filter(text -> text.mouth() == Mouth.PAGE && text.register() == Register.PLAIN)
        .filter(text -> text.language().equals(language))
        .map(MouthText::body)
        .findFirst()
        .orElseThrow(() ->
            new TakenBack(
                new Refused(
                    List.of(
                        new Fault(
                            "text." + language,
                            Rule.LANGUAGE_MISSING,
                            Map.of("language", language))))));
  }
}
