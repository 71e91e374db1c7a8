package io.tocsin.incidents;

import static io.tocsin.incidents.Town.ALICE;
import static io.tocsin.incidents.Town.BOB;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.sql.MaintenanceTable;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What an announcement with an hour may count on, whatever database keeps it. */
abstract class WorkCalendarContract {

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%05d".formatted(lastId.incrementAndGet());
  private final AuditLog audit = new AuditLog(ids);
  private final WorkCalendar calendar =
      new WorkCalendar(new WorkSchedule(() -> Town.catalog(Mode.OPERATOR), ids), audit, ids);

  abstract Database database();

  private static MaintenancePlan work(String start, String end) {
    return new MaintenancePlan(
        "mail", Set.of("receive"), text("A new disk"), at(start), at(end), at("09:00"), ALICE);
  }

  private Answer<PlannedWork> plan(String due) {
    MaintenancePlan plan = work("14:00", "16:00");
    return database().write(tx -> calendar.plan(tx, plan, at(due)));
  }

  private PlannedWork planned(String due) {
    return ((Answer.Done<PlannedWork>) plan(due)).value();
  }

  private Answer<Maintenance> announce(PlannedWork planned, String now) {
    return database().write(tx -> calendar.announce(tx, planned, at(now)));
  }

  private List<Maintenance> announced() {
    return database().read(MaintenanceTable::pending);
  }

  private List<PlannedWork> due(String now) {
    return database().read(tx -> calendar.due(tx, at(now)));
  }

  private List<String> deeds() {
    return database().read(tx -> audit.newest(tx, null)).stream()
        .map(line -> line.actor() + " " + line.deed() + " " + line.outcome() + " " + line.detail())
        .toList();
  }

  private Answer<PlannedWork> cancel(PlannedWork planned, String now) {
    return database().write(tx -> calendar.cancel(tx, planned.id(), at(now), BOB));
  }

  private boolean refuse(PlannedWork planned, String now) {
    List<Fault> late = List.of(Fault.of("due", Rule.IN_THE_PAST));
    return database().write(tx -> calendar.refuse(tx, planned, late, at(now)));
  }

  private boolean seen(PlannedWork planned) {
    return database().write(tx -> calendar.seen(tx, planned.id(), BOB));
  }

  private static List<Rule> rules(Answer<?> answer) {
    return ((Answer.Refused<?>) answer).faults().stream().map(Fault::rule).toList();
  }

  @Test
  void workIsAnnouncedAtItsHourAndNotBefore() {
    PlannedWork planned = planned("12:00");
    assertThat(announced()).isEmpty();
    assertThat(database().read(calendar::waiting)).containsExactly(planned);
    assertThat(due("11:59")).isEmpty();
    assertThat(due("12:00")).containsExactly(planned);
    assertThat(announce(planned, "12:00")).isInstanceOf(Answer.Done.class);
    assertThat(announced())
        .singleElement()
        .returns(at("12:00"), Maintenance::announcedAt)
        .returns(at("14:00"), Maintenance::start)
        .returns(ALICE, Maintenance::by);
    assertThat(rules(announce(planned, "12:01"))).as("once").containsExactly(Rule.NOT_WAITING);
    assertThat(announced()).hasSize(1);
    assertThat(database().read(calendar::waiting)).isEmpty();
    assertThat(deeds())
        .containsExactly(
            "PERSON alice MAINTENANCE_ANNOUNCED DONE " + planned.id(),
            "PERSON alice ANNOUNCEMENT_SCHEDULED DONE due " + at("12:00"));
  }

  @Test
  void anHourThatIsPastTooFarOrAfterTheStartIsRefused() {
    assertThat(rules(plan("08:59"))).containsExactly(Rule.IN_THE_PAST);
    assertThat(rules(plan("14:00"))).containsExactly(Rule.NOT_ANNOUNCED_BEFORE_START);
    Instant far = at("09:00").plus(WorkCalendar.FARTHEST).plusSeconds(1);
    MaintenancePlan plan = work("14:00", "16:00");
    assertThat(rules(database().write(tx -> calendar.plan(tx, plan, far))))
        .containsExactly(Rule.TOO_FAR);
    assertThat(database().read(calendar::waiting)).isEmpty();
  }

  @Test
  void cancelledAnnouncementIsNeverMade() {
    PlannedWork planned = planned("12:00");
    assertThat(cancel(planned, "10:00")).isInstanceOf(Answer.Done.class);
    assertThat(due("12:00")).isEmpty();
    assertThat(rules(announce(planned, "12:00"))).containsExactly(Rule.NOT_WAITING);
    assertThat(rules(cancel(planned, "10:01"))).containsExactly(Rule.NOT_WAITING);
    assertThat(announced()).isEmpty();
    assertThat(deeds().getFirst()).isEqualTo("PERSON bob ANNOUNCEMENT_UNSCHEDULED DONE ");
  }

  @Test
  void whatCannotBeAnnouncedAtItsHourIsSeenBySomebody() {
    PlannedWork planned = planned("12:00");
    assertThat(refuse(planned, "12:31")).isTrue();
    assertThat(refuse(planned, "12:32")).isFalse();
    assertThat(database().read(calendar::refusals))
        .singleElement()
        .returns("IN_THE_PAST", PlannedWork::reason)
        .returns(PlannedWork.State.REFUSED, PlannedWork::state);
    assertThat(deeds().getFirst())
        .isEqualTo("PERSON alice MAINTENANCE_ANNOUNCED REFUSED IN_THE_PAST");
    assertThat(seen(planned)).isTrue();
    assertThat(database().read(calendar::refusals)).isEmpty();
  }

  @Test
  void whatWasWrittenForAnotherMomentIsNotAnnounced() {
    PlannedWork planned = planned("12:00");
    assertThat(rules(announce(planned, "12:31"))).containsExactly(Rule.IN_THE_PAST);
  }
}
