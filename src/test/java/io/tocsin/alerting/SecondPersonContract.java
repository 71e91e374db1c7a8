package io.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alerting.Alert.Alone;
import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.Answering.Visit;
import io.tocsin.audit.AuditEntry;
import io.tocsin.catalog.FourEyes.Machine;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.Decision;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts and playbooks in a house where nobody publishes alone, on every engine. */
abstract class SecondPersonContract extends InTrayContract {

  private static final Actor ANN = new Actor(Actor.Kind.PERSON, "Ann Exemple");
  private static final Actor ROBOT = new Actor(Actor.Kind.TOKEN, "robot");
  private static final Bell.Pull ALOUD = new Bell.Pull("mail-down", false, null, true);

  private NightShift shift(Machine... alone) {
    NightShift shift = new NightShift(database(), Mode.OPERATOR, Duration.ofMinutes(20));
    shift.askForFourEyes(alone);
    return shift;
  }

  private static Spoken speaks(NightShift shift) {
    Visit before = shift.answering.visit(shift.token("ann"), "").orElseThrow();
    shift.answering.take(before.view().alert().id(), ANN, "key of ann");
    Prepared word = shift.answering.prepare(before.view(), true).word().orElseThrow();
    Visit holder = shift.answering.visit(shift.token("ann"), "key of ann").orElseThrow();
    return shift.answering.speak(holder, word.at(), word.version());
  }

  private static List<Statement> said(NightShift shift, Incident incident) {
    return shift.room.statements.ofIncident(incident.id());
  }

  @Test
  void whoPreparedThePlaybookIsTheFirstPersonAndWhoSaysItTheSecond() {
    NightShift shift = shift(Machine.PLAYBOOKS);
    Incident incident = shift.verdict();
    shift.run();
    assertThat(speaks(shift)).isInstanceOf(Spoken.Published.class);
    assertThat(said(shift, incident)).hasSize(1);
    List<AuditEntry> lines =
        shift.room.database.<List<AuditEntry>>read(tx -> shift.room.audit.newest(tx, null));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line.detail()).endsWith("words of playbook mail-down"));
  }

  @Test
  void aHouseThatDoesNotTrustItsPlaybooksHasTheOthersCalledAtOnceToApprove() {
    NightShift shift = shift();
    Incident incident = shift.verdict();
    shift.run();
    shift.room.pass(Duration.ofSeconds(40));
    Spoken.Handed handed = (Spoken.Handed) speaks(shift);
    assertThat(said(shift, incident)).isEmpty();
    shift.pager.taken.clear();
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.VERDICT, Reason.APPROVAL_ASKED);
    assertThat(shift.pager.taken)
        .filteredOn(message -> message.kind() == Call.Kind.WAKE)
        .extracting(message -> message.person().id())
        .as("who wrote it is not asked, and whoever else there is need not wait")
        .containsExactly("bob");
    shift.run();
    assertThat(shift.answering.view(shift.open().getFirst().id()).orElseThrow().handed())
        .isNotNull();
    shift.room.pass(Duration.ofSeconds(40));
    assertThat(shift.approvals.approve(handed.draft(), PressRoom.BRUNO))
        .isInstanceOf(Decision.Published.class);
    shift.run();
    assertThat(said(shift, incident)).hasSize(1);
    assertThat(shift.all())
        .extracting(Alert::ending)
        .containsExactly(Ending.WORD_SAID, Ending.SETTLED);
  }

  @Test
  void wordsThatWaitForASecondPersonRingOnceHoweverOftenTheyAreHandedOver() {
    NightShift shift = shift();
    shift.verdict();
    shift.run();
    speaks(shift);
    shift.run();
    shift.room.pass(Duration.ofMinutes(2));
    speaks(shift);
    shift.run();
    assertThat(shift.reasons()).containsExactly(Reason.VERDICT, Reason.APPROVAL_ASKED);
  }

  @Test
  void ringingAloudSpeaksWithTheWordsOfATrustedPlaybook() {
    NightShift trusting = shift(Machine.PLAYBOOKS);
    Bell.Rung.Rings first = (Bell.Rung.Rings) trusting.bell.ring(ALOUD, ROBOT);
    assertThat(first.statement()).isNotNull();
    assertThat(first.draft()).isNull();
  }

  @Test
  void ringingAloudInAHouseThatTrustsNothingHandsTheWordsOver() {
    NightShift wary = shift();
    Bell.Rung.Rings rings = (Bell.Rung.Rings) wary.bell.ring(ALOUD, ROBOT);
    assertThat(rings.statement()).isNull();
    assertThat(rings.draft()).isNotNull();
    wary.run();
    assertThat(wary.reasons())
        .containsExactlyInAnyOrder(Reason.PLAYBOOK_RUNG, Reason.APPROVAL_ASKED);
    assertThat(wary.pager.people()).contains("ann", "bob");
    assertThat(wary.approvals.approve(String.valueOf(rings.draft()), PressRoom.BRUNO))
        .isInstanceOf(Decision.Published.class);
  }

  @Test
  void aProgramThatMaySpeakAloneRingsAloudAlone() {
    NightShift shift = shift(Machine.TOKENS);
    assertThat(((Bell.Rung.Rings) shift.bell.ring(ALOUD, ROBOT)).statement()).isNotNull();
  }

  @Test
  void thePlaybookSpeaksByItselfOnlyWhereTheHouseTrustsIt() {
    NightShift trusting = shift(Machine.PLAYBOOKS);
    Incident incident = trusting.verdict();
    trusting.run();
    trusting.pass(Duration.ofMinutes(20));
    assertThat(said(trusting, incident)).hasSize(1);
    assertThat(trusting.open().getFirst().alone()).isEqualTo(Alone.SPOKEN);
  }

  @Test
  void anUntrustedPlaybookKeepsSilentAndTheAlertRingsOn() {
    NightShift wary = shift();
    Incident incident = wary.verdict();
    wary.run();
    wary.pass(Duration.ofMinutes(20));
    wary.pager.taken.clear();
    wary.pass(Duration.ofMinutes(6));
    assertThat(said(wary, incident)).isEmpty();
    assertThat(wary.open().getFirst().alone()).isEqualTo(Alone.NOT_SPOKEN);
    assertThat(wary.approvals.waiting()).as("it says that nobody answered: soon untrue").isEmpty();
    assertThat(wary.pager.people()).contains("ann", "bob");
  }
}
