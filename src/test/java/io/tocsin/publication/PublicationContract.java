package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.catalog.FourEyes;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.incidents.sql.SpanTable;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.store.StoreFailure;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What publishing promises on every engine. */
abstract class PublicationContract extends WaitingContract {

  private List<Fault> refusal(StatementDraft draft) {
    return switch (room.publisher.publish(draft, PressRoom.ANNE, null)) {
      case Publication.Published(Statement said, boolean _) -> throw new AssertionError(said);
      case Publication.Refused(List<Fault> faults) -> faults;
    };
  }

  private Incident incident(String id) {
    return database().read(tx -> room.archive.incident(tx, id)).orElseThrow().incident();
  }

  private List<Promise> promises(String incident) {
    return database().read(tx -> room.archive.promises(tx, incident));
  }

  private static StatementDraft with(
      StatementDraft d, Map<String, String> text, Eta eta, Instant next, String corrects) {
    return new StatementDraft(
        d.incident(),
        d.opens(),
        d.phase(),
        d.components(),
        text,
        eta,
        next,
        corrects,
        d.source(),
        d.states(),
        d.despiteFailing(),
        d.seenVersion());
  }

  @Test
  void statementItsIncidentAndItsPromisesStandTogether() {
    Statement said = room.say(room.opening());
    assertThat(said.sequence()).isEqualTo(1);
    assertThat(room.statements.find(said.id())).contains(said);
    assertThat(incident(said.incident()).phase()).isEqualTo(Phase.ACKNOWLEDGED);
    assertThat(promises(said.incident()))
        .extracting(Promise::kind, Promise::due, Promise::statement)
        .containsExactly(tuple(Promise.Kind.NEXT_WORD, said.nextWord(), said.id()));
  }

  @Test
  void daysAreReadFromTheDatabaseAndThoseThatAreSettledAreKept() {
    Instant now = PressRoom.MORNING;
    database()
        .write(tx -> {
          SpanTable.move(tx, "mail-receive", ComponentState.WORKS, now.minus(Duration.ofDays(9)));
          SpanTable.move(tx, "mail-receive", ComponentState.OUT, now.minus(Duration.ofHours(2)));
          return true;
        });
    DayKeeper keeper = new DayKeeper(room.archive);
    DayLog log = database().read(tx -> keeper.days(tx, room.catalog, now));
    assertThat(log.first()).isEqualTo("2025-02-01");
    String letters = log.of("mail-receive").letters();
    assertThat(letters).hasSize(DayKeeper.DAYS).endsWith("nmwwwwwwwwm");
    assertThat(log.of("mail-send").letters()).matches("n+");
    assertThat(log.of("mail-receive").mixed().getLast().all().out()).isEqualTo(120);
    DayLog later =
        database().read(tx -> keeper.days(tx, room.catalog, now.plus(Duration.ofDays(1))));
    assertThat(later.first()).isEqualTo("2025-02-02");
    assertThat(later.of("mail-receive").letters()).endsWith("nmwwwwwwwwmm");
    DayLog again = database().read(tx -> keeper.days(tx, room.catalog, now));
    assertThat(again).as("what was settled a day later is what it was").isEqualTo(log);
  }

  @Test
  void nothingIsPublishedWithoutTheTimeOfTheNextWord() {
    StatementDraft mute =
        with(room.opening(), room.opening().text(), new Eta.NoneYet(), null, null);
    assertThat(refusal(mute)).containsExactly(Fault.of("next_word", Rule.NEXT_WORD_REQUIRED));
    assertThat(room.statements.after(0, 10)).isEmpty();
    List<IncidentHistory> open = database().read(tx -> room.archive.open(tx));
    assertThat(open).isEmpty();
  }

  @Test
  void databaseItselfRefusesAStatementWithoutANextWord() {
    assertThatThrownBy(() ->
            database()
                .write(tx ->
                    tx.handle()
                        .execute(
                            "INSERT INTO statement (id, sequence, incident, said_at,"
                                + " actor_kind, actor_name, phase, eta_none_yet)"
                                + " VALUES ('s', 9, 'i', 1, 'PERSON', 'x',"
                                + " 'IDENTIFIED', ?)",
                            true)))
        .isInstanceOf(StoreFailure.class);
  }

  @Test
  void domainItselfRefusesAStatementWithoutANextWord() {
    assertThatThrownBy(() ->
            new Statement(
                "s",
                1,
                "i",
                PressRoom.MORNING,
                PressRoom.ANNE,
                Phase.IDENTIFIED,
                Set.of(),
                LocalizedText.of("fr", "x"),
                new Eta.NoneYet(),
                null,
                null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    StatementDraft bad =
        new StatementDraft(
            null,
            room.instant().plusSeconds(60),
            null,
            Set.of("mail-recieve"),
            Map.of("fr", "a\u202eb", "de", "x"),
            null,
            room.instant().minusSeconds(1),
            "nobody",
            null,
            List.of(),
            false,
            null);
    assertThat(refusal(bad))
        .extracting(Fault::field, Fault::rule)
        .contains(
            tuple("opens", Rule.IN_THE_FUTURE),
            tuple("phase", Rule.MISSING),
            tuple("components", Rule.NOT_A_COMPONENT),
            tuple("text.en", Rule.LANGUAGE_MISSING),
            tuple("text.fr", Rule.FORBIDDEN_CHARACTERS),
            tuple("text", Rule.NOT_A_LANGUAGE),
            tuple("eta", Rule.ETA_REQUIRED),
            tuple("next_word", Rule.IN_THE_PAST),
            tuple("corrects", Rule.NOT_A_STATEMENT));
    assertThat(refusal(bad).stream().filter(f -> f.rule() == Rule.NOT_A_COMPONENT).findFirst())
        .hasValueSatisfying(
            f -> assertThat(f.details()).containsEntry("didYouMean", "mail-receive"));
  }

  @Test
  void incidentOrOpeningButNotBothAndNotNeither() {
    assertThat(refusal(room.about(null, Phase.IDENTIFIED)))
        .contains(new Fault("incident", Rule.BOTH_OR_NEITHER, Map.of("fields", "incident, opens")));
    assertThat(refusal(room.about("no-such", Phase.IDENTIFIED)))
        .contains(Fault.of("incident", Rule.NOT_AN_INCIDENT));
  }

  @Test
  void unfilledPlacesNeverReachThePublic() {
    StatementDraft open = room.opening();
    Map<String, String> text = Map.of("fr", "Depuis {since}.", "en", "Since 07:40.");
    assertThat(refusal(with(open, text, open.eta(), open.nextWord(), null)))
        .containsExactly(Fault.of("text.fr", Rule.PLACEHOLDER_LEFT));
  }

  @Test
  void sameRequestTwiceSaysItOnceAndAnotherUnderItsKeyIsRefused() {
    StatementDraft draft = room.opening();
    Publication first = room.publisher.publish(draft, PressRoom.ANNE, "k");
    Publication again = room.publisher.publish(draft, PressRoom.ANNE, "k");
    assertThat(first).isInstanceOf(Publication.Published.class);
    assertThat(again)
        .isEqualTo(new Publication.Published(((Publication.Published) first).statement(), true));
    room.pass(Duration.ofMinutes(1));
    assertThat(room.publisher.publish(room.opening(), PressRoom.ANNE, "k"))
        .isEqualTo(new Publication.Refused(List.of(Fault.of("", Rule.KEY_REUSED))));
    assertThat(room.statements.after(0, 10)).hasSize(1);
  }

  @Test
  void statementsAreNumberedWithoutGapsWhateverIsRefusedBetween() throws Exception {
    String incident = room.say(room.opening()).incident();
    List<Future<?>> speakers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 24; i++) {
        boolean bad = i % 3 == 0;
        StatementDraft draft = room.about(bad ? "no-such" : incident, Phase.IDENTIFIED);
        speakers.add(threads.submit(() -> room.publisher.publish(draft, PressRoom.ANNE, null)));
      }
      for (Future<?> speaker : speakers) {
        speaker.get();
      }
    }
    assertThat(room.statements.after(0, 100))
        .extracting(Statement::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 17).boxed().toList());
  }

  @Test
  void incidentIsNotClosedWhileACohortIsOutUnlessTheWordSaysSo() {
    StatementDraft opening = room.opening();
    StatementDraft out =
        new StatementDraft(
            null,
            opening.opens(),
            Phase.IDENTIFIED,
            opening.components(),
            opening.text(),
            opening.eta(),
            opening.nextWord(),
            null,
            null,
            List.of(
                new StatementDraft.StateChange(
                    "mail-receive", Set.of(PressRoom.neuf()), ComponentState.OUT)),
            false,
            null);
    String incident = room.say(out).incident();
    room.pass(Duration.ofMinutes(5));
    assertThat(refusal(room.about(incident, Phase.CLOSED)))
        .extracting(Fault::rule)
        .containsExactly(Rule.STILL_FAILING);
    room.say(closingAllTheSame(incident));
    assertThat(incident(incident).isOpen()).isFalse();
  }

  /** Closes it although somebody still fails. */
  private StatementDraft closingAllTheSame(String incident) {
    StatementDraft closing = room.about(incident, Phase.CLOSED);
    return new StatementDraft(
        incident,
        null,
        Phase.CLOSED,
        closing.components(),
        closing.text(),
        null,
        null,
        null,
        null,
        List.of(),
        true,
        null);
  }

  @Test
  void incidentThatNoSnapshotTellsOfAnyMoreIsToldAsThePast() {
    String incident = room.say(room.opening()).incident();
    room.say(closingAllTheSame(incident));
    Snapshots snapshots = room.snapshots(0);
    List<PublicSnapshot> past = new ArrayList<>();
    snapshots.listen(
        new SnapshotListener() {
          @Override
          public void changed(PublicSnapshot snapshot) {}

          @Override
          public void lookedBack(PublicSnapshot longAgo) {
            past.add(longAgo);
          }
        });
    assertThat(snapshots.refresh().incidents()).hasSize(1);
    room.pass(Duration.ofDays(90).plusHours(1));
    assertThat(snapshots.refresh().incidents()).isEmpty();
    assertThat(past).hasSize(2);
    assertThat(past.getFirst().incidents()).isEmpty();
    assertThat(past.getLast().incidents())
        .singleElement()
        .satisfies(view -> assertThat(view.id()).isEqualTo(incident))
        .satisfies(view -> assertThat(view.timeline()).isNotEmpty());
    room.pass(Duration.ofMinutes(5));
    snapshots.refresh();
    assertThat(past).as("nothing of it changed").hasSize(2);
  }

  @Test
  void correctionIsANewStatementAndBothAreLinked() {
    Statement wrong = room.say(room.opening());
    room.pass(Duration.ofMinutes(5));
    StatementDraft right = room.about(wrong.incident(), Phase.ACKNOWLEDGED);
    Statement correction =
        room.say(with(right, right.text(), right.eta(), right.nextWord(), wrong.id()));
    IncidentView view = room.snapshots(0).refresh().incidents().getFirst();
    List<TimelineEntry.Said> said =
        view.timeline().stream()
            .filter(TimelineEntry.Said.class::isInstance)
            .map(TimelineEntry.Said.class::cast)
            .toList();
    assertThat(said)
        .extracting(s -> s.statement().id())
        .containsExactly(correction.id(), wrong.id());
    assertThat(said.getLast().correctedBy()).isEqualTo(correction.id());
    assertThat(said.getFirst().statement().corrects()).isEqualTo(wrong.id());
    assertThat(room.statements.find(wrong.id())).contains(wrong);
  }

  @Test
  void snapshotTellsWhatWasSaidInPlainWords() {
    Statement said = room.say(room.opening());
    PublicSnapshot snapshot = room.snapshots(0).refresh();
    IncidentView view = snapshot.incidents().getFirst();
    assertThat(view.title().in("fr")).startsWith("Réception des messages\u00a0: ");
    assertThat(view.nextWord()).isEqualTo(said.nextWord());
    assertThat(view.eta()).isEqualTo(new Eta.NoneYet());
    assertThat(snapshot.services().getFirst().operatorVoice().lastWord().statement())
        .isEqualTo(said.id());
    assertThat(snapshot.services().getFirst().components())
        .extracting(ComponentView::id, ComponentView::state)
        .contains(tuple("mail-send", ComponentState.UNKNOWN));
  }

  @Test
  void announcedWorkIsToldByEveryMouthAndNeverMadeAgainInOtherWords() {
    WorkSchedule works = new WorkSchedule(() -> room.catalog, room::newId);
    Snapshots snapshots = room.snapshots(0);
    assertThat(snapshots.refresh().maintenances()).isEmpty();
    Instant now = room.instant();
    MaintenancePlan plan =
        new MaintenancePlan(
            "mail",
            Set.of("mail-send"),
            LocalizedText.frenchAndEnglish("Nouveau disque.", "New disk."),
            now.plus(Duration.ofHours(2)),
            now.plus(Duration.ofHours(3)),
            now,
            PressRoom.ANNE);
    String id = announced(works, plan).id();
    List<MouthText> ahead = texts(snapshots);
    assertThat(ahead).extracting(MouthText::mouth).contains(Mouth.values());
    assertThat(said(ahead, Mouth.PAGE)).contains("Nouveau disque.", "Envoi des messages");
    room.catalog = PressRoom.catalog(Mode.OBSERVER, FourEyes.NOT_ASKED);
    room.pass(Duration.ofMinutes(5));
    assertThat(texts(snapshots)).as("what was said, is kept").isEqualTo(ahead);
    assertThat(texts(room.snapshots(0))).as("after a restart, too").isEqualTo(ahead);
    room.database.write(tx -> works.cancelMaintenance(tx, id, room.instant(), PressRoom.ANNE));
    assertThat(said(texts(snapshots), Mouth.PAGE)).contains("n’auront pas lieu");
  }

  private Maintenance announced(WorkSchedule works, MaintenancePlan plan) {
    return switch (room.database.write(tx -> works.announceMaintenance(tx, plan))) {
      case Answer.Done<Maintenance>(Maintenance work) -> work;
      case Answer.Refused<Maintenance>(var faults) -> throw new AssertionError(faults);
    };
  }

  private static List<MouthText> texts(Snapshots snapshots) {
    return snapshots.refresh().maintenances().getFirst().mouths();
  }

  private static String said(List<MouthText> texts, Mouth mouth) {
    return texts.stream().filter(text -> text.mouth() == mouth).findFirst().orElseThrow().body();
  }

  @Test
  void calmSnapshotIsRenewedBeforeItLooksOld() {
    Snapshots snapshots = room.snapshots(0);
    PublicSnapshot first = snapshots.refresh();
    room.pass(Duration.ofMinutes(3));
    assertThat(snapshots.refresh().generation()).isEqualTo(first.generation());
    room.pass(Duration.ofMinutes(1));
    PublicSnapshot second = snapshots.refresh();
    assertThat(second.generation()).isGreaterThan(first.generation());
    assertThat(second.at()).isEqualTo(first.at().plus(Duration.ofMinutes(4)));
  }

  @Test
  void observersStatementIsNeverTheOperatorsWord() {
    PressRoom paper = new PressRoom(database(), Mode.OBSERVER);
    paper.say(suspected(paper));
    assertThat(paper.snapshots(0).refresh().services().getFirst().operatorVoice().lastWord())
        .isNull();
    StatementDraft o = paper.opening();
    assertThat(paper.publisher.publish(o, PressRoom.ANNE, null))
        .isInstanceOfSatisfying(
            Publication.Refused.class,
            refused ->
                assertThat(refused.faults()).contains(Fault.of("source", Rule.SOURCE_REQUIRED)));
  }

  private static StatementDraft suspected(PressRoom paper) {
    StatementDraft o = paper.opening();
    return new StatementDraft(
        null,
        o.opens(),
        Phase.SUSPECTED,
        o.components(),
        o.text(),
        o.eta(),
        o.nextWord(),
        null,
        null,
        List.of(),
        false,
        null);
  }

  @Test
  void snapshotNumbersOnlyGrowAlsoWhenTheDatabaseWentBack() {
    Snapshots first = room.snapshots(0);
    long one = first.refresh().generation();
    assertThat(first.refresh().generation()).isEqualTo(one);
    room.say(room.opening());
    long two = first.refresh().generation();
    assertThat(two).isGreaterThan(one);
    long restarted = room.snapshots(two).refresh().generation();
    assertThat(restarted).isGreaterThan(two);
    assertThat(room.snapshots(5000).refresh().generation()).isGreaterThan(5000);
  }

  @Test
  void listenersHearEverySnapshotInOrder() {
    Snapshots snapshots = room.snapshots(0);
    List<String> heard = new ArrayList<>();
    snapshots.listen(s -> heard.add("site " + s.generation()));
    snapshots.listen(s -> heard.add("stream " + s.generation()));
    snapshots.refresh();
    room.say(room.opening());
    snapshots.refresh();
    assertThat(heard).containsExactly("site 1", "stream 1", "site 2", "stream 2");
  }
}
