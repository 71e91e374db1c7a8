package io.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.Answering.Visit;
import io.tocsin.alerting.Ready.Why;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Statement;
import io.tocsin.publication.StatementDraft.StateChange;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.MouthText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one tap may say once something was said, on every engine: never less than before. */
abstract class NextWordContract extends SecondPersonContract {

  private static final Actor ANN = new Actor(Actor.Kind.PERSON, "Ann Exemple");
  private static final Bell.Pull ALOUD = new Bell.Pull("mail-down", false, null, true);

  private NightShift quiet() {
    return new NightShift(database(), Mode.OPERATOR, null);
  }

  /** All that was found out until noon: cause, end, figures, the fate of data and an apology. */
  private static FactSheet found(Instant end) {
    FactSheet sheet = PressRoom.sheet();
    return new FactSheet(
        sheet.symptoms(),
        sheet.known(),
        sheet.unknown(),
        new Cause.Confirmed(
            LocalizedText.frenchAndEnglish("un disque plein", "a disk that was full")),
        sheet.rumours(),
        sheet.reach(),
        sheet.affected(),
        sheet.dataFates(),
        sheet.stillWorks(),
        sheet.repair(),
        new Eta.At(end),
        sheet.nextWord(),
        sheet.measures(),
        sheet.prevention(),
        sheet.harm(),
        LocalizedText.frenchAndEnglish("Nous vous présentons nos excuses.", "We apologise."),
        sheet.compensation());
  }

  /** An incident about which all of it was said, three hours before its next word is due. */
  private static Incident told(NightShift shift, Duration end) {
    Incident incident = shift.opened(PressRoom.ANNE);
    FactSheet sheet = found(shift.instant().plus(end));
    shift.room.say(shift.room.fromSheet(incident.id(), sheet, Stage.SCOPE));
    return incident;
  }

  private static Visit woken(NightShift shift, Duration later) {
    shift.pass(later);
    Visit before = shift.answering.visit(shift.token("ann"), "").orElseThrow();
    shift.answering.take(before.view().alert().id(), ANN, "key of ann");
    return shift.answering.visit(shift.token("ann"), "key of ann").orElseThrow();
  }

  private static List<Statement> said(NightShift shift, Incident incident) {
    return shift.room.statements.ofIncident(incident.id());
  }

  private static @Nullable Why why(NightShift shift, Visit visit) {
    return shift.answering.prepare(visit.view(), true).why().orElse(null);
  }

  @Test
  void theTapOnANextWordKeepsCauseEndAndFiguresAndRenewsTheHourAlone() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    Visit ann = woken(shift, Duration.ofMinutes(170));
    assertThat(ann.view().alert().reason()).isEqualTo(Reason.NEXT_WORD_DUE);
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    assertThat(word.isFirst()).isFalse();
    assertThat(word.stage()).isEqualTo(Stage.NOTHING_NEW);
    assertThat(word.texts().get("fr"))
        .contains("un disque plein")
        .doesNotContain("pas encore connue");
    shift.room.pass(Duration.ofSeconds(20));
    assertThat(shift.answering.speak(ann, word.at(), word.version()))
        .isInstanceOf(Spoken.Published.class);
    Statement first = said(shift, incident).getFirst();
    Statement next = said(shift, incident).getLast();
    assertThat(next.eta()).isEqualTo(first.eta()).isInstanceOf(Eta.At.class);
    assertThat(next.phase()).isEqualTo(Phase.IDENTIFIED);
    assertThat(next.nextWord()).isEqualTo(word.nextWord()).isAfter(first.nextWord());
    assertThat(next.facts())
        .isEqualTo(first.facts().promising(first.facts().eta(), next.nextWord()));
    assertThat(shift.room.sheets.current(incident.id()).orElseThrow().sheet())
        .isEqualTo(next.facts());
    assertThat(next.text()).isEqualTo(new LocalizedText(word.texts()));
  }

  @Test
  void everyMouthGoesOnSayingWhatWasFound() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    Visit ann = woken(shift, Duration.ofMinutes(170));
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    shift.answering.speak(ann, word.at(), word.version());
    String statement = said(shift, incident).getLast().id();
    List<MouthText> texts =
        shift.room.database.<List<MouthText>>read(
            tx -> shift.room.statements.mouths(tx, statement));
    assertThat(texts)
        .noneMatch(text -> text.body().contains("cause n'est pas"))
        .filteredOn(text -> text.mouth() == io.tocsin.publication.mouths.Mouth.LONG_MAIL)
        .allMatch(text -> text.body().contains("2") && text.body().contains("000"));
  }

  @Test
  void aNextWordPublishedFromAnotherBrowserAtTheSameTimeIsSaidOnce() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    Visit ann = woken(shift, Duration.ofMinutes(170));
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    shift.answering.speak(ann, word.at(), word.version());
    shift.answering.speak(ann, word.at(), word.version());
    assertThat(said(shift, incident)).hasSize(2);
  }

  @Test
  void anEndThatHasPassedIsForSomebodyToWrite() {
    NightShift shift = quiet();
    told(shift, Duration.ofHours(2));
    assertThat(why(shift, woken(shift, Duration.ofMinutes(170)))).isEqualTo(Why.END_PASSED);
  }

  @Test
  void factsThatWereNotSaidYetAreNeitherSaidUnseenNorLost() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    Visit ann = woken(shift, Duration.ofMinutes(170));
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    var standing = shift.room.sheets.current(incident.id()).orElseThrow();
    FactSheet newer = PressRoom.withFigure(standing.sheet(), 5000);
    shift.room.sheets.save(incident.id(), standing.number(), newer, PressRoom.BRUNO);
    assertThat(shift.answering.speak(ann, word.at(), word.version()))
        .as("looked at before somebody saved")
        .isInstanceOf(Spoken.Changed.class);
    Visit again = shift.answering.visit(shift.token("ann"), "key of ann").orElseThrow();
    assertThat(why(shift, again)).isEqualTo(Why.FACTS_CHANGED);
    assertThat(shift.room.sheets.current(incident.id()).orElseThrow().sheet()).isEqualTo(newer);
    assertThat(said(shift, incident)).hasSize(1);
  }

  @Test
  void wordsThatWereWrittenWithoutAFactSheetAreNotReplacedByThoseOfAPlaybook() {
    NightShift shift = quiet();
    Incident incident = shift.opened(PressRoom.ANNE);
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    assertThat(why(shift, woken(shift, Duration.ofMinutes(110)))).isEqualTo(Why.NO_FACTS);
  }

  @Test
  void anIncidentThatIsBackIsNeverSaidToBeBroken() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    recovers(shift, incident);
    shift.pass(Duration.ofMinutes(110));
    Visit ann = woken(shift, Duration.ofMinutes(1));
    assertThat(ann.view().matter().incident().phase()).isEqualTo(Phase.RECOVERED);
    assertThat(why(shift, ann)).isIn(Why.MOVED, Why.NO_FACTS);
    Bell.Rung.Rings rings = (Bell.Rung.Rings) shift.bell.ring(ALOUD, PressRoom.ANNE);
    assertThat(rings.statement()).isNull();
    assertThat(said(shift, incident)).hasSize(2);
  }

  private static void recovers(NightShift shift, Incident incident) {
    shift.room.pass(Duration.ofSeconds(30));
    var back = shift.room.about(incident.id(), Phase.RECOVERED);
    shift.room.say(
        new io.tocsin.publication.StatementDraft(
            incident.id(),
            null,
            Phase.RECOVERED,
            Set.of("mail-receive"),
            Map.of("fr", "La messagerie remarche.", "en", "E-mail works again."),
            back.eta(),
            back.nextWord(),
            null,
            null,
            List.of(
                new StateChange("mail-receive", Set.of(), ComponentState.WORKS),
                new StateChange("mail-receive", Set.of(PressRoom.neuf()), ComponentState.WORKS)),
            false,
            null));
  }

  @Test
  void aPlaybookRungAloudOnAnIncidentThatWasToldRingsAndSaysNothing() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    FactSheet before = shift.room.sheets.current(incident.id()).orElseThrow().sheet();
    shift.pass(Duration.ofMinutes(5));
    Bell.Rung.Rings rings = (Bell.Rung.Rings) shift.bell.ring(ALOUD, PressRoom.ANNE);
    assertThat(rings.told()).isTrue();
    assertThat(rings.statement()).isNull();
    assertThat(rings.incident().id()).isEqualTo(incident.id());
    assertThat(rings.ready().word().orElseThrow().isFirst()).isFalse();
    assertThat(said(shift, incident)).hasSize(1);
    assertThat(shift.room.sheets.current(incident.id()).orElseThrow().sheet()).isEqualTo(before);
  }

  @Test
  void factsSomebodyHasBegunToWriteDownAreNotReplacedByAPlaybook() {
    NightShift shift = quiet();
    Incident incident = shift.verdict();
    shift.run();
    FactSheet begun = found(shift.instant().plus(Duration.ofHours(3)));
    shift.room.sheets.save(incident.id(), 0, begun, PressRoom.BRUNO);
    Visit ann = woken(shift, Duration.ofSeconds(30));
    assertThat(why(shift, ann)).isEqualTo(Why.FACTS_BEGUN);
    Bell.Rung.Rings rings = (Bell.Rung.Rings) shift.bell.ring(ALOUD, PressRoom.ANNE);
    assertThat(rings.ready().why()).contains(Why.FACTS_BEGUN);
    assertThat(said(shift, incident)).isEmpty();
  }

  @Test
  void factsSavedBetweenTheLookAndTheTapAreNotReplaced() {
    NightShift shift = quiet();
    Incident incident = shift.verdict();
    shift.run();
    Visit ann = woken(shift, Duration.ofSeconds(30));
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    FactSheet begun = found(shift.instant().plus(Duration.ofHours(3)));
    shift.room.sheets.save(incident.id(), 0, begun, PressRoom.BRUNO);
    assertThat(shift.answering.speak(ann, word.at(), word.version()))
        .isInstanceOf(Spoken.Refused.class);
    assertThat(shift.room.sheets.current(incident.id()).orElseThrow().sheet()).isEqualTo(begun);
  }

  @Test
  void whatAPlaybookSaidByItselfLeavesTheFirstWordToSomebody() {
    NightShift shift = new NightShift(database(), Mode.OPERATOR, Duration.ofMinutes(20));
    Incident incident = shift.verdict();
    shift.run();
    Visit ann = woken(shift, Duration.ofMinutes(21));
    assertThat(said(shift, incident)).hasSize(1);
    assertThat(shift.answering.prepare(ann.view(), true).word().orElseThrow().isFirst()).isTrue();
  }

  @Test
  void aNextWordIsNotTheWordOfATrustedPlaybookWhereASecondPersonIsAskedFor() {
    NightShift shift = quiet();
    Incident incident = told(shift, Duration.ofHours(9));
    shift.askForFourEyes(io.tocsin.catalog.FourEyes.Machine.PLAYBOOKS);
    Visit ann = woken(shift, Duration.ofMinutes(170));
    Prepared word = shift.answering.prepare(ann.view(), true).word().orElseThrow();
    assertThat(shift.answering.speak(ann, word.at(), word.version()))
        .isInstanceOf(Spoken.Handed.class);
    assertThat(said(shift, incident)).hasSize(1);
  }
}
