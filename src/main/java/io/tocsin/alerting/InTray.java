package io.tocsin.alerting;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.clocks.LegalOffice;
import io.tocsin.clocks.LegalOffice.Duty;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Contradictions;
import io.tocsin.publication.Approval;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.Planned;
import io.tocsin.publication.Schedule;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what waits in the newsroom besides incidents, in the caller's transaction; thread-safe. */
public final class InTray {

  private final Contradictions contradictions;
  private final Schedule schedule;
  private final Approvals approvals;
  private final LegalOffice legal;

  /** Joins what it reads. */
  public InTray(
      Contradictions contradictions, Schedule schedule, Approvals approvals, LegalOffice legal) {
    this.contradictions = contradictions;
    this.schedule = schedule;
    this.approvals = approvals;
    this.legal = legal;
  }

  /**
   * Everything in it but duties, which time alone brings. Immutable; equal as long as nothing
   * moved.
   *
   * @param contradictions nobody looked at
   * @param refusals nobody saw
   * @param approvals nobody decided
   * @param legalRows changes when anything is answered or done about the law
   */
  record Papers(
      List<Contradiction> contradictions,
      List<Planned> refusals,
      List<Approval> approvals,
      long legalRows) {
    Papers {
      contradictions = List.copyOf(contradictions);
      refusals = List.copyOf(refusals);
      approvals = List.copyOf(approvals);
    }
  }

  Papers papers(Transaction transaction) {
    return new Papers(
        contradictions.waiting(transaction),
        schedule.refusals(transaction),
        approvals.waiting(transaction),
        legal.rows(transaction));
  }

  List<Duty> duties(Transaction transaction, Instant now) {
    return legal.duties(transaction, now);
  }

  Approvals approvals() {
    return approvals;
  }

  /** The words of the incident of an alert that wait for a second person. */
  Optional<Approval> handed(Transaction transaction, Alert alert) {
    String incident = alert.incident();
    return incident == null || !alert.isOpen() || !alert.reason().asksForWord()
        ? Optional.empty()
        : approvals.waiting(transaction).stream()
            .filter(asked -> incident.equals(asked.draft().draft().incident()))
            .findFirst();
  }

  /** What an alert is about; empty where its incident says it all, or it is gone. */
  Optional<Occasion> occasion(Transaction transaction, Alert alert, Instant now) {
    String subject = alert.subject();
    if (subject == null) {
      return Optional.empty();
    }
    return switch (alert.reason()) {
      case CONTRADICTION -> contradictions.find(transaction, subject).map(Occasion.Unfit::new);
      case SCHEDULE_REFUSED -> schedule.find(transaction, subject).map(Occasion.Unsaid::new);
      case APPROVAL_ASKED -> approvals.find(transaction, subject).map(Occasion.Asked::new);
      case LEGAL ->
          legal.duties(transaction, now).stream()
              .filter(duty -> duty.incident().equals(alert.incident()))
              .filter(duty -> Duties.subject(duty).equals(subject))
              .findFirst()
              .map(duty -> new Occasion.Owed(duty, recipients(duty)));
      case VERDICT, RELAPSE, WORK_OVERRUN, NEXT_WORD_DUE, NEXT_WORD_OVERDUE, PLAYBOOK_RUNG ->
          Optional.empty();
    };
  }

  private List<LocalizedText> recipients(Duty duty) {
    return duty.step().to().stream()
        .flatMap(id -> Optional.ofNullable(legal.book().recipients().get(id)).stream())
        .toList();
  }
}
