package io.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.catalog.Mode;
import io.tocsin.clocks.Answered.Truth;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Keeping;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.StatementDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What wakes people besides an outage and a promise, on every engine. */
abstract class InTrayContract extends AlertingContract {

  private NightShift shift() {
    return new NightShift(database(), Mode.OPERATOR, null);
  }

  private static Incident quiet(NightShift shift) {
    return shift.opened(PressRoom.ANNE);
  }

  private static void contradicted(NightShift shift, Incident incident) {
    shift.says(incident, "helpline", Duration.ofHours(8));
    shift.says(incident, "press office", Duration.ofHours(4));
  }

  @Test
  void wordsThatDoNotFitWakeTheFirstOnceAndTheOthersOnlyIfNobodyAnswers() {
    NightShift shift = shift();
    contradicted(shift, quiet(shift));
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.CONTRADICTION);
    assertThat(shift.pager.taken.getFirst().subject()).startsWith("Deux paroles");
    assertThat(shift.pager.taken.getFirst().facts())
        .extracting(AlertMessage.Fact::value)
        .contains("Deux dates de fin");
    shift.pass(Duration.ofMinutes(29));
    assertThat(shift.pager.people()).containsExactly("ann");
    shift.pass(Duration.ofMinutes(13));
    assertThat(shift.pager.people())
        .as("after 0, 30, 35, 40 and 42 minutes")
        .containsExactly("ann", "ann", "ann", "ann", "ann", "bob");
  }

  @Test
  void wordsThatDoNotFitRingOncePerIncidentHoweverManyThereAre() {
    NightShift shift = shift();
    Incident incident = quiet(shift);
    contradicted(shift, incident);
    shift.run();
    shift.says(incident, "technician", Duration.ofHours(6));
    shift.restart();
    shift.pass(Duration.ofMinutes(2));
    assertThat(shift.pager.people()).containsExactly("ann");
    assertThat(shift.all()).hasSize(1);
  }

  @Test
  void anEditorsWayOutEndsTheAlertAndTheNextContradictionIsAnother() {
    NightShift shift = shift();
    Incident incident = quiet(shift);
    contradicted(shift, incident);
    shift.run();
    shift.settlesOne();
    shift.pass(Duration.ofHours(1));
    assertThat(shift.pager.people()).containsExactly("ann");
    assertThat(shift.all()).extracting(Alert::ending).containsExactly(Ending.SETTLED);
    shift.says(incident, "technician", Duration.ofHours(6));
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.CONTRADICTION);
    assertThat(shift.all()).hasSize(2);
  }

  @Test
  void contradictionOfAClosedIncidentWakesNobody() {
    NightShift shift = shift();
    Incident incident = quiet(shift);
    contradicted(shift, incident);
    shift.room.say(shift.room.about(incident.id(), Phase.CLOSED));
    shift.run();
    assertThat(shift.all()).isEmpty();
  }

  @Test
  void aWordSaidDoesNotSettleWhatDoesNotFitAndARungPlaybookLeavesItAlone() {
    NightShift shift = shift();
    Incident incident = quiet(shift);
    contradicted(shift, incident);
    shift.run();
    shift.room.pass(Duration.ofSeconds(20));
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    shift.bell.ring(new Bell.Pull("mail-down", true, null, false), PressRoom.ANNE);
    shift.bell.ring(new Bell.Pull("mail-down", false, null, false), PressRoom.ANNE);
    shift.run();
    assertThat(shift.reasons())
        .containsExactlyInAnyOrder(
            Reason.CONTRADICTION, Reason.PLAYBOOK_RUNG, Reason.PLAYBOOK_RUNG);
    assertThat(shift.open()).filteredOn(Alert::exercise).hasSize(1);
  }

  @Test
  void anAlertAboutWhatDoesNotFitHasNoFirstWordToPublish() {
    NightShift shift = shift();
    contradicted(shift, quiet(shift));
    shift.run();
    Answering.Visit visit = shift.answering.visit(shift.token("ann"), "").orElseThrow();
    assertThat(visit.view().playbook()).isNull();
    assertThat(shift.answering.prepare(visit.view(), true)).isInstanceOf(Ready.NotAsked.class);
    assertThat(visit.view().matter().occasion()).isInstanceOf(Occasion.Unfit.class);
  }

  private static String planned(NightShift shift, StatementDraft draft, Duration ahead) {
    Keeping kept = shift.schedule.plan(draft, shift.room.instant().plus(ahead), PressRoom.ANNE);
    return ((Keeping.Kept) kept).draft().id();
  }

  private static Incident refused(NightShift shift) {
    Incident incident = quiet(shift);
    planned(shift, shift.room.about(incident.id(), Phase.ACKNOWLEDGED), Duration.ofMinutes(30));
    shift.room.pass(Duration.ofMinutes(61));
    shift.schedule.runDue(shift.room.instant());
    return incident;
  }

  @Test
  void aWordRefusedAtItsHourWakesAtOnceAndAgain() {
    NightShift shift = shift();
    Incident incident = refused(shift);
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.SCHEDULE_REFUSED);
    assertThat(shift.open().getFirst().incident()).isEqualTo(incident.id());
    shift.pass(Duration.ofMinutes(12));
    assertThat(shift.pager.people()).containsExactly("ann", "ann", "ann", "ann", "bob");
    assertThat(shift.pager.taken.getFirst().subject()).startsWith("Message non publié");
  }

  @Test
  void aWordRefusedAtItsHourIsSettledOnceSeenOrSaidAnew() {
    NightShift shift = shift();
    Incident incident = refused(shift);
    shift.run();
    shift.schedule.seen(shift.schedule.refusals().getFirst().draft().id(), PressRoom.ANNE);
    shift.pass(Duration.ofMinutes(1));
    assertThat(shift.all()).extracting(Alert::ending).containsExactly(Ending.SETTLED);
    planned(shift, shift.room.about(incident.id(), Phase.ACKNOWLEDGED), Duration.ofMinutes(30));
    shift.room.pass(Duration.ofMinutes(61));
    shift.schedule.runDue(shift.room.instant());
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.SCHEDULE_REFUSED);
    shift.room.pass(Duration.ofSeconds(20));
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    shift.run();
    assertThat(shift.all().getLast().ending()).isEqualTo(Ending.WORD_SAID);
  }

  @Test
  void aRefusedWordThatWasToOpenAnIncidentWakesToo() {
    NightShift shift = shift();
    planned(shift, shift.room.opening(), Duration.ofMinutes(30));
    shift.room.pass(Duration.ofMinutes(61));
    shift.schedule.runDue(shift.room.instant());
    shift.run();
    Alert alert = shift.open().getFirst();
    assertThat(alert.reason()).isEqualTo(Reason.SCHEDULE_REFUSED);
    assertThat(alert.incident()).isNull();
    assertThat(alert.exercise()).isFalse();
    assertThat(shift.pager.taken.getFirst().subject()).contains("Réception des messages");
    shift.pass(Duration.ofMinutes(61));
    assertThat(shift.open()).as("it is no rehearsal that ends after an hour").hasSize(1);
  }

  private static void knows(NightShift shift, Incident incident, String trigger) {
    shift.room.database.write(tx ->
        shift.legal.answer(
            tx,
            incident.id(),
            trigger,
            Truth.HOLDS,
            shift.room.instant(),
            shift.room.instant(),
            PressRoom.ANNE));
  }

  private static void tells(NightShift shift, Incident incident, String clock, String step) {
    shift.room.database.write(tx ->
        shift.legal.done(
            tx,
            incident.id(),
            clock,
            step,
            shift.room.instant(),
            "",
            shift.room.instant(),
            PressRoom.ANNE));
  }

  @Test
  void aLegalStepWakesAtHalfItsTimeAndAnHourBeforeItsEndOnceEach() {
    NightShift shift = shift();
    shift.bindBy("eu", "telecom-provider");
    Incident incident = quiet(shift);
    knows(shift, incident, "data_disclosed");
    shift.run();
    assertThat(shift.all()).isEmpty();
    shift.room.pass(Duration.ofHours(12));
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.LEGAL);
    assertThat(shift.pager.taken.getFirst().facts())
        .extracting(AlertMessage.Fact::value)
        .anyMatch(value -> value.contains("24 heures"))
        .anyMatch(value -> value.startsWith("CNIL"));
    shift.answering.take(shift.open().getFirst().id(), PressRoom.ANNE, null);
    shift.room.pass(Duration.ofMinutes(10 * 60 + 59));
    shift.run();
    assertThat(shift.all()).hasSize(1);
    shift.room.pass(Duration.ofMinutes(1));
    shift.run();
    assertThat(shift.all()).extracting(Alert::ending).containsExactly(Ending.OVERTAKEN, null);
    tells(shift, incident, "eu-telecom-data", "initial");
    shift.pass(Duration.ofMinutes(10));
    assertThat(shift.all())
        .extracting(Alert::ending)
        .containsExactly(Ending.OVERTAKEN, Ending.SETTLED);
  }

  @Test
  void halfOfALongTimeWakesNobodyAtNight() {
    NightShift shift = shift();
    shift.bindBy("eu", "telecom-provider");
    shift.room.pass(Duration.ofHours(8));
    knows(shift, quiet(shift), "data_disclosed");
    shift.room.pass(Duration.ofHours(12));
    shift.run();
    assertThat(shift.all()).as("a quarter to four in the morning").isEmpty();
    shift.room.pass(Duration.ofHours(4));
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.LEGAL);
  }

  @Test
  void aLegalStepWithoutDelayWakesAtOnceAndOutlivesTheIncident() {
    NightShift shift = shift();
    shift.bindBy("fr", "telecom-provider");
    Incident incident = quiet(shift);
    knows(shift, incident, "significant_security_incident");
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.LEGAL);
    assertThat(shift.open().getFirst().isPatient()).isFalse();
    shift.room.pass(Duration.ofMinutes(1));
    shift.room.say(shift.room.about(incident.id(), Phase.CLOSED));
    shift.pass(Duration.ofMinutes(5));
    assertThat(shift.reasons()).containsExactly(Reason.LEGAL);
    tells(shift, incident, "fr-security-incident", "interior");
    shift.run();
    assertThat(shift.open()).isEmpty();
  }
}
