package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.publication.Approval.State;
import io.tocsin.publication.Publication.Published;
import io.tocsin.publication.Publication.Refused;
import io.tocsin.publication.sql.ApprovalTable;
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
 * A second pair of eyes: somebody writes, somebody else approves, then it is public; thread-safe.
 *
 * <p>Approval and publication are one transaction. What cannot be published any more when it is
 * approved, because its incident moved or its times have passed, is refused with the rules it
 * broke.
 */
public final class Approvals {

  /** Most drafts that wait at once. */
  public static final int MOST_WAITING = 200;

  /** Longest reason for a refusal, in UTF-16 units. */
  public static final int LONGEST_REASON = 1000;

  private static final int SHOWN = 50;

  private final Publisher publisher;
  private final Schedule schedule;
  private final ApprovalTable table = new ApprovalTable();
  private final Drafts drafts;
  private final AuditLog audit;

  /**
   * Takes its tools.
   *
   * @param ids makes ids that are never used twice and grow with time
   */
  public Approvals(Publisher publisher, Schedule schedule, Supplier<String> ids) {
    this.publisher = publisher;
    this.schedule = schedule;
    this.drafts = new Drafts(publisher.room(), ids);
    this.audit = new AuditLog(ids);
  }

  /** Says whether what an actor writes needs a second person here. */
  public boolean isNeeded(Actor author) {
    return !new Warrant.Author().suffices(publisher.room().catalog().get().fourEyes(), author);
  }

  /**
   * Asks for a second person, unless the draft could not be published as it is.
   *
   * @param due when it shall be said once it is approved, or null: at once
   */
  public Keeping submit(StatementDraft draft, Actor author, @Nullable Instant due) {
    Instant now = publisher.now();
    List<Fault> late = due == null ? List.of() : Schedule.hourFaults(due, now);
    List<Fault> faults =
        late.isEmpty() ? publisher.check(draft, author, due == null ? now : due) : late;
    return faults.isEmpty()
        ? write(transaction -> submit(transaction, draft, author, due, now))
        : new Keeping.Refused(faults);
  }

  private Keeping submit(
      Transaction transaction,
      StatementDraft draft,
      Actor author,
      @Nullable Instant due,
      Instant now) {
    Optional<Approval> same = table.waiting(transaction, author, DraftDigest.of(draft));
    if (same.isPresent()) {
      return new Keeping.Kept(same.get().draft());
    }
    if (table.waiting(transaction, MOST_WAITING).size() == MOST_WAITING) {
      Map<String, String> most = Map.of("max", String.valueOf(MOST_WAITING));
      return new Keeping.Refused(List.of(new Fault("", Rule.TOO_MANY, most)));
    }
    KeptDraft kept = drafts.keep(transaction, draft, author, now);
    table.ask(transaction, kept.id(), due);
    note(transaction, author, Deed.APPROVAL_ASKED, kept.id(), "", now);
    return new Keeping.Kept(kept);
  }

  /**
   * Approves a draft and publishes it, or plans it for its hour.
   *
   * @param approver a person, and not the author; that they may approve at all is for the caller
   */
  public Decision approve(String draft, Actor approver) {
    Instant now = publisher.now();
    Approval asked = find(draft).orElse(null);
    List<Fault> faults = standing(asked, approver);
    if (asked == null || !faults.isEmpty()) {
      noteRefused(approver, draft, faults);
      return new Decision.Refused(faults);
    }
    Instant due = asked.due();
    return due != null && due.isAfter(now)
        ? plan(asked.draft(), due, approver, now)
        : publish(asked.draft(), approver, now);
  }

  private static List<Fault> standing(@Nullable Approval asked, Actor approver) {
    if (asked == null || asked.state() != State.WAITING) {
      return List.of(Fault.of("", Rule.NOT_WAITING));
    }
    boolean own = asked.draft().by().equals(approver);
    return own || approver.kind() != Actor.Kind.PERSON
        ? List.of(Fault.of("", Rule.AUTHOR_CANNOT_APPROVE))
        : List.of();
  }

  private Decision plan(KeptDraft kept, Instant due, Actor approver, Instant now) {
    return write(transaction -> {
      if (!table.decide(transaction, kept.id(), State.APPROVED, approver, now, null)) {
        return new Decision.Refused(List.of(Fault.of("", Rule.NOT_WAITING)));
      }
      schedule.plan(transaction, kept, due, approver, now);
      note(transaction, approver, Deed.APPROVAL_GIVEN, kept.id(), "due " + due, now);
      return new Decision.Planned(kept, due);
    });
  }

  private Decision publish(KeptDraft kept, Actor approver, Instant now) {
    Publication publication =
        publisher.settle(
            transaction -> publish(transaction, kept, approver, now),
            refused -> refuse(kept, approver, refused, now));
    return switch (publication) {
      case Published(Statement said, boolean _) -> new Decision.Published(said);
      case Refused(List<Fault> faults) -> new Decision.Refused(faults);
    };
  }

  private Publication publish(
      Transaction transaction, KeptDraft kept, Actor approver, Instant now) {
    if (!table.decide(transaction, kept.id(), State.APPROVED, approver, now, null)) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.NOT_WAITING))));
    }
    Publication publication =
        publisher.publish(
            transaction, kept.draft(), kept.by(), null, new Warrant.SecondPerson(approver));
    if (publication instanceof Published(Statement said, boolean _)) {
      table.said(transaction, kept.id(), said.id());
      note(transaction, approver, Deed.APPROVAL_GIVEN, kept.id(), "statement " + said.id(), now);
    }
    return publication;
  }

  /** What the rules refuse goes back to its author; what somebody else decided stays decided. */
  private void refuse(KeptDraft kept, Actor approver, Refused refused, Instant now) {
    String rules = Publisher.rules(refused.faults());
    write(transaction -> {
      boolean decided = table.decide(transaction, kept.id(), State.REFUSED, approver, now, rules);
      audit.refused(transaction, now, actor(approver), Deed.APPROVAL_GIVEN, kept.id(), rules);
      return decided;
    });
  }

  private void noteRefused(Actor approver, String draft, List<Fault> faults) {
    String subject = draft.length() > 100 ? "" : draft;
    write(transaction -> {
      audit.refused(
          transaction,
          publisher.now(),
          actor(approver),
          Deed.APPROVAL_GIVEN,
          subject,
          Publisher.rules(faults));
      return true;
    });
  }

  /** A second person says no, with a reason; returns what stands against it, empty if it is so. */
  public List<Fault> refuse(String draft, Actor approver, String reason) {
    Optional<Rule> fault = Text.faultIn(reason, LONGEST_REASON);
    if (fault.isPresent()) {
      Map<String, String> most = Map.of("max", String.valueOf(LONGEST_REASON));
      return List.of(new Fault("reason", fault.get(), most));
    }
    return decide(draft, State.REFUSED, approver, reason.strip());
  }

  /** The author takes it back; returns what stands against it, empty if it is so. */
  public List<Fault> withdraw(String draft, Actor author) {
    return decide(draft, State.WITHDRAWN, author, null);
  }

  private List<Fault> decide(String draft, State state, Actor by, @Nullable String reason) {
    Instant now = publisher.now();
    return write(transaction -> {
      if (!table.decide(transaction, draft, state, by, now, reason)) {
        return List.of(Fault.of("", Rule.NOT_WAITING));
      }
      note(transaction, by, Deed.APPROVAL_REFUSED, draft, state.name(), now);
      return List.of();
    });
  }

  /** Returns what waits for a second person, oldest first. */
  public List<Approval> waiting() {
    return publisher.room().table().read(tx -> table.waiting(tx, MOST_WAITING));
  }

  /** Returns what waits, in the caller's transaction. */
  public List<Approval> waiting(Transaction transaction) {
    return table.waiting(transaction, MOST_WAITING);
  }

  /** Returns one in the caller's transaction. */
  public Optional<Approval> find(Transaction transaction, String draft) {
    return table.find(transaction, draft);
  }

  /** Returns the newest 50, decided or not, newest first. */
  public List<Approval> newest() {
    return publisher.room().table().read(tx -> table.newest(tx, SHOWN));
  }

  /** Returns one, whatever became of it. */
  public Optional<Approval> find(String draft) {
    return publisher.room().table().read(tx -> table.find(tx, draft));
  }

  private void note(
      Transaction transaction, Actor by, Deed deed, String draft, String detail, Instant now) {
    audit.done(transaction, now, actor(by), deed, draft, detail);
  }

  private static String actor(Actor actor) {
    return actor.kind() + " " + actor.name();
  }

  private <T> T write(Function<Transaction, T> work) {
    return publisher.room().table().write(work);
  }
}
