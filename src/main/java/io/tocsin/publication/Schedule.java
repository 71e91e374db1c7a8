package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.Publication.Published;
import io.tocsin.publication.Publication.Refused;
import io.tocsin.publication.sql.ScheduleTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts that are said at their hour; thread-safe.
 *
 * <p>A draft is claimed, published and settled in one transaction, so that a crash says it once or
 * leaves it waiting. What cannot be said any more at its hour is refused, and stands in {@link
 * #refusals} until somebody saw it.
 */
public final class Schedule {

  /** Later than this after its hour nothing is said: it was written for another moment. */
  public static final Duration LATEST = Duration.ofMinutes(30);

  /** How far ahead a draft may be planned. */
  public static final Duration FARTHEST = Duration.ofDays(31);

  /** Most drafts that wait at once. */
  public static final int MOST_WAITING = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final int AT_ONCE = 50;

  private final Publisher publisher;
  private final ScheduleTable table = new ScheduleTable();
  private final Drafts drafts;
  private final AuditLog audit;

  /**
   * Takes its tools.
   *
   * @param ids makes ids that are never used twice and grow with time
   */
  public Schedule(Publisher publisher, Supplier<String> ids) {
    this.publisher = publisher;
    this.drafts = new Drafts(publisher.room(), ids);
    this.audit = new AuditLog(ids);
  }

  /** Plans a draft, unless it could not be published at its hour as things stand. */
  public Keeping plan(StatementDraft draft, Instant due, Actor by) {
    Instant now = publisher.now();
    List<Fault> late = hourFaults(due, now);
    List<Fault> faults = late.isEmpty() ? publisher.check(draft, by, due) : late;
    if (!faults.isEmpty()) {
      return new Keeping.Refused(faults);
    }
    if (!new Warrant.Author().suffices(publisher.room().catalog().get().fourEyes(), by)) {
      return new Keeping.Refused(List.of(Fault.of("", Rule.SECOND_PERSON_REQUIRED)));
    }
    return write(transaction -> {
      if (table.waiting(transaction, MOST_WAITING).size() == MOST_WAITING) {
        return new Keeping.Refused(
            List.of(new Fault("due", Rule.TOO_MANY, Map.of("max", "" + MOST_WAITING))));
      }
      KeptDraft kept = drafts.keep(transaction, draft, by, now);
      plan(transaction, kept, due, null, now);
      return new Keeping.Kept(kept);
    });
  }

  /** Plans a draft that a second person approved. */
  void plan(
      Transaction transaction, KeptDraft kept, Instant due, @Nullable Actor approver, Instant now) {
    table.plan(transaction, kept, due, approver);
    note(transaction, kept.by(), Deed.STATEMENT_SCHEDULED, kept.id(), "due " + due, now);
  }

  static List<Fault> hourFaults(Instant due, Instant now) {
    if (!due.isAfter(now)) {
      return List.of(Fault.of("due", Rule.IN_THE_PAST));
    }
    return due.isAfter(now.plus(FARTHEST))
        ? List.of(new Fault("due", Rule.TOO_FAR, Map.of("max", FARTHEST.toString())))
        : List.of();
  }

  /**
   * Moves the hour of a draft that waits; returns what stands against it, empty if it was moved.
   */
  public List<Fault> move(String draft, Instant due, Actor by) {
    Instant now = publisher.now();
    List<Fault> faults = hourFaults(due, now);
    if (!faults.isEmpty()) {
      return faults;
    }
    return write(transaction -> {
      Planned planned = table.find(transaction, draft).orElse(null);
      if (planned == null || !table.move(transaction, draft, due)) {
        return List.of(Fault.of("", Rule.NOT_WAITING));
      }
      note(transaction, by, Deed.STATEMENT_SCHEDULED, draft, "moved to " + due, now);
      return List.of();
    });
  }

  /** Takes a draft out of the schedule; returns what stands against it, empty if it was taken. */
  public List<Fault> cancel(String draft, Actor by) {
    Instant now = publisher.now();
    return write(transaction -> {
      if (!table.settle(transaction, draft, Planned.State.CANCELLED, now, null, null)) {
        return List.of(Fault.of("", Rule.NOT_WAITING));
      }
      note(transaction, by, Deed.STATEMENT_UNSCHEDULED, draft, "", now);
      return List.of();
    });
  }

  /** Returns what waits, in the order of its hours. */
  public List<Planned> waiting() {
    return publisher.room().table().read(tx -> table.waiting(tx, MOST_WAITING));
  }

  /** Returns what was refused at its hour and nobody in the newsroom saw yet, newest first. */
  public List<Planned> refusals() {
    return publisher.room().table().read(tx -> table.unseenRefusals(tx, AT_ONCE));
  }

  /** Returns them in the caller's transaction. */
  public List<Planned> refusals(Transaction transaction) {
    return table.unseenRefusals(transaction, AT_ONCE);
  }

  /** Returns one in the caller's transaction. */
  public Optional<Planned> find(Transaction transaction, String draft) {
    return table.find(transaction, draft);
  }

  /** Returns one, whatever became of it. */
  public Optional<Planned> find(String draft) {
    return publisher.room().table().read(tx -> table.find(tx, draft));
  }

  /** Somebody saw that a draft was refused at its hour; says whether there was anything to see. */
  public boolean seen(String draft, Actor by) {
    return write(tx -> table.seen(tx, draft, by.kind() + " " + by.name()));
  }

  /** Says what is due at a moment, on the caller's thread; returns how many were said. */
  public int runDue(Instant now) {
    List<Planned> due = publisher.room().table().read(tx -> table.due(tx, now, AT_ONCE));
    int said = 0;
    for (Planned planned : due) {
      try {
        said += say(planned, now) instanceof Published ? 1 : 0;
      } catch (RuntimeException failure) {
        LOG.error(
            "{} could not be said at its hour; it is tried again", planned.draft().id(), failure);
      }
    }
    return said;
  }

  private Publication say(Planned planned, Instant now) {
    return publisher.settle(
        transaction -> say(transaction, planned.draft().id(), now),
        refused -> refuse(planned, refused));
  }

  private Publication say(Transaction transaction, String draft, Instant now) {
    if (!table.claim(transaction, draft)) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.NOT_WAITING))));
    }
    Planned planned = table.find(transaction, draft).orElseThrow();
    if (now.isAfter(planned.due().plus(LATEST))) {
      throw new TakenBack(new Refused(List.of(Fault.of("due", Rule.IN_THE_PAST))));
    }
    String incident = planned.draft().draft().incident();
    long before = incident == null ? 0 : history(transaction, incident).handVersion();
    Actor approver = planned.approver();
    Published published =
        (Published)
            publisher.publish(
                transaction,
                planned.draft().draft().seen(planned.seenVersion()),
                planned.draft().by(),
                null,
                approver == null ? new Warrant.Author() : new Warrant.SecondPerson(approver));
    Statement said = published.statement();
    table.settle(transaction, draft, Planned.State.PUBLISHED, said.at(), null, said.id());
    if (incident != null) {
      table.goOn(
          transaction, incident, before, history(transaction, incident).incident().version());
    }
    return published;
  }

  private IncidentHistory history(Transaction transaction, String incident) {
    return publisher
        .room()
        .archive()
        .incident(transaction, incident)
        .orElseThrow(
            () -> new TakenBack(new Refused(List.of(Fault.of("incident", Rule.NOT_AN_INCIDENT)))));
  }

  private void refuse(Planned planned, Refused refused) {
    String rules = Publisher.rules(refused.faults());
    boolean refusedNow =
        write(transaction ->
            table.settle(
                transaction,
                planned.draft().id(),
                Planned.State.REFUSED,
                publisher.now(),
                rules,
                null));
    if (refusedNow) {
      LOG.warn("{} was not said at its hour: {}", planned.draft().id(), rules);
      publisher.noteRefusal(planned.draft().by(), planned.draft().draft(), refused);
    }
  }

  private void note(
      Transaction transaction, Actor by, Deed deed, String draft, String detail, Instant now) {
    audit.done(transaction, now, by.kind() + " " + by.name(), deed, draft, detail);
  }

  private <T> T write(Function<Transaction, T> work) {
    return publisher.room().table().write(work);
  }
}
