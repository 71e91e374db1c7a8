package io.tocsin.clocks;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.clocks.Answered.Truth;
import io.tocsin.clocks.sql.LegalTable;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.FactSheets;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Keeps the legal clocks of the incidents: starts them by what is observed, takes answers, and
 * notes who was told; each within the caller's transaction; thread-safe.
 */
public final class LegalOffice {

  /** Longest reference of a file, in characters. */
  public static final int LONGEST_REFERENCE = 200;

  /** Longer than any step counts from the one before. */
  private static final Duration LOOKS_BACK = Duration.ofDays(90);

  static final Actor CLOCK = new Actor(Actor.Kind.CLOCK, "legal");

  private final ClockBook book;
  private final Supplier<Catalog> catalog;
  private final IncidentArchive archive;
  private final Sight sight;
  private final AuditLog audit;

  /** Opens the office. */
  public LegalOffice(
      ClockBook book,
      Supplier<Catalog> catalog,
      IncidentArchive archive,
      FactSheets sheets,
      Supplier<String> ids) {
    this.book = book;
    this.catalog = catalog;
    this.archive = archive;
    this.sight = new Sight(book, catalog, sheets);
    this.audit = new AuditLog(ids);
  }

  /** Returns the book. */
  public ClockBook book() {
    return book;
  }

  /**
   * Returns the clocks that bind this owner, as they stand for an incident; running ones first.
   * Writes nothing: what shows now counts, noted or not.
   */
  public List<ClockFace> faces(Transaction transaction, String incident, Instant now) {
    Optional<IncidentHistory> known = archive.incident(transaction, incident);
    if (known.isEmpty()) {
      return List.of();
    }
    List<Answered> answers = new ArrayList<>(LegalTable.answers(transaction, incident));
    answers.addAll(sight.seen(transaction, known.get().incident(), answers, now));
    Situation situation =
        new Situation(
            known.get().incident(),
            answers,
            LegalTable.steps(transaction, incident),
            catalog.get().zone(),
            now);
    List<ClockFace> faces = new ArrayList<>();
    for (LegalClock clock : book.binding(catalog.get().legal())) {
      faces.add(ClockFace.of(book, clock, situation));
    }
    faces.sort(java.util.Comparator.comparing(face -> !face.isRunning()));
    return List.copyOf(faces);
  }

  /**
   * A step that is to be taken now.
   *
   * @param due by when; it may have passed
   * @param from from when the time counts
   */
  public record Duty(
      String incident,
      LegalClock clock,
      LegalClock.Step step,
      int number,
      Instant from,
      Instant due) {}

  /**
   * Returns every step that is to be taken and is not, of open incidents and of those that were
   * closed while the law still counts. Writes nothing.
   */
  public List<Duty> duties(Transaction transaction, Instant now) {
    if (book.binding(catalog.get().legal()).isEmpty()) {
      return List.of();
    }
    Set<String> incidents =
        new TreeSet<>(LegalTable.touchedSince(transaction, now.minus(LOOKS_BACK)));
    archive.open(transaction).forEach(history -> incidents.add(history.incident().id()));
    List<Duty> duties = new ArrayList<>();
    for (String incident : incidents) {
      for (ClockFace face : faces(transaction, incident, now)) {
        face.steps().forEach(step -> duty(incident, face, step).ifPresent(duties::add));
      }
    }
    return duties;
  }

  private static Optional<Duty> duty(String incident, ClockFace face, ClockFace.StepFace step) {
    Instant from = step.from();
    Instant due = step.due();
    boolean open =
        step.standing() == ClockFace.Standing.DUE || step.standing() == ClockFace.Standing.OVERDUE;
    int number = step.done().size() + 1;
    return open && from != null && due != null
        ? Optional.of(new Duty(incident, face.clock(), step.step(), number, from, due))
        : Optional.empty();
  }

  /** Returns a number that changes when anything is answered or done. */
  public long rows(Transaction transaction) {
    return LegalTable.rows(transaction);
  }

  /** Looks at every open incident and starts the clocks of what shows; once each. */
  public void observe(Transaction transaction, Instant now) {
    if (book.binding(catalog.get().legal()).isEmpty()) {
      return;
    }
    for (IncidentHistory history : archive.open(transaction)) {
      observe(transaction, history.incident(), now);
    }
  }

  private void observe(Transaction transaction, Incident incident, Instant now) {
    List<Answered> answers = LegalTable.answers(transaction, incident.id());
    for (Answered seen : sight.seen(transaction, incident, answers, now)) {
      note(transaction, incident.id(), seen.trigger(), seen.truth(), seen.since(), now, CLOCK);
    }
  }

  /** Somebody says whether a trigger holds, and since when it is known. */
  public Answer<Answered> answer(
      Transaction transaction,
      String incident,
      String trigger,
      Truth truth,
      Instant since,
      Instant now,
      Actor by) {
    List<Fault> faults = new ArrayList<>(incidentFaults(transaction, incident));
    if (!book.triggers().containsKey(trigger)) {
      faults.add(Fault.of("trigger", Rule.MISSING));
    }
    if (since.isAfter(now)) {
      faults.add(Fault.of("since", Rule.IN_THE_FUTURE));
    }
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    return new Answer.Done<>(note(transaction, incident, trigger, truth, since, now, by));
  }

  private Answered note(
      Transaction transaction,
      String incident,
      String trigger,
      Truth truth,
      Instant since,
      Instant now,
      Actor by) {
    long before =
        LegalTable.answers(transaction, incident).stream()
            .filter(answer -> answer.trigger().equals(trigger))
            .count();
    Answered answer =
        new Answered(incident, trigger, Math.toIntExact(before) + 1, truth, since, now, by);
    LegalTable.add(transaction, answer);
    audit(transaction, now, by, Deed.LEGAL_ANSWER_GIVEN, incident, trigger + " " + truth);
    return answer;
  }

  /** Somebody was told: a step is done. */
  public Answer<StepDone> done(
      Transaction transaction,
      String incident,
      String clock,
      String step,
      Instant doneAt,
      String reference,
      Instant now,
      Actor by) {
    List<Fault> faults = new ArrayList<>(incidentFaults(transaction, incident));
    if (find(clock, step).isEmpty()) {
      faults.add(Fault.of("step", Rule.MISSING));
    }
    if (doneAt.isAfter(now)) {
      faults.add(Fault.of("done_at", Rule.IN_THE_FUTURE));
    }
    if (reference.length() > LONGEST_REFERENCE) {
      faults.add(new Fault("reference", Rule.TOO_LONG, Map.of("max", "" + LONGEST_REFERENCE)));
    }
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    long before =
        LegalTable.steps(transaction, incident).stream()
            .filter(taken -> taken.clock().equals(clock) && taken.step().equals(step))
            .count();
    StepDone taken =
        new StepDone(
            incident, clock, step, Math.toIntExact(before) + 1, doneAt, reference, now, by);
    LegalTable.add(transaction, taken);
    audit(transaction, now, by, Deed.LEGAL_STEP_DONE, incident, clock + " " + step);
    return new Answer.Done<>(taken);
  }

  private void audit(
      Transaction transaction, Instant now, Actor by, Deed deed, String incident, String detail) {
    audit.done(transaction, now, by.kind() + " " + by.name(), deed, incident, detail);
  }

  private List<Fault> incidentFaults(Transaction transaction, String incident) {
    return archive.incident(transaction, incident).isPresent()
        ? List.of()
        : List.of(Fault.of("incident", Rule.NOT_AN_INCIDENT));
  }

  /** Returns a step of a clock. */
  public Optional<LegalClock.Step> find(String clock, String step) {
    return book.clocks().stream()
        .filter(known -> known.id().equals(clock))
        .flatMap(known -> known.steps().stream())
        .filter(known -> Objects.equals(known.id(), step))
        .findFirst();
  }
}
