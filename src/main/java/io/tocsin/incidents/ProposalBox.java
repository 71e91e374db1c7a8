package io.tocsin.incidents;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.sql.HelplineTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.ProposalTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What those who answer calls hand in: proposed workarounds, on which an editor decides, and how
 * long callers wait; each within the caller's transaction; thread-safe.
 */
public final class ProposalBox {

  private static final int LONGEST_REASON = 500;

  private final Notebook notebook;
  private final AuditLog audit;
  private final Supplier<String> ids;

  /**
   * Opens it.
   *
   * @param notebook in which a published proposal is written
   * @param ids makes ids that are never used twice
   */
  public ProposalBox(Notebook notebook, AuditLog audit, Supplier<String> ids) {
    this.notebook = notebook;
    this.audit = audit;
    this.ids = ids;
  }

  /** Hands a workaround to the editors; nothing of it is public. */
  public Answer<Proposal> propose(Transaction transaction, WorkaroundDraft draft) {
    Optional<IncidentHistory> history = IncidentTable.find(transaction, draft.incident());
    if (history.isEmpty()) {
      return refuse("incident", Rule.NOT_AN_INCIDENT);
    }
    List<Fault> faults = notebook.workaroundFaults(draft, history.get().incident());
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    Proposal proposal =
        new Proposal(
            ids.get(),
            draft.incident(),
            draft.component(),
            draft.steps(),
            draft.conditions(),
            draft.limits(),
            draft.source(),
            draft.at(),
            draft.by(),
            new Proposal.Open());
    ProposalTable.add(transaction, proposal);
    note(transaction, draft.at(), draft.by(), Deed.WORKAROUND_PROPOSED, proposal.id(), "");
    return new Answer.Done<>(proposal);
  }

  /** Puts a proposal on the page as it stands, with its source and its hour. */
  public Answer<Workaround> publish(Transaction transaction, String id, Instant at, Actor by) {
    Optional<Proposal> known = ProposalTable.find(transaction, id);
    if (known.isEmpty()) {
      return refuse("proposal", Rule.MISSING);
    }
    if (!ProposalTable.take(transaction, id)) {
      return refuse("proposal", Rule.CHANGED_MEANWHILE);
    }
    Answer<Workaround> written = notebook.addWorkaround(transaction, draft(known.get(), at, by));
    if (written instanceof Answer.Done<Workaround>(Workaround workaround)) {
      ProposalTable.settle(transaction, id, new Proposal.Published(workaround.id(), at, word(by)));
      note(transaction, at, by, Deed.PROPOSAL_PUBLISHED, id, workaround.id());
    }
    return written;
  }

  private static WorkaroundDraft draft(Proposal proposal, Instant at, Actor by) {
    return new WorkaroundDraft(
        proposal.incident(),
        proposal.component(),
        proposal.steps(),
        proposal.conditions(),
        proposal.limits(),
        proposal.source(),
        null,
        at,
        by);
  }

  /**
   * Does not publish a proposal.
   *
   * @param reason what the agent is told
   */
  public Answer<Proposal> decline(
      Transaction transaction, String id, String reason, Instant at, Actor by) {
    Optional<Proposal> known = ProposalTable.find(transaction, id);
    if (known.isEmpty()) {
      return refuse("proposal", Rule.MISSING);
    }
    if (!ProposalTable.take(transaction, id)) {
      return refuse("proposal", Rule.CHANGED_MEANWHILE);
    }
    String said = reason.strip();
    Optional<Rule> fault =
        said.isEmpty() ? Optional.of(Rule.MISSING) : Text.faultIn(said, LONGEST_REASON);
    if (fault.isPresent()) {
      return new Answer.Refused<>(
          List.of(
              new Fault("reason", fault.get(), Map.of("max", Integer.toString(LONGEST_REASON)))));
    }
    ProposalTable.settle(transaction, id, new Proposal.Declined(said, at, word(by)));
    note(transaction, at, by, Deed.PROPOSAL_DECLINED, id, "");
    return new Answer.Done<>(ProposalTable.find(transaction, id).orElseThrow());
  }

  /** Notes how long callers wait now. */
  public Answer<HelplineWait> noteWait(
      Transaction transaction, String service, HelplineWait.Length length, Instant at, Actor by) {
    if (!notebook.knows(service)) {
      return refuse("service", Rule.NOT_A_SERVICE);
    }
    HelplineWait wait = new HelplineWait(ids.get(), service, at, length, by);
    HelplineTable.add(transaction, wait);
    note(transaction, at, by, Deed.WAIT_NOTED, service, length.name());
    return new Answer.Done<>(wait);
  }

  /** The proposals about one incident, settled ones too, oldest first. */
  public List<Proposal> about(Transaction transaction, String incident) {
    return ProposalTable.of(transaction, incident);
  }

  /** The proposals that wait for an editor, oldest first. */
  public List<Proposal> open(Transaction transaction) {
    return ProposalTable.open(transaction);
  }

  /** The waits of one service told at an instant or later, newest first, at most 500. */
  public List<HelplineWait> waits(Transaction transaction, String service, Instant since) {
    return HelplineTable.since(transaction, service, since);
  }

  private void note(
      Transaction transaction, Instant at, Actor by, Deed deed, String subject, String detail) {
    audit.done(transaction, at, word(by), deed, subject, detail);
  }

  private static String word(Actor by) {
    return by.kind() + " " + by.name();
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
