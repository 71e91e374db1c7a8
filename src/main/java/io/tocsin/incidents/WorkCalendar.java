package io.tocsin.incidents;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.sql.PlannedWorkTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Work that is announced at an hour written down before, each step within the caller's transaction;
 * thread-safe.
 *
 * <p>Until then nothing of it is public. At its hour it is checked as if it were announced by hand;
 * what cannot be announced any more stands in {@link #refusals} until somebody saw it.
 */
public final class WorkCalendar {

  /** Later than this after its hour nothing is announced: it was written for another moment. */
  public static final Duration LATEST = Duration.ofMinutes(30);

  /** How far ahead an announcement may be planned. */
  public static final Duration FARTHEST = Duration.ofDays(31);

  /** Most announcements that wait at once. */
  public static final int MOST_WAITING = 200;

  private static final int AT_ONCE = 50;
  private static final int RULES_NOTED = 12;

  private final WorkSchedule works;
  private final AuditLog audit;
  private final Supplier<String> ids;

  /**
   * Opens it.
   *
   * @param works where the work is announced
   * @param ids makes ids that are never used twice
   */
  public WorkCalendar(WorkSchedule works, AuditLog audit, Supplier<String> ids) {
    this.works = works;
    this.audit = audit;
    this.ids = ids;
  }

  /** Plans an announcement, unless it could not be made at its hour as things stand. */
  public Answer<PlannedWork> plan(Transaction transaction, MaintenancePlan plan, Instant due) {
    List<Fault> faults = new ArrayList<>(hour(due, plan.at()));
    if (faults.isEmpty()) {
      faults.addAll(works.faults(at(plan, due)));
    }
    if (faults.isEmpty() && waiting(transaction).size() >= MOST_WAITING) {
      faults.add(new Fault("due", Rule.TOO_MANY, Map.of("max", "" + MOST_WAITING)));
    }
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    String id = ids.get();
    PlannedWorkTable.add(transaction, id, plan, due);
    note(transaction, plan.at(), plan.by(), Deed.ANNOUNCEMENT_SCHEDULED, id, "due " + due);
    return new Answer.Done<>(PlannedWorkTable.find(transaction, id).orElseThrow());
  }

  private static List<Fault> hour(Instant due, Instant now) {
    if (!due.isAfter(now)) {
      return List.of(Fault.of("due", Rule.IN_THE_PAST));
    }
    return due.isAfter(now.plus(FARTHEST))
        ? List.of(new Fault("due", Rule.TOO_FAR, Map.of("max", FARTHEST.toString())))
        : List.of();
  }

  private static MaintenancePlan at(MaintenancePlan plan, Instant at) {
    return new MaintenancePlan(
        plan.service(), plan.components(), plan.text(), plan.start(), plan.end(), at, plan.by());
  }

  /** Takes an announcement out; nothing of it becomes public. */
  public Answer<PlannedWork> cancel(Transaction transaction, String id, Instant at, Actor by) {
    if (!settle(transaction, id, PlannedWork.State.CANCELLED, at, null, null)) {
      return refuse();
    }
    note(transaction, at, by, Deed.ANNOUNCEMENT_UNSCHEDULED, id, "");
    return new Answer.Done<>(PlannedWorkTable.find(transaction, id).orElseThrow());
  }

  /** Returns what waits, in the order of its hours. */
  public List<PlannedWork> waiting(Transaction transaction) {
    return PlannedWorkTable.waiting(transaction, MOST_WAITING);
  }

  /** Returns what was refused at its hour and nobody in the newsroom saw yet, newest first. */
  public List<PlannedWork> refusals(Transaction transaction) {
    return PlannedWorkTable.unseenRefusals(transaction, AT_ONCE);
  }

  /** Somebody saw that an announcement was refused; says whether there was anything to see. */
  public boolean seen(Transaction transaction, String id, Actor by) {
    return PlannedWorkTable.seen(transaction, id, by.kind() + " " + by.name());
  }

  /** Returns what is due, in the order of its hours. */
  public List<PlannedWork> due(Transaction transaction, Instant now) {
    return PlannedWorkTable.due(transaction, now, AT_ONCE);
  }

  /** Announces one that is due; a refusal must take the transaction back. */
  public Answer<Maintenance> announce(Transaction transaction, PlannedWork planned, Instant now) {
    if (!PlannedWorkTable.claim(transaction, planned.id())) {
      return refuse();
    }
    if (now.isAfter(planned.due().plus(LATEST))) {
      return new Answer.Refused<>(List.of(Fault.of("due", Rule.IN_THE_PAST)));
    }
    Answer<Maintenance> answer = works.announceMaintenance(transaction, at(planned.plan(), now));
    if (answer instanceof Answer.Done<Maintenance>(Maintenance announced)) {
      String id = announced.id();
      settle(transaction, planned.id(), PlannedWork.State.ANNOUNCED, now, null, id);
      note(transaction, now, planned.plan().by(), Deed.MAINTENANCE_ANNOUNCED, id, planned.id());
    }
    return answer;
  }

  /** Notes that one could not be announced at its hour; says whether it still waited. */
  public boolean refuse(
      Transaction transaction, PlannedWork planned, List<Fault> faults, Instant now) {
    String rules = rules(faults);
    boolean refused =
        settle(transaction, planned.id(), PlannedWork.State.REFUSED, now, rules, null);
    if (refused) {
      String by = planned.plan().by().kind() + " " + planned.plan().by().name();
      audit.refused(transaction, now, by, Deed.MAINTENANCE_ANNOUNCED, planned.id(), rules);
    }
    return refused;
  }

  private static String rules(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.rule().name())
        .distinct()
        .limit(RULES_NOTED)
        .collect(Collectors.joining(" "));
  }

  private static boolean settle(
      Transaction transaction,
      String id,
      PlannedWork.State state,
      Instant at,
      @Nullable String reason,
      @Nullable String maintenance) {
    return PlannedWorkTable.settle(transaction, id, state, at, reason, maintenance);
  }

  private void note(
      Transaction transaction, Instant at, Actor by, Deed deed, String subject, String detail) {
    audit.done(transaction, at, by.kind() + " " + by.name(), deed, subject, detail);
  }

  private static <T> Answer<T> refuse() {
    return new Answer.Refused<>(List.of(Fault.of("", Rule.NOT_WAITING)));
  }
}
