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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What those who answer calls hand in: workarounds and words that an editor publishes or declines,
 * and how long callers wait; each within the caller's transaction; thread-safe.
 */
public final class ProposalBox {

  /** How many about one incident may wait for an editor. */
  public static final int MOST_WAITING = 100;

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
    return faults.isEmpty()
        ? handIn(transaction, draft.incident(), new Proposal.Way(draft), Deed.WORKAROUND_PROPOSED)
        : new Answer.Refused<>(faults);
  }

  /** Hands what somebody was told to the editors; nothing of it is public. */
  public Answer<Proposal> propose(Transaction transaction, ClaimDraft draft) {
    String incident = draft.incident();
    Optional<IncidentHistory> history =
        incident == null ? Optional.empty() : IncidentTable.find(transaction, incident);
    if (incident == null || history.isEmpty()) {
      return refuse("incident", Rule.NOT_AN_INCIDENT);
    }
    List<Fault> faults = ClaimRules.faults(draft, history.get().incident());
    return faults.isEmpty()
        ? handIn(transaction, incident, new Proposal.Word(draft), Deed.CLAIM_PROPOSED)
        : new Answer.Refused<>(faults);
  }

  private Answer<Proposal> handIn(
      Transaction transaction, String incident, Proposal.Matter matter, Deed deed) {
    if (ProposalTable.waiting(transaction, incident) >= MOST_WAITING) {
      Map<String, String> most = Map.of("max", Integer.toString(MOST_WAITING));
      return new Answer.Refused<>(List.of(new Fault("", Rule.TOO_MANY, most)));
    }
    Proposal proposal = new Proposal(ids.get(), incident, matter, new Proposal.Open());
    ProposalTable.add(transaction, proposal);
    note(transaction, proposal.proposedAt(), proposal.by(), deed, proposal.id(), "");
    return new Answer.Done<>(proposal);
  }

  /** Puts a proposal on the page as it stands, with its source and its hour. */
  public Answer<Proposal> publish(Transaction transaction, String id, Instant at, Actor by) {
    return publish(transaction, id, null, at, by);
  }

  /**
   * Puts a proposal on the page, with its source and its hour.
   *
   * @param expires until when a workaround is shown, or null: as it was proposed
   */
  public Answer<Proposal> publish(
      Transaction transaction, String id, @Nullable Instant expires, Instant at, Actor by) {
    Optional<Proposal> known = ProposalTable.find(transaction, id);
    if (known.isEmpty()) {
      return refuse("proposal", Rule.MISSING);
    }
    if (!ProposalTable.take(transaction, id)) {
      return refuse("proposal", Rule.CHANGED_MEANWHILE);
    }
    return switch (write(transaction, known.get().matter(), expires, at, by)) {
      case Answer.Refused<String>(List<Fault> faults) -> new Answer.Refused<>(faults);
      case Answer.Done<String>(String became) -> {
        ProposalTable.settle(transaction, id, new Proposal.Published(became, at, word(by)));
        note(transaction, at, by, Deed.PROPOSAL_PUBLISHED, id, became);
        yield new Answer.Done<>(ProposalTable.find(transaction, id).orElseThrow());
      }
    };
  }

  private Answer<String> write(
      Transaction transaction,
      Proposal.Matter matter,
      @Nullable Instant expires,
      Instant at,
      Actor by) {
    return switch (matter) {
      case Proposal.Way(WorkaroundDraft draft) ->
          idOf(notebook.addWorkaround(transaction, at(draft, expires, at, by)), Workaround::id);
      case Proposal.Word(ClaimDraft draft) ->
          idOf(notebook.recordClaim(transaction, at(draft, at, by)), Claim::id);
    };
  }

  private static <T> Answer<String> idOf(Answer<T> answer, Function<T, String> id) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> new Answer.Done<>(id.apply(value));
      case Answer.Refused<T>(List<Fault> faults) -> new Answer.Refused<>(faults);
    };
  }

  private static WorkaroundDraft at(
      WorkaroundDraft draft, @Nullable Instant expires, Instant at, Actor by) {
    return new WorkaroundDraft(
        draft.incident(),
        draft.component(),
        draft.steps(),
        draft.conditions(),
        draft.limits(),
        draft.source(),
        expires == null ? draft.expires() : expires,
        at,
        by);
  }

  private static ClaimDraft at(ClaimDraft draft, Instant at, Actor by) {
    return new ClaimDraft(
        draft.incident(),
        draft.service(),
        draft.text(),
        draft.byOperator(),
        draft.source(),
        draft.eta(),
        draft.acknowledges(),
        at,
        by,
        draft.recorder(),
        draft.assertions(),
        draft.corrects());
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
