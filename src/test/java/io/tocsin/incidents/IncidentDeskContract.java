package io.tocsin.incidents;

import static io.tocsin.incidents.Town.CEGETEL;
import static io.tocsin.incidents.Town.NEUF;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.signals.ProbeReason.ADDRESS_REFUSED;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.FORBIDDEN_WORD_FOUND;
import static io.tocsin.signals.ProbeReason.OWN_NETWORK_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.incidents.WatchedTown.Probe;
import io.tocsin.incidents.sql.ResolvedCaseTable;
import io.tocsin.journal.Batch;
import io.tocsin.journal.Position;
import io.tocsin.journal.Stage;
import io.tocsin.signals.Tick;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The desk as a stage: real detection, a journal that keeps no more than its promises, a moved
 * clock.
 */
abstract class IncidentDeskContract {

  private static final long SEED = 20171112;

  private final IncidentArchive archive = new IncidentArchive();

  abstract Database database();

  /** A second, empty one. */
  abstract Database another();

  @Test
  void incidentStaysOpenWhileOneDomainStillRefuses() {
    WatchedTown town = town(database()).until("08:30");
    town.answer(Probe.NEUF_RECEIVES, ADDRESS_REFUSED)
        .answer(Probe.CEGETEL_RECEIVES, ADDRESS_REFUSED)
        .until("09:00")
        .answer(Probe.NEUF_RECEIVES, AS_EXPECTED)
        .until("09:30")
        .followed();
    Incident incident = open().getFirst().incident();
    assertThat(incident.phase()).isEqualTo(Phase.RECOVERING);
    assertThat(incident.onset()).isEqualTo(at("08:31"));
    assertThat(status(incident, NEUF).state()).isEqualTo(ComponentState.WORKS);
    assertThat(status(incident, NEUF).backSince()).isEqualTo(at("09:01"));
    assertThat(status(incident, CEGETEL).state()).isEqualTo(ComponentState.OUT);
    assertThat(close(town, incident.id())).isInstanceOf(Answer.Refused.class);
    town.answer(Probe.CEGETEL_RECEIVES, AS_EXPECTED).until("10:00").followed();
    assertThat(open().getFirst().incident().phase()).isEqualTo(Phase.RECOVERED);
    assertThat(close(town, incident.id())).isInstanceOf(Answer.Done.class);
    assertThat(town.changes()).isPositive();
  }

  @Test
  void whatIsOverIsKeptAsACaseForTheNextTime() {
    WatchedTown town = town(database()).until("08:30");
    town.answer(Probe.HOME, FORBIDDEN_WORD_FOUND).until("09:00").restart();
    town.answer(Probe.HOME, AS_EXPECTED).until("09:30").followed();
    ResolvedCase kept = cases().getFirst();
    assertThat(kept.incident()).isEqualTo(open().getFirst().incident().id());
    assertThat(kept.component()).isEqualTo("home");
    assertThat(kept.onset()).isEqualTo(at("08:31"));
    assertThat(kept.end()).isEqualTo(at("09:01"));
    town.answer(Probe.HOME, FORBIDDEN_WORD_FOUND).until("10:00");
    town.answer(Probe.HOME, AS_EXPECTED).until("10:30").followed();
    assertThat(cases()).extracting(ResolvedCase::onset).containsExactly(at("08:31"), at("09:31"));
  }

  private List<ResolvedCase> cases() {
    return read(tx -> ResolvedCaseTable.newest(tx, 10));
  }

  @Test
  void unannouncedMaintenancePageIsAnIncident() {
    town(database())
        .until("08:30")
        .answer(Probe.HOME, FORBIDDEN_WORD_FOUND)
        .answer(Probe.ACCOUNT, FORBIDDEN_WORD_FOUND)
        .until("09:00")
        .followed();
    assertThat(open())
        .singleElement()
        .returns(Set.of("home", "account"), history -> history.incident().components());
    assertThat(read(tx -> archive.maintenances(tx, Instant.EPOCH)).isEmpty()).isTrue();
  }

  @Test
  void maintenancePastItsEndBecomesAnIncidentFromTheOverrun() {
    WatchedTown town = town(database()).until("08:30").followed();
    Maintenance work = announce(town, "home", "09:00", "10:00");
    town.until("09:05").answer(Probe.HOME, FORBIDDEN_WORD_FOUND).until("09:59").followed();
    assertThat(open()).isEmpty();
    town.until("10:01").followed();
    assertThat(open())
        .singleElement()
        .returns(at("10:00"), history -> history.incident().onset())
        .returns(work.id(), history -> history.incident().fromMaintenance());
    assertThat(read(tx -> archive.promises(tx, work.id())).getFirst().status())
        .isEqualTo(Promise.Status.LATE);
    Availability hour = read(tx -> archive.availability(tx, "home", at("09:00"), at("10:00")));
    assertThat(hour.share().orElseThrow()).isEqualTo(0.1);
    assertThat(hour.shareOutsideMaintenance()).isEmpty();
  }

  @Test
  void restartInTheMiddleEqualsNoRestart() {
    story(town(database()), () -> false);
    Random random = new Random(SEED);
    story(town(another()), () -> random.nextInt(3) == 0);
    assertThat(told(another())).as("seed %d", SEED).isEqualTo(told(database()));
    assertThat(told(database())).hasSizeGreaterThan(10);
  }

  private void story(WatchedTown town, BooleanSupplier killed) {
    Map<Integer, Runnable> turns =
        Map.of(
            6, () -> town.answer(Probe.NEUF_RECEIVES, ADDRESS_REFUSED),
            10, () -> town.answer(Probe.CEGETEL_RECEIVES, ADDRESS_REFUSED),
            18, () -> town.answer(Probe.HOME, OWN_NETWORK_LOST),
            24, () -> town.answer(Probe.NEUF_RECEIVES, AS_EXPECTED),
            30, () -> town.answer(Probe.CEGETEL_RECEIVES, AS_EXPECTED),
            36, () -> town.answer(Probe.HOME, AS_EXPECTED),
            42, () -> town.answer(Probe.NEUF_RECEIVES, ADDRESS_REFUSED));
    for (int minute = 0; minute < 56; minute += 2) {
      turns.getOrDefault(minute, () -> {}).run();
      town.until("08:%02d".formatted(minute)).followed();
      if (killed.getAsBoolean()) {
        town.restart();
      }
    }
  }

  private List<Object> told(Database database) {
    return database.read(tx -> {
      List<Object> told = new ArrayList<>();
      for (IncidentHistory history : archive.open(tx)) {
        told.addAll(archive.events(tx, history.incident().id()));
      }
      for (String component : List.of("receive", "home", "account")) {
        told.add(archive.availability(tx, component, at("08:00"), at("08:54")));
        told.add(archive.evidence(tx, component).map(Evidence::state));
      }
      return told;
    });
  }

  @Test
  void timeInWhichTheProgramWasOffIsUnknown() {
    WatchedTown town = town(database()).until("08:30").followed();
    town.offUntil("09:30").restart().until("10:00").followed();
    Availability day = read(tx -> archive.availability(tx, "home", at("08:00"), at("10:00")));
    Duration unknown = day.measured().get(ComponentState.UNKNOWN);
    assertThat(unknown).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
    assertThat(day.share().orElseThrow()).isEqualTo(1.0);
  }

  @Test
  void everyPartitionKeepsQuietAboutServicesOfOthers() {
    town(database()).until("08:30").followed();
    List<Evidence> evidence = read(archive::evidence);
    assertThat(evidence)
        .extracting(Evidence::component, Evidence::state)
        .containsExactlyInAnyOrder(
            tuple("receive", ComponentState.WORKS),
            tuple("home", ComponentState.WORKS),
            tuple("account", ComponentState.WORKS));
  }

  @Test
  void whatAPersonWroteWhileTheDeskWasThinkingIsHeeded() {
    WatchedTown town = town(database());
    IncidentDesk desk = new IncidentDesk(0, town.ids());
    Maintenance work = announce(town, "home", "09:00", "10:00");
    load(desk);
    Batch late =
        new Batch(
            0,
            Position.START,
            new Position(7),
            List.of(new Batch.Entry(new Position(7), new Tick("late", at("10:30")))));
    Stage.Step step = desk.decide(late);
    database()
        .<Object>write(
            tx -> schedule(town).finishMaintenance(tx, work.id(), at("09:50"), Town.ALICE));
    database()
        .<Object>write(tx -> {
          step.write(tx);
          return true;
        });
    step.committed();
    assertThat(open()).as("it was done in time, whatever was decided before").isEmpty();
    assertThat(read(tx -> archive.maintenance(tx, work.id())).orElseThrow().status())
        .isEqualTo(Maintenance.Status.DONE);
  }

  private void load(IncidentDesk desk) {
    database()
        .<Object>read(tx -> {
          desk.load(tx, Position.START);
          return true;
        });
  }

  private WatchedTown town(Database database) {
    return new WatchedTown(database, SEED, at("08:00"));
  }

  private WorkSchedule schedule(WatchedTown town) {
    return new WorkSchedule(() -> Town.catalog(Mode.OPERATOR), town.ids());
  }

  private Maintenance announce(WatchedTown town, String component, String start, String end) {
    Answer<Maintenance> answer =
        database()
            .write(tx ->
                schedule(town)
                    .announceMaintenance(
                        tx,
                        new MaintenancePlan(
                            "site",
                            Set.of(component),
                            Town.text("New disks"),
                            at(start),
                            at(end),
                            town.now(),
                            Town.ALICE)));
    return ((Answer.Done<Maintenance>) answer).value();
  }

  private Answer<Incident> close(WatchedTown town, String incident) {
    Desk desk = new Desk(() -> Town.catalog(Mode.OPERATOR), town.ids());
    PublicWord word = Words.about(incident, Phase.CLOSED, town.now()).word();
    return database().write(tx -> desk.speak(tx, word));
  }

  private static CohortStatus status(Incident incident, Cohort cohort) {
    return incident.cohorts().stream()
        .filter(status -> status.cohorts().equals(Set.of(cohort)))
        .findFirst()
        .orElseThrow();
  }

  private List<IncidentHistory> open() {
    return read(archive::open);
  }

  private <T> T read(Function<Transaction, T> work) {
    return database().read(work::apply);
  }
}
