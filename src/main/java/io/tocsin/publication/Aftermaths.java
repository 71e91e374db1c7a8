package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.Commitment.Change;
import io.tocsin.publication.aftermath.Commitment.Kind;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PostMortemDraft;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.aftermath.Told;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.sql.AftermathTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said, promised and counted once an outage is over; each within the caller's transaction;
 * thread-safe.
 */
public final class Aftermaths {

  /** Longest text of a post-mortem's part, in characters. */
  public static final int LONGEST = 8000;

  private static final int COUNTED_AT_ONCE = 50;

  private final StatementTable statements;
  private final IncidentArchive archive;
  private final BiFunction<Transaction, String, List<Contradiction>> contradictions;
  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;
  private final PostMortemRules rules;
  private final AuditLog audit;

  /**
   * Takes its tools.
   *
   * @param contradictions those of an incident
   * @param ids makes ids that are never used twice
   */
  public Aftermaths(
      StatementTable statements,
      IncidentArchive archive,
      BiFunction<Transaction, String, List<Contradiction>> contradictions,
      Supplier<Catalog> catalog,
      Supplier<String> ids) {
    this.statements = statements;
    this.archive = archive;
    this.contradictions = contradictions;
    this.catalog = catalog;
    this.ids = ids;
    this.rules = new PostMortemRules(catalog);
    this.audit = new AuditLog(ids);
  }

  /** Publishes a post-mortem, or a revision that says what it corrects. */
  public Answer<PostMortem> publish(
      Transaction transaction, PostMortemDraft draft, Instant now, Actor by) {
    List<PostMortem> before = AftermathTable.postMortems(transaction, draft.incident());
    Optional<IncidentHistory> incident = archive.incident(transaction, draft.incident());
    List<Fault> faults = rules.faults(draft, before, incident.map(IncidentHistory::incident));
    LocalizedText happened = draft.happened();
    if (!faults.isEmpty() || happened == null) {
      return new Answer.Refused<>(faults);
    }
    PostMortem said =
        new PostMortem(
            draft.incident(),
            before.size() + 1,
            now,
            by,
            happened,
            draft.cause(),
            draft.measures(),
            draft.learned(),
            draft.correction());
    AftermathTable.add(transaction, said);
    for (Prevention promised : draft.commitments()) {
      promise(transaction, draft.incident(), promised, now);
    }
    note(transaction, now, by, Deed.POSTMORTEM_PUBLISHED, draft.incident(), "" + said.revision());
    return new Answer.Done<>(said);
  }

  /** What was promised in the same words is the same commitment. */
  private void promise(Transaction transaction, String incident, Prevention promised, Instant now) {
    boolean followed =
        AftermathTable.commitments(transaction, incident).stream()
            .anyMatch(one -> one.text().equals(promised.text()));
    if (followed) {
      return;
    }
    Change made = new Change(now, Kind.MADE, promised.due(), null);
    AftermathTable.add(
        transaction, new Commitment(ids.get(), incident, promised.text(), List.of(made)));
  }

  /**
   * Something happened to a commitment: done, moved to another day, or dropped; in public, with the
   * reason.
   */
  public Answer<Commitment> change(
      Transaction transaction,
      String id,
      Kind kind,
      @Nullable LocalDate due,
      @Nullable LocalizedText why,
      Instant now,
      Actor by) {
    Commitment known = AftermathTable.commitment(transaction, id).orElse(null);
    List<Fault> faults = new ArrayList<>();
    rules.words(faults, "why", why, true);
    if (known == null) {
      faults.add(Fault.of("commitment", Rule.MISSING));
    } else if (known.isSettled()) {
      faults.add(Fault.of("commitment", Rule.ALREADY_CLOSED));
    }
    if (kind == Kind.MADE) {
      faults.add(Fault.of("kind", Rule.MISSING));
    }
    if (kind == Kind.MOVED && due == null) {
      faults.add(Fault.of("due", Rule.MISSING));
    }
    if (!faults.isEmpty() || known == null) {
      return new Answer.Refused<>(faults);
    }
    Change change = new Change(now, kind, kind == Kind.MOVED ? due : null, why);
    AftermathTable.add(transaction, id, known.changes().size() + 1, change);
    note(transaction, now, by, Deed.COMMITMENT_CHANGED, id, kind.name());
    return new Answer.Done<>(AftermathTable.commitment(transaction, id).orElseThrow());
  }

  private void note(
      Transaction transaction, Instant now, Actor by, Deed deed, String subject, String detail) {
    audit.done(transaction, now, by.kind() + " " + by.name(), deed, subject, detail);
  }

  /**
   * Counts how the outages that ended were told, each once, and follows from then on what their
   * last fact sheet promised so that it does not happen again; a batch at a time.
   */
  public void count(Transaction transaction) {
    for (String id : AftermathTable.uncounted(transaction, COUNTED_AT_ONCE)) {
      told(transaction, id)
          .ifPresent(counted -> {
            AftermathTable.add(transaction, counted);
            follow(transaction, id, counted.closedAt());
          });
    }
  }

  private void follow(Transaction transaction, String incident, Instant closed) {
    statements.ofIncident(transaction, incident).stream()
        .max(Comparator.comparingLong(Statement::sequence))
        .map(Statement::facts)
        .map(FactSheet::prevention)
        .orElse(List.of())
        .forEach(promised -> promise(transaction, incident, promised, closed));
  }

  /**
   * Returns how an outage was told, as kept, or as it would be counted now; empty while it runs.
   */
  public Optional<Communication> told(Transaction transaction, String incident) {
    Optional<Communication> kept = AftermathTable.communication(transaction, incident);
    if (kept.isPresent()) {
      return kept;
    }
    return archive
        .incident(transaction, incident)
        .map(IncidentHistory::incident)
        .filter(known -> !known.isOpen())
        .map(known -> told(transaction, known).count());
  }

  private Told told(Transaction transaction, Incident incident) {
    return new Told(
        catalog.get().mode(),
        catalog.get().service(incident.service()).map(Service::operator).orElse(""),
        incident,
        statements.ofIncident(transaction, incident.id()),
        archive.claims(transaction, incident.id()),
        archive.promises(transaction, incident.id()),
        contradictions.apply(transaction, incident.id()));
  }

  /** Returns every revision of a post-mortem, oldest first. */
  public List<PostMortem> postMortems(Transaction transaction, String incident) {
    return AftermathTable.postMortems(transaction, incident);
  }

  /** Returns the commitments of an incident, oldest first. */
  public List<Commitment> commitments(Transaction transaction, String incident) {
    return AftermathTable.commitments(transaction, incident);
  }

  /**
   * Returns those that are open and promised for a day before a given one, the earliest first.
   *
   * @param day the first that is left out
   */
  public List<Commitment> dueBefore(Transaction transaction, LocalDate day) {
    return AftermathTable.commitments(transaction).stream()
        .filter(one -> !one.isSettled() && one.due().filter(due -> due.isBefore(day)).isPresent())
        .sorted(Comparator.comparing(one -> one.due().orElseThrow()))
        .toList();
  }

  /** Returns what the public sees of the past, in detail for some incidents. */
  static PublicRecord shown(Transaction transaction, List<String> incidents, Instant now) {
    List<Communication> told = AftermathTable.publicAt(transaction, now);
    List<Commitment> promised = AftermathTable.commitments(transaction);
    Map<String, Communication> counted =
        told.stream().collect(Collectors.toMap(Communication::incident, Function.identity()));
    Map<String, PostMortem> said =
        AftermathTable.newestPostMortems(transaction).stream()
            .collect(Collectors.toMap(PostMortem::incident, Function.identity()));
    Map<String, Aftermath> shown = new HashMap<>();
    for (String incident : incidents) {
      Aftermath aftermath =
          new Aftermath(
              said.get(incident),
              promised.stream().filter(one -> one.incident().equals(incident)).toList(),
              counted.get(incident));
      if (!aftermath.equals(Aftermath.NONE)) {
        shown.put(incident, aftermath);
      }
    }
    return new PublicRecord(shown, told, promised);
  }
}
