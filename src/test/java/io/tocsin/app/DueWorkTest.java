package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.incidents.sql.MaintenanceTable;
import io.tocsin.signals.Town;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueWorkTest {

  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");
  private static final Instant DUE = NOW.plus(Duration.ofHours(3));

  @TempDir Path folder;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-" + lastId.incrementAndGet();
  private final Catalog catalog = Town.catalog();
  private final WorkCalendar calendar =
      new WorkCalendar(new WorkSchedule(() -> catalog, ids), new AuditLog(ids), ids);
  private int nudges;
  private Database state;
  private DueWork works;

  @BeforeEach
  void open() {
    state = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    works = new DueWork(state, calendar, () -> nudges++);
    MaintenancePlan plan =
        new MaintenancePlan(
            "mail",
            Set.of("mail-send"),
            LocalizedText.frenchAndEnglish("Travaux", "Work"),
            DUE.plus(Duration.ofHours(1)),
            DUE.plus(Duration.ofHours(2)),
            NOW,
            new Actor(Actor.Kind.PERSON, "anne"));
    state.write(tx -> calendar.plan(tx, plan, DUE));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void dueWorkIsAnnouncedOnceAndThePageIsTold() {
    assertThat(works.runDue(DUE.minusSeconds(1))).isZero();
    assertThat(works.runDue(DUE)).isOne();
    assertThat(works.runDue(DUE)).isZero();
    assertThat(nudges).isOne();
    assertThat(state.read(MaintenanceTable::pending)).hasSize(1);
  }

  @Test
  void workWhoseHourWasSleptThroughIsRefusedAndWaitsToBeSeen() {
    assertThat(works.runDue(DUE.plus(Duration.ofMinutes(31)))).isZero();
    assertThat(nudges).isZero();
    assertThat(state.read(MaintenanceTable::pending)).isEmpty();
    assertThat(state.read(calendar::refusals))
        .singleElement()
        .returns("IN_THE_PAST", PlannedWork::reason);
  }
}
