package io.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.alerting.Alert.Alone;
import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.Answering.Visit;
import io.tocsin.alerting.NightShift.PowerCut;
import io.tocsin.alerting.push.Device;
import io.tocsin.alerting.sql.DeviceTable;
import io.tocsin.catalog.Mode;
import io.tocsin.delivery.Outcome;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.store.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waking people promises on every engine. */
abstract class AlertingContract {

  private static final Actor ANN = new Actor(Actor.Kind.PERSON, "Ann Exemple");

  abstract Database database();

  private NightShift shift(@Nullable Duration alone) {
    return new NightShift(database(), Mode.OPERATOR, alone);
  }

  private Visit visit(NightShift shift, String person, String key) {
    return shift.answering.visit(shift.token(person), key).orElseThrow();
  }

  @Test
  void aVerdictWakesTheFirstOfTheTeamOnceAndThenEveryFiveMinutes() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    shift.run();
    assertThat(shift.pager.people()).containsExactly("ann");
    assertThat(shift.open()).extracting(Alert::reason).containsExactly(Reason.VERDICT);
    assertThat(shift.open().getFirst().playbook()).isEqualTo("mail-down");
    shift.pass(Duration.ofMinutes(5));
    assertThat(shift.pager.people()).containsExactly("ann", "ann");
  }

  @Test
  void aBrowserIsKeptForTheOneWhoAskedLastAndOfEachTheNewestTwenty() {
    DeviceTable devices = new DeviceTable(database());
    Instant now = Instant.parse("2026-03-03T06:40:00Z");
    devices.put(browser("Ann", 1), now);
    devices.put(browser("Bob", 1), now.plusSeconds(1));
    assertThat(devices.all()).containsExactly(browser("Bob", 1));
    for (int i = 2; i < 30; i++) {
      devices.put(browser("Ann", i), now.plusSeconds(i));
    }
    assertThat(devices.all()).hasSize(21).contains(browser("Bob", 1), browser("Ann", 29));
    devices.remove(browser("Bob", 1).endpoint());
    assertThat(devices.all()).hasSize(20).doesNotContain(browser("Ann", 9));
  }

  private static Device browser(String account, int number) {
    URI endpoint = URI.create("https://push.example/" + number);
    return new Device(account, endpoint, "key", "secret", "fr");
  }

  @Test
  void anAlertWidensUntilSomebodyTakesIt() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    shift.pass(Duration.ofMinutes(12));
    assertThat(shift.pager.people()).containsExactly("ann", "ann", "ann", "ann", "bob");
    Alert alert = shift.open().getFirst();
    assertThat(shift.answering.take(alert.id(), ANN, null)).isTrue();
    shift.pager.taken.clear();
    shift.pass(Duration.ofMinutes(30));
    assertThat(shift.pager.people()).containsExactly("ann", "bob");
    assertThat(shift.pager.taken.getLast().kind()).isEqualTo(Call.Kind.TAKEN);
    assertThat(shift.pager.taken.getLast().subject()).startsWith("Prise en charge par Ann");
  }

  @Test
  void anAlertGivenBackRingsAgain() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    String alert = shift.open().getFirst().id();
    shift.answering.take(alert, ANN, null);
    shift.pass(Duration.ofMinutes(1));
    shift.pager.taken.clear();
    assertThat(shift.answering.giveBack(alert, ANN)).isTrue();
    shift.run();
    assertThat(shift.pager.people()).containsExactly("ann");
    assertThat(shift.answering.giveBack(alert, ANN)).isFalse();
  }

  @Test
  void twoWhoTakeAtOnceAreTwoPeopleAndOneTakesIt() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    String alert = shift.open().getFirst().id();
    Actor bob = new Actor(Actor.Kind.PERSON, "Bob Exemple");
    assertThat(shift.answering.take(alert, ANN, "key of ann")).isTrue();
    assertThat(shift.answering.take(alert, bob, "key of bob")).isFalse();
    assertThat(shift.open().getFirst().takenBy()).isEqualTo("Ann Exemple");
  }

  @Test
  void whoOpensAnIncidentByHandIsNotWokenForIt() {
    NightShift shift = shift(null);
    shift.opened(PressRoom.ANNE);
    shift.run();
    assertThat(shift.all()).isEmpty();
  }

  @Test
  void aWordInPublicEndsTheAlert() {
    NightShift shift = shift(null);
    Incident incident = shift.verdict();
    shift.run();
    shift.room.pass(Duration.ofSeconds(20));
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    shift.pass(Duration.ofMinutes(20));
    assertThat(shift.pager.people()).containsExactly("ann");
    assertThat(shift.all()).extracting(Alert::ending).containsExactly(Ending.WORD_SAID);
  }

  @Test
  void aPromisedWordWakesTenMinutesAheadAndAgainWhenItDidNotCome() {
    NightShift shift = shift(null);
    Incident incident = shift.opened(PressRoom.ANNE);
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    shift.pass(Duration.ofMinutes(109));
    assertThat(shift.all()).isEmpty();
    shift.pass(Duration.ofMinutes(1));
    assertThat(shift.open()).extracting(Alert::reason).containsExactly(Reason.NEXT_WORD_DUE);
    shift.answering.take(shift.open().getFirst().id(), ANN, null);
    shift.pass(Duration.ofMinutes(10));
    assertThat(shift.open()).extracting(Alert::reason).containsExactly(Reason.NEXT_WORD_OVERDUE);
    assertThat(shift.all().getFirst().ending()).isEqualTo(Ending.OVERTAKEN);
    shift.room.say(shift.room.about(incident.id(), Phase.ACKNOWLEDGED));
    shift.pass(Duration.ofMinutes(1));
    assertThat(shift.open()).isEmpty();
    assertThat(shift.all().getLast().ending()).isEqualTo(Ending.WORD_SAID);
  }

  @Test
  void aCrashOnAnyLineRaisesNothingTwiceAndLosesNothing() {
    long seed = 20_261_124L;
    Random random = new Random(seed);
    NightShift shift = shift(null);
    shift.verdict();
    shift.pager.dieAfterTaking = true;
    assertThatThrownBy(shift::run).as("seed " + seed).isInstanceOf(PowerCut.class);
    shift.pager.dieAfterTaking = false;
    shift.restart();
    shift.run();
    assertThat(shift.pager.people()).containsExactly("ann", "ann");
    assertThat(shift.pager.taken)
        .extracting(AlertMessage::call)
        .containsOnly(shift.pager.taken.getFirst().call());
    for (int i = 0; i < 40; i++) {
      if (random.nextInt(3) == 0) {
        shift.restart();
      }
      shift.pass(Duration.ofSeconds(30));
    }
    assertThat(shift.all()).as("seed " + seed).hasSize(1);
    assertThat(shift.pager.taken.stream().map(AlertMessage::call).distinct().count())
        .isEqualTo(shift.pager.taken.size() - 1L);
  }

  @Test
  void aMailServerThatComesBackIsNotAskedForAHeapOfOldAlarms() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.pager.outcome = Outcome.UNREACHABLE;
    shift.pass(Duration.ofMinutes(60));
    assertThat(shift.pager.taken).isEmpty();
    shift.pager.outcome = Outcome.ACCEPTED;
    shift.pass(Duration.ofMinutes(5));
    assertThat(shift.pager.people()).as("two rounds at most, of thirteen").hasSizeBetween(2, 4);
  }

  @Test
  void aLinkShowsToItsHolderAloneAndOnlyForADay() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    String token = shift.token("ann");
    assertThat(visit(shift, "ann", "").person().id()).isEqualTo("ann");
    assertThat(shift.answering.visit(token.replace(".ann.", ".bob."), "")).isEmpty();
    assertThat(shift.answering.visit(token + "x", "")).isEmpty();
    assertThat(shift.answering.visit("", "")).isEmpty();
    shift.room.pass(Duration.ofHours(24).plusSeconds(1));
    assertThat(shift.answering.visit(token, "")).isEmpty();
  }

  @Test
  void theLinkAndTheBrowserThatTookItPublishThePreparedWordOnce() {
    NightShift shift = shift(null);
    Incident incident = shift.verdict();
    shift.run();
    shift.room.pass(Duration.ofSeconds(40));
    Visit before = visit(shift, "ann", "");
    Prepared word = shift.answering.prepare(before.view(), true).word().orElseThrow();
    assertThat(shift.answering.speak(before, word.at(), word.version()))
        .isInstanceOf(Spoken.NotAllowed.class);
    shift.answering.take(before.view().alert().id(), ANN, "key of ann");
    assertThat(shift.answering.speak(visit(shift, "ann", "another"), word.at(), word.version()))
        .isInstanceOf(Spoken.NotAllowed.class);
    Visit holder = visit(shift, "ann", "key of ann");
    shift.room.pass(Duration.ofSeconds(20));
    assertThat(shift.answering.speak(holder, word.at(), word.version()))
        .isInstanceOf(Spoken.Published.class);
    assertThat(shift.answering.speak(holder, word.at(), word.version()))
        .isInstanceOf(Spoken.Published.class);
    List<Statement> said = shift.room.statements.ofIncident(incident.id());
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().text()).isEqualTo(new io.tocsin.catalog.LocalizedText(word.texts()));
    assertThat(said.getFirst().by()).isEqualTo(ANN);
    assertThat(said.getFirst().phase()).isEqualTo(Phase.ACKNOWLEDGED);
    shift.run();
    assertThat(shift.open()).isEmpty();
    assertThat(shift.answering.speak(visit(shift, "ann", "key of ann"), word.at(), word.version()))
        .isInstanceOf(Spoken.NotAllowed.class);
  }

  @Test
  void aLinkInWrongHandsKeepsTheTeamBusyForAWhileOnly() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    String alert = shift.open().getFirst().id();
    for (int i = 0; i < 40; i++) {
      shift.answering.take(alert, ANN, "key " + i);
      shift.run();
      shift.answering.giveBack(alert, ANN);
    }
    assertThat(shift.pager.taken)
        .filteredOn(message -> message.kind() == Call.Kind.TAKEN)
        .hasSizeBetween(1, Taking.MOST_BY_LINK);
    assertThat(shift.answering.take(alert, ANN, "one more")).isFalse();
    assertThat(shift.answering.take(alert, ANN, null)).as("signed in").isTrue();
  }

  @Test
  void theBrowserThatHoldsAnAlertTakesItAgainWithoutTellingAnybody() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    String alert = shift.open().getFirst().id();
    shift.answering.take(alert, ANN, "key of ann");
    shift.run();
    shift.pager.taken.clear();
    assertThat(shift.answering.take(alert, ANN, "key of ann")).isTrue();
    shift.run();
    assertThat(shift.pager.taken).isEmpty();
  }

  @Test
  void wordsThatLayTooLongAreLookedAtAgain() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    Visit before = visit(shift, "ann", "");
    shift.answering.take(before.view().alert().id(), ANN, "key");
    Prepared word = shift.answering.prepare(before.view(), true).word().orElseThrow();
    shift.room.pass(Answering.FRESH);
    assertThat(shift.answering.speak(visit(shift, "ann", "key"), word.at(), word.version()))
        .isInstanceOf(Spoken.Changed.class);
    Prepared newer = shift.answering.prepare(before.view(), true).word().orElseThrow();
    assertThat(shift.answering.speak(visit(shift, "ann", "key"), newer.at(), newer.version() + 1))
        .isInstanceOf(Spoken.Changed.class);
  }

  @Test
  void theFirstWordIsWholeInEveryLanguageWithNothingToType() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    Prepared word =
        shift.answering.prepare(visit(shift, "ann", "").view(), true).word().orElseThrow();
    assertThat(word.stage()).isEqualTo(Stage.SEEN);
    assertThat(word.texts()).containsOnlyKeys("fr", "en");
    assertThat(word.texts().get("fr"))
        .contains("Vous ne recevez pas de messages.")
        .doesNotContain("{");
    assertThat(word.texts().get("en")).contains("You do not receive messages.");
    assertThat(word.hiding().values()).allMatch(List::isEmpty);
    assertThat(word.facts().nextWord()).isEqualTo(word.nextWord());
  }

  @Test
  void aFirstWordNobodyWroteSaysWhatItsSheetSaysAndNoMore() {
    NightShift shift = shift(null);
    shift.verdict();
    shift.run();
    Prepared word =
        shift.answering.prepare(visit(shift, "ann", "").view(), true).word().orElseThrow();
    assertThat(word.facts().cause()).isEqualTo(FactSheet.BLANK.cause());
    assertThat(word.facts().measures()).isEmpty();
    assertThat(word.texts().get("fr").replace('\u00a0', ' ').replace('\u202f', ' '))
        .isEqualTo(
            "Vous ne recevez pas de messages. Cela dure depuis mardi 3 mars à 7 h 30."
                + " La cause n'est pas encore connue. Prochain point : mardi 3 mars à 8 h 40.");
    assertThat(word.texts().get("en"))
        .startsWith("You do not receive messages. It began ")
        .contains(". The cause is not known yet. Next update: ");
  }

  @Test
  void aRungPlaybookOpensAnIncidentOrTakesTheOpenOne() {
    NightShift shift = shift(null);
    Bell.Pull pull = new Bell.Pull("mail-down", false, null, false);
    Bell.Rung.Rings first = (Bell.Rung.Rings) shift.bell.ring(pull, PressRoom.ANNE);
    Bell.Rung.Rings second = (Bell.Rung.Rings) shift.bell.ring(pull, PressRoom.ANNE);
    assertThat(second.incident().id()).isEqualTo(first.incident().id());
    assertThat(shift.open()).extracting(Alert::id).containsExactly(second.alert().id());
    shift.run();
    assertThat(shift.pager.people()).containsExactly("ann");
    Bell.Pull aloud = new Bell.Pull("mail-down", false, first.incident().id(), true);
    Bell.Rung.Rings third = (Bell.Rung.Rings) shift.bell.ring(aloud, PressRoom.ANNE);
    assertThat(third.statement()).isNotNull();
    assertThat(shift.room.statements.ofIncident(first.incident().id())).hasSize(1);
  }

  @Test
  void aPlaybookNobodyKnowsRingsNothing() {
    NightShift shift = shift(null);
    assertThat(shift.bell.ring(new Bell.Pull("none", false, null, false), PressRoom.ANNE))
        .isInstanceOf(Bell.Rung.Refused.class);
    assertThat(shift.bell.ring(new Bell.Pull("mail-down", false, "none", false), PressRoom.ANNE))
        .isInstanceOf(Bell.Rung.Refused.class);
    assertThat(shift.bell.ring(new Bell.Pull("mail-down", true, null, true), PressRoom.ANNE))
        .isInstanceOf(Bell.Rung.Refused.class);
    assertThat(shift.all()).isEmpty();
  }

  @Test
  void anExerciseTouchesNobodyOutside() {
    NightShift shift = shift(Duration.ofMinutes(5));
    shift.bell.ring(new Bell.Pull("mail-down", true, null, false), PressRoom.ANNE);
    shift.run();
    assertThat(shift.pager.taken.getFirst().subject()).startsWith("[EXERCICE]");
    shift.pass(Duration.ofMinutes(6));
    Visit visit = visit(shift, "ann", "");
    shift.answering.take(visit.view().alert().id(), ANN, "key");
    Prepared word = shift.answering.prepare(visit.view(), true).word().orElseThrow();
    shift.room.pass(Duration.ofSeconds(30));
    assertThat(shift.answering.speak(visit(shift, "ann", "key"), word.at(), word.version()))
        .isInstanceOf(Spoken.Rehearsed.class);
    Alert rehearsal = shift.answering.rehearsals(10).getFirst();
    assertThat(rehearsal.ending()).isEqualTo(Ending.REHEARSED);
    assertThat(Duration.between(rehearsal.raisedAt(), rehearsal.takenAt()))
        .isEqualTo(Duration.ofMinutes(6));
    assertThat(shift.room.database.<Boolean>read(tx -> shift.room.archive.open(tx).isEmpty()))
        .isTrue();
    assertThat(shift.room.statements.after(0, 10)).isEmpty();
  }

  @Test
  void anExerciseNobodyAnswersIsOverAfterAnHour() {
    NightShift shift = shift(null);
    shift.bell.ring(new Bell.Pull("mail-down", true, null, false), PressRoom.ANNE);
    shift.pass(Duration.ofMinutes(61));
    assertThat(shift.all()).extracting(Alert::ending).containsExactly(Ending.UNANSWERED);
  }

  @Test
  void aPlaybookSpeaksAloneOnceAndGoesOnWaking() {
    NightShift shift = shift(Duration.ofMinutes(20));
    Incident incident = shift.verdict();
    shift.run();
    shift.pass(Duration.ofMinutes(19));
    assertThat(shift.room.statements.ofIncident(incident.id())).isEmpty();
    shift.pass(Duration.ofMinutes(1));
    shift.restart();
    shift.pager.taken.clear();
    shift.pass(Duration.ofMinutes(20));
    List<Statement> said = shift.room.statements.ofIncident(incident.id());
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().phase()).isEqualTo(Phase.SUSPECTED);
    assertThat(said.getFirst().by().kind()).isEqualTo(Actor.Kind.CLOCK);
    assertThat(said.getFirst().text().in("fr"))
        .startsWith("Ce message est automatique.")
        .contains("Personne de notre équipe n'a encore répondu");
    assertThat(shift.open().getFirst().alone()).isEqualTo(Alone.SPOKEN);
    assertThat(shift.pager.people()).contains("ann", "bob");
  }

  @Test
  void aPlaybookIsSilentOnceSomebodyTookTheAlertOrSpoke() {
    NightShift shift = shift(Duration.ofMinutes(20));
    Incident incident = shift.verdict();
    shift.run();
    shift.answering.take(shift.open().getFirst().id(), ANN, null);
    shift.pass(Duration.ofMinutes(40));
    assertThat(shift.room.statements.ofIncident(incident.id())).isEmpty();
  }

  @Test
  void aCrashAfterTheAutomaticWordDoesNotSayItTwice() {
    NightShift shift = shift(Duration.ofMinutes(20));
    Incident incident = shift.verdict();
    shift.run();
    shift.room.pass(Duration.ofMinutes(20));
    shift.publisher.onPublished(() -> {
      throw new PowerCut();
    });
    assertThatThrownBy(shift::run).isInstanceOf(PowerCut.class);
    assertThat(shift.open().getFirst().alone()).isEqualTo(Alone.DUE);
    shift.restart();
    shift.pass(Duration.ofMinutes(2));
    assertThat(shift.room.statements.ofIncident(incident.id())).hasSize(1);
    assertThat(shift.open().getFirst().alone()).isEqualTo(Alone.SPOKEN);
  }

  @Test
  void anObserverNeverSpeaksForTheOperator() {
    NightShift shift = new NightShift(database(), Mode.OBSERVER, Duration.ofMinutes(20));
    Incident incident = shift.verdict();
    shift.run();
    Prepared word =
        shift.answering.prepare(visit(shift, "ann", "").view(), true).word().orElseThrow();
    assertThat(word.stage()).isEqualTo(Stage.OBSERVER);
    assertThat(word.phase()).isEqualTo(Phase.SUSPECTED);
    assertThat(word.texts().get("fr")).startsWith("Nous ne sommes pas Exemple.");
    shift.pass(Duration.ofMinutes(20));
    assertThat(shift.room.statements.ofIncident(incident.id()).getFirst().text().in("en"))
        .contains("We are not Exemple.");
  }
}
