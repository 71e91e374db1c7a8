package io.tocsin.incidents;

import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.out;
import static io.tocsin.incidents.Town.over;
import static io.tocsin.incidents.Town.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict.Change;
import io.tocsin.incidents.Maintenance.Status;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaintenancesTest {

  @Test
  void workIsAnnouncedBeforeItStartsAndEndsAfter() {
    assertThat(faults("12:00", "12:00", "13:00")).containsExactly(Rule.NOT_ANNOUNCED_BEFORE_START);
    assertThat(faults("10:00", "12:00", "12:00")).containsExactly(Rule.END_BEFORE_START);
    assertThat(faults("11:59:59", "12:00", "13:00")).isEmpty();
  }

  @Test
  void workDoneInTimeKeepsItsPromiseAndIsNoIncident() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive");
    scene.tick(at("12:00"));
    assertThat(scene.maintenance().status()).isEqualTo(Status.RUNNING);
    scene.judge(out("12:10", "receive"), over("12:40", "receive"));
    finish(scene, "12:50");
    scene.tick(at("14:00"));
    assertThat(scene.incidents()).isEmpty();
    assertThat(scene.maintenance().status()).isEqualTo(Status.DONE);
    assertThat(promise(scene).status()).isEqualTo(Promise.Status.KEPT);
  }

  @Test
  void maintenancePastItsEndBecomesAnIncidentFromTheOverrun() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive", "send");
    scene.judge(out("12:10", "receive"));
    assertThat(scene.incidents()).isEmpty();
    scene.tick(at("13:00"));
    assertThat(scene.incidents()).as("said done at the very end, it would be in time").isEmpty();
    scene.tick(at("13:00:30"));
    assertThat(scene.maintenance())
        .returns(Status.OVERRUN, Maintenance::status)
        .returns(scene.incident().id(), Maintenance::overrunIncident);
    assertThat(scene.incident())
        .returns(at("13:00"), Incident::onset)
        .returns(Set.of("receive", "send"), Incident::components)
        .returns(scene.maintenance().id(), Incident::fromMaintenance);
    assertThat(scene.incident().cohorts())
        .containsExactly(
            new CohortStatus("receive", Set.of(), ComponentState.OUT, at("13:00"), null));
    assertThat(promise(scene))
        .returns(Promise.Status.LATE, Promise::status)
        .returns(null, Promise::settledAt);
    finish(scene, "15:00");
    assertThat(promise(scene))
        .returns(Promise.Status.LATE, Promise::status)
        .returns(at("15:00"), Promise::settledAt);
    assertThat(scene.incident().phase()).as("receive still fails").isEqualTo(Phase.SUSPECTED);
  }

  @Test
  void overrunOfWorkThatFailsNothingIsOverWhenSomebodySaysDone() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive");
    scene.tick(at("13:10"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.SUSPECTED);
    finish(scene, "13:20");
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERED);
  }

  @Test
  void workSaidDoneWhileItsProbesFailIsAnIncidentFromThen() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive");
    scene.judge(out("12:10", "receive"));
    finish(scene, "12:30");
    assertThat(scene.incident())
        .returns(at("12:30"), Incident::onset)
        .returns(scene.maintenance().id(), Incident::fromMaintenance);
    assertThat(promise(scene).status()).isEqualTo(Promise.Status.KEPT);
  }

  @Test
  void unannouncedMaintenancePageIsAnIncident() {
    Scene scene = Scene.observer().judge(out("10:00", "account"));
    assertThat(scene.incident().fromMaintenance()).isNull();
    assertThat(faults("10:30", "10:00", "18:00")).containsExactly(Rule.NOT_ANNOUNCED_BEFORE_START);
  }

  @Test
  void failureThatBeganBeforeTheWorkIsNotExplainedByIt() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive");
    scene.judge(verdict(at("12:02"), at("11:55"), "receive", Set.of(), Change.CONFIRMED, Set.of()));
    assertThat(scene.incident().onset()).isEqualTo(at("11:55"));
  }

  @Test
  void workAnnouncedDuringAnIncidentDoesNotHideIt() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    scene.announce("10:30", "11:00", "18:00", "receive");
    scene.judge(over("12:00", "receive"), out("12:10", "receive"));
    assertThat(scene.incident().cohorts().getFirst().brokenSince()).isEqualTo(at("12:10"));
  }

  @Test
  void otherComponentsAreNotCoveredByTheWork() {
    Scene scene = Scene.operator();
    scene.announce("10:00", "12:00", "13:00", "receive");
    scene.judge(out("12:10", "send"));
    assertThat(scene.incident().components()).containsExactly("send");
  }

  @Test
  void workCalledOffCoversNothing() {
    Scene scene = Scene.operator();
    Maintenance announced = scene.announce("10:00", "12:00", "13:00", "receive");
    scene.write(at("11:00"), pen -> Maintenances.cancel(pen, announced, at("11:00")));
    scene.judge(out("12:10", "receive")).tick(at("14:00"));
    assertThat(scene.incident().fromMaintenance()).isNull();
    assertThat(promise(scene).status()).isEqualTo(Promise.Status.KEPT);
  }

  private static void finish(Scene scene, String time) {
    scene.write(
        at(time),
        pen ->
            Maintenances.finish(
                pen, pen.maintenance(scene.maintenance().id()), at(time), Town.ALICE));
  }

  private static Promise promise(Scene scene) {
    return scene.promises(Promise.Kind.MAINTENANCE_END).getFirst();
  }

  private static java.util.List<Rule> faults(String announced, String start, String end) {
    return Maintenances.faults(
            new MaintenancePlan(
                "mail",
                Set.of("receive"),
                Town.text("New disks"),
                at(start),
                at(end),
                at(announced),
                Town.ALICE))
        .stream()
        .map(Fault::rule)
        .toList();
  }
}
