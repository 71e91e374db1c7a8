package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.PublicWord;
import io.tocsin.incidents.StateChange;
import io.tocsin.publication.Publication.Published;
import io.tocsin.publication.Publication.Refused;
import io.tocsin.publication.sql.RequestTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.io.Serial;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in public what a person decided to say; thread-safe.
 *
 * <p>One transaction holds the statement, what it does to its incident, and its promises: a crash
 * leaves all of it or nothing. Statements are numbered without gaps in the order of their commits.
 */
public final class Publisher {

  private final StatementTable table;
  private final RequestTable requests = new RequestTable();
  private final Desk desk;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Takes its tools.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   */
  public Publisher(
      StatementTable table,
      Desk desk,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      InstantSource clock,
      Supplier<String> ids) {
    this.table = table;
    this.desk = desk;
    this.archive = archive;
    this.catalog = catalog;
    this.clock = clock;
    this.ids = ids;
  }

  /** Asks to be called, briefly, after every statement that became public here. */
  public void onPublished(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Publishes a draft, or tells everything that is wrong with it.
   *
   * <p>With a key that this actor used before for the same draft nothing new is said, and the
   * answer is the first statement. When this returns, the statement is durable.
   *
   * @param idempotencyKey unique per request of this actor, or null
   */
  public Publication publish(StatementDraft draft, Actor by, @Nullable String idempotencyKey) {
    Publication publication;
    try {
      publication = table.write(transaction -> publish(transaction, draft, by, idempotencyKey));
    } catch (TakenBack unsaid) {
      return unsaid.answer;
    }
    listeners.forEach(Runnable::run);
    return publication;
  }

  /** Returns everything for which a draft would be refused now; says nothing. */
  public List<Fault> check(StatementDraft draft, Actor by) {
    try {
      Publication unsaid =
          table.write(transaction -> {
            throw new TakenBack(publish(transaction, draft, by, null));
          });
      throw new IllegalStateException("a draft that was only looked at was said: " + unsaid);
    } catch (TakenBack looked) {
      return looked.answer instanceof Refused(List<Fault> faults) ? faults : List.of();
    }
  }

  /** Whatever is not a new statement is answered by taking back the whole transaction. */
  private Publication publish(
      Transaction transaction, StatementDraft draft, Actor by, @Nullable String key) {
    // The first write: from here on everybody else who wants to say something waits.
    long sequence = table.nextSequence(transaction);
    String asker = by.kind() + " " + by.name();
    String digest = DraftDigest.of(draft);
    if (key != null) {
      answerAgain(transaction, asker, key, digest);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = ids.get();
    Incident incident = decide(transaction, draft, id, now, by);
    Statement statement = statement(draft, incident, id, sequence, now, by);
    table.add(transaction, statement);
    if (key != null) {
      requests.remember(transaction, asker, key, new RequestTable.Request(digest, id));
    }
    return new Published(statement, false);
  }

  private void answerAgain(Transaction transaction, String asker, String key, String digest) {
    RequestTable.Request before = requests.request(transaction, asker, key).orElse(null);
    if (before == null) {
      return;
    }
    if (!before.digest().equals(digest)) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.KEY_REUSED))));
    }
    Statement said = table.find(transaction, before.statement()).orElseThrow();
    throw new TakenBack(new Published(said, true));
  }

  private Incident decide(
      Transaction transaction, StatementDraft draft, String statement, Instant now, Actor by) {
    String named = draft.incident();
    Incident standing =
        named == null || draft.opens() != null
            ? null
            : archive.incident(transaction, named).map(IncidentHistory::incident).orElse(null);
    String corrects = draft.corrects();
    Statement corrected = corrects == null ? null : table.find(transaction, corrects).orElse(null);
    List<Fault> faults =
        DraftRules.faultsOf(
            catalog.get(), draft, new DraftRules.Standing(standing, corrected, now));
    if (standing == null && !faults.isEmpty()) {
      throw new TakenBack(new Refused(faults));
    }
    Incident incident = standing != null ? standing : open(transaction, draft, now, by);
    return speak(transaction, draft, incident, statement, now, by, faults);
  }

  private Incident open(Transaction transaction, StatementDraft draft, Instant now, Actor by) {
    String first = draft.components().iterator().next();
    String service = catalog.get().component(first).orElseThrow().service();
    Instant onset = Objects.requireNonNull(draft.opens());
    Opening opening = new Opening(service, draft.components(), onset, now, by);
    return switch (desk.open(transaction, opening)) {
      case Answer.Done<Incident>(Incident opened) -> opened;
      case Answer.Refused<Incident>(List<Fault> faults) -> throw new TakenBack(new Refused(faults));
    };
  }

  /** The desk is asked even when the draft has faults, so that all of them are told at once. */
  private Incident speak(
      Transaction transaction,
      StatementDraft draft,
      Incident incident,
      String statement,
      Instant now,
      Actor by,
      List<Fault> faults) {
    Phase phase = draft.phase();
    if (phase == null) {
      throw new TakenBack(new Refused(faults));
    }
    PublicWord word = word(draft, phase, incident, statement, now, by);
    Answer<Incident> answer = desk.speak(transaction, word);
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

  private static PublicWord word(
      StatementDraft draft,
      Phase phase,
      Incident incident,
      String statement,
      Instant now,
      Actor by) {
    List<StateChange> states =
        draft.states().stream()
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

  private Statement statement(
      StatementDraft draft, Incident incident, String id, long sequence, Instant now, Actor by) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.get().languages()) {
      texts.put(language, Objects.requireNonNull(draft.text().get(language)).strip());
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
        new LocalizedText(texts),
        draft.eta(),
        draft.nextWord(),
        draft.corrects());
  }

  /** Rolls the transaction back; carries the answer out. */
  private static final class TakenBack extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Publication answer;

    TakenBack(Publication answer) {
      super("nothing new is said", null, false, false);
      this.answer = answer;
    }
  }
}
