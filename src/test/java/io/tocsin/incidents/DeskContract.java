package io.tocsin.incidents;

import static io.tocsin.incidents.Town.ALICE;
import static io.tocsin.incidents.Town.BOB;
import static io.tocsin.incidents.Town.NEUF;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.LogbookTable;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What people may count on at the desk, whatever database keeps it. */
abstract class DeskContract {

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%05d".formatted(lastId.incrementAndGet());
  private Catalog catalog = Town.catalog(Mode.OPERATOR);
  private final Desk desk = new Desk(() -> catalog, ids);
  private final WorkSchedule schedule = new WorkSchedule(() -> catalog, ids);
  private final Notebook notebook = new Notebook(() -> catalog, ids);
  private final IncidentArchive archive = new IncidentArchive();

  abstract Database database();

  @Test
  void incidentIsReadAsItWasWritten() {
    String id = open("10:00", "receive");
    judge(Town.out("10:05", "receive", NEUF));
    done(speak(Words.about(id, Phase.IDENTIFIED, at("10:10")).eta(at("14:00"))));
    done(
        speak(
            Words.about(id, Phase.CLOSED, at("11:00"))
                .state("send", ComponentState.WORKS)
                .despiteFailing()));
    List<IncidentEvent> events = list(tx -> archive.events(tx, id));
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "Opened",
            "Judged",
            "Spoken",
            "Acknowledged",
            "PhaseMoved",
            "Spoken",
            "StateSet",
            "ClosedDespite",
            "PhaseMoved");
    IncidentHistory history = one(tx -> archive.incident(tx, id)).orElseThrow();
    assertThat(history).isEqualTo(IncidentHistory.of(id, events));
    assertThat(history.verdicts().values()).containsExactly(Town.out("10:05", "receive", NEUF));
    assertThat(history.incident().version()).isEqualTo(9);
    assertThat(list(archive::open)).isEmpty();
    assertThat(list(tx -> archive.closedSince(tx, at("11:00")))).containsExactly(history);
    assertThat(list(tx -> archive.closedSince(tx, at("11:00:01")))).isEmpty();
  }

  @Test
  void promisesAreKeptWithTheirIncident() {
    String id = open("10:00", "receive");
    done(speak(Words.about(id, Phase.ACKNOWLEDGED, at("10:10")).eta(at("12:00"))));
    done(speak(Words.about(id, Phase.ACKNOWLEDGED, at("11:30")).eta(at("15:00"))));
    tick(at("12:31"));
    List<Promise> promises = list(tx -> archive.promises(tx, id));
    assertThat(promises)
        .extracting(Promise::kind, Promise::status)
        .containsExactlyInAnyOrder(
            tuple(Promise.Kind.NEXT_WORD, Promise.Status.LATE),
            tuple(Promise.Kind.ETA, Promise.Status.BROKEN),
            tuple(Promise.Kind.NEXT_WORD, Promise.Status.LATE),
            tuple(Promise.Kind.ETA, Promise.Status.OPEN));
  }

  @Test
  void refusedWordLeavesNothingBehind() {
    String id = open("10:00", "receive");
    assertThat(
            refused(
                speak(
                    Words.about(id, Phase.RECOVERED, at("10:10"))
                        .state("receive", ComponentState.OUT))))
        .containsExactly(Rule.STILL_FAILING);
    assertThat(refused(speak(Words.about(id, Phase.ACKNOWLEDGED, at("10:10")).naming("recieve"))))
        .containsExactly(Rule.NOT_A_COMPONENT);
    assertThat(list(tx -> archive.events(tx, id))).hasSize(1);
    assertThat(list(tx -> archive.promises(tx, id))).isEmpty();
  }

  @Test
  void strangersToTheCatalogueAreRefused() {
    assertThat(
            refused(
                write(tx ->
                    desk.open(
                        tx,
                        new Opening("mial", Set.of("receive"), at("10:00"), at("10:00"), ALICE)))))
        .containsExactly(Rule.NOT_A_SERVICE);
    assertThat(
            refused(
                write(tx ->
                    desk.open(
                        tx, new Opening("mail", Set.of("home"), at("11:00"), at("10:00"), ALICE)))))
        .containsExactly(Rule.NOT_A_COMPONENT, Rule.IN_THE_FUTURE);
    assertThat(refused(speak(Words.about("nothing", Phase.ACKNOWLEDGED, at("10:00")))))
        .containsExactly(Rule.NOT_AN_INCIDENT);
    assertThat(
            refused(
                write(tx ->
                    notebook.recordCheck(
                        tx, "mail", "tv", at("10:30"), at("10:40"), at("10:20"), ALICE))))
        .containsExactly(Rule.IN_THE_FUTURE, Rule.NOT_A_CHANNEL, Rule.IN_THE_FUTURE);
  }

  @Test
  void closedIncidentTakesCorrectionsAndNothingElse() {
    String id = open("10:00", "receive");
    done(speak(Words.about(id, Phase.CLOSED, at("11:00"))));
    assertThat(refused(speak(Words.about(id, Phase.RECOVERING, at("11:10")))))
        .containsExactly(Rule.ALREADY_CLOSED);
    assertThat(refused(speak(Words.about(id, Phase.CLOSED, at("11:10")))))
        .containsExactly(Rule.ALREADY_CLOSED);
    Incident corrected = done(speak(Words.about(id, Phase.CLOSED, at("11:20")).correcting()));
    assertThat(corrected.closedAt()).isEqualTo(at("11:00"));
    assertThat(refused(write(tx -> desk.close(tx, id, at("11:30"), ALICE))))
        .containsExactly(Rule.ALREADY_CLOSED);
  }

  @Test
  void falseAlarmIsClosedWithoutAWordButNotOnceSomebodySpoke() {
    judge(Town.suspected("10:00", "receive"));
    String silent = list(archive::open).getFirst().incident().id();
    assertThat(done(write(tx -> desk.close(tx, silent, at("10:30"), ALICE))).phase())
        .isEqualTo(Phase.CLOSED);
    String spoken = open("11:00", "send");
    done(speak(Words.about(spoken, Phase.ACKNOWLEDGED, at("11:10"))));
    assertThat(refused(write(tx -> desk.close(tx, spoken, at("11:20"), ALICE))))
        .containsExactly(Rule.MISSING);
  }

  @Test
  void probeThatFailsForbidsClosing() {
    String id = open("10:00", "receive");
    see("receive", ComponentState.OUT, "10:05");
    Answer<Incident> answer = speak(Words.about(id, Phase.CLOSED, at("10:30")));
    assertThat(((Answer.Refused<Incident>) answer).faults())
        .containsExactly(
            new Fault("phase", Rule.STILL_FAILING, java.util.Map.of("failing", "receive")));
  }

  @Test
  void editorsAtTheSameTimeLoseNothing() throws Exception {
    String id = open("10:00", "receive");
    List<Future<Answer<Incident>>> spoken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        Actor editor = i % 2 == 0 ? ALICE : BOB;
        Words words = Words.about(id, Phase.ACKNOWLEDGED, at("10:10").plusSeconds(i)).by(editor);
        spoken.add(threads.submit(() -> speak(words)));
      }
    }
    for (Future<Answer<Incident>> answer : spoken) {
      done(answer.get());
    }
    List<IncidentEvent> events = list(tx -> archive.events(tx, id));
    assertThat(events.stream().filter(IncidentEvent.Spoken.class::isInstance)).hasSize(20);
    assertThat(list(tx -> archive.promises(tx, id))).hasSize(20);
  }

  @Test
  void workAnnouncedInTimeOverrunsByTheClockOfWhoeverComesNext() {
    Maintenance announced = done(announce("10:00", "12:00", "13:00"));
    assertThat(refused(announce("12:00", "12:00", "13:00")))
        .containsExactly(Rule.NOT_ANNOUNCED_BEFORE_START);
    assertThat(refused(announce("10:00", "12:00", "11:00"))).containsExactly(Rule.END_BEFORE_START);
    assertThat(
            refused(
                write(tx -> schedule.finishMaintenance(tx, announced.id(), at("11:00"), ALICE))))
        .containsExactly(Rule.PHASE_NOT_REACHABLE);
    Maintenance late =
        done(write(tx -> schedule.finishMaintenance(tx, announced.id(), at("13:30"), ALICE)));
    assertThat(late.status()).isEqualTo(Maintenance.Status.DONE);
    Incident overrun = list(archive::open).getFirst().incident();
    assertThat(overrun)
        .returns(late.overrunIncident(), Incident::id)
        .returns(announced.id(), Incident::fromMaintenance)
        .returns(at("13:00"), Incident::onset);
    assertThat(list(tx -> archive.promises(tx, announced.id())).getFirst())
        .returns(Promise.Status.LATE, Promise::status)
        .returns(at("13:30"), Promise::settledAt);
    assertThat(one(tx -> archive.maintenance(tx, announced.id()))).contains(late);
    assertThat(
            refused(
                write(tx -> schedule.cancelMaintenance(tx, announced.id(), at("14:00"), ALICE))))
        .containsExactly(Rule.ALREADY_CLOSED);
  }

  @Test
  void verdictsDuringAnnouncedWorkAreRemembered() {
    Maintenance announced = done(announce("10:00", "12:00", "13:00"));
    judge(Town.out("12:10", "receive"), Town.over("12:40", "receive"));
    assertThat(list(archive::open)).isEmpty();
    assertThat(list(tx -> archive.verdictsDuring(tx, announced.id())))
        .containsExactly(Town.out("12:10", "receive"), Town.over("12:40", "receive"));
  }

  @Test
  void workaroundOfTheHelplineIsKeptWithItsSourceAndCountsEachPersonOnce() {
    String id = open("10:00", "receive");
    Workaround added =
        done(
            write(tx ->
                notebook.addWorkaround(
                    tx,
                    new WorkaroundDraft(
                        id,
                        "receive",
                        text("Send ACTIVE by SMS"),
                        null,
                        text("Only activates"),
                        Town.helpline(at("09:00")),
                        at("20:00"),
                        at("10:30"),
                        ALICE))));
    for (String person : List.of("p1", "p2", "p1")) {
      done(write(tx -> notebook.confirmWorkaround(tx, added.id(), person, true, at("10:40"))));
    }
    done(write(tx -> notebook.confirmWorkaround(tx, added.id(), "p3", false, at("10:41"))));
    done(write(tx -> notebook.confirmWorkaround(tx, added.id(), "p4", true, at("10:42"))));
    done(write(tx -> notebook.confirmWorkaround(tx, added.id(), "p4", false, at("10:43"))));
    assertThat(list(tx -> archive.workarounds(tx, id)).getFirst())
        .returns(2, Workaround::confirmations)
        .returns(2, Workaround::failures)
        .returns(Town.helpline(at("09:00")), Workaround::source)
        .returns(text("Only activates"), Workaround::limits);
    done(write(tx -> notebook.withdrawWorkaround(tx, added.id(), at("11:00"), ALICE)));
    assertThat(list(tx -> archive.workarounds(tx, id)).getFirst().withdrawnAt())
        .isEqualTo(at("11:00"));
    assertThat(
            refused(
                write(tx -> notebook.confirmWorkaround(tx, added.id(), "p3", true, at("11:10")))))
        .containsExactly(Rule.MISSING);
  }

  @Test
  void operatorsWordElsewhereAcknowledgesAndPromises() {
    catalog = Town.catalog(Mode.OBSERVER);
    judge(Town.out("10:00", "receive"));
    String id = list(archive::open).getFirst().incident().id();
    Claim rumour = done(claim(id, false, at("11:00"), at("18:00"), false));
    assertThat(list(tx -> archive.promises(tx, id))).isEmpty();
    Claim word = done(claim(id, true, at("11:30"), at("18:00"), true));
    assertThat(list(tx -> archive.promises(tx, id)))
        .singleElement()
        .returns(word.id(), Promise::claim)
        .returns(at("11:30"), Promise::madeAt);
    Incident incident = one(tx -> archive.incident(tx, id)).orElseThrow().incident();
    assertThat(incident.phase()).isEqualTo(Phase.ACKNOWLEDGED);
    assertThat(incident.acknowledged()).isEqualTo(Town.helpline(at("11:30")));
    assertThat(list(tx -> archive.claims(tx, id))).containsExactly(rumour, word);
    assertThat(list(tx -> archive.latestClaims(tx, "mail", 1))).containsExactly(word);
    assertThat(refused(claim(id, false, at("11:40"), at("18:00"), true)))
        .containsExactly(Rule.SOURCE_REQUIRED);
  }

  @Test
  void wordFoundOnAChannelIsNoOlderThanWhatIsTold() {
    Answer<ChannelCheck> dawnOfTime =
        write(tx ->
            notebook.recordCheck(
                tx, "mail", "social", at("12:00"), Instant.MIN, at("13:00"), ALICE));
    assertThat(refused(dawnOfTime)).containsExactly(Rule.TOO_FAR);
    assertThat(refused(check("social", "11:00", "12:00"))).containsExactly(Rule.IN_THE_FUTURE);
  }

  @Test
  void newestCheckOfEachChannelIsTheOneThatCounts() {
    done(check("social", "10:00", null));
    done(check("social", "12:00", "11:00"));
    done(check("site", "11:00", null));
    assertThat(list(tx -> archive.checks(tx, "mail")))
        .extracting(ChannelCheck::channel, ChannelCheck::checkedAt, ChannelCheck::lastWordAt)
        .containsExactly(
            tuple("site", at("11:00"), null), tuple("social", at("12:00"), at("11:00")));
  }

  @Test
  void whatAPersonSaysCountsForAvailabilityWhereNothingElseIsKnown() {
    String id = open("10:00", "send");
    done(speak(Words.about(id, Phase.ACKNOWLEDGED, at("10:00")).state("send", ComponentState.OUT)));
    done(speak(Words.about(id, Phase.RECOVERED, at("13:00")).state("send", ComponentState.WORKS)));
    done(speak(Words.about(id, Phase.CLOSED, at("14:00"))));
    Availability day = read(tx -> archive.availability(tx, "send", at("00:00"), at("20:00")));
    assertThat(day.measured())
        .containsEntry(ComponentState.OUT, Duration.ofHours(3))
        .containsEntry(ComponentState.WORKS, Duration.ofHours(1))
        .containsEntry(ComponentState.UNKNOWN, Duration.ofHours(16));
  }

  @Test
  void incidentOfAServiceNoLongerWatchedCanStillBeClosed() {
    String id = open("10:00", "receive");
    catalog =
        new Catalog(
            catalog.siteName(),
            Mode.OPERATOR,
            List.of("en"),
            catalog.zone(),
            List.of(),
            List.of(),
            catalog.areas(),
            List.of(),
            List.of(),
            catalog.contacts());
    assertThat(done(speak(Words.about(id, Phase.CLOSED, at("11:00")))).phase())
        .isEqualTo(Phase.CLOSED);
  }

  @Test
  void olderEvidenceNeverReplacesNewer() {
    see("receive", ComponentState.OUT, "10:05");
    see("receive", ComponentState.WORKS, "10:00");
    assertThat(list(archive::evidence)).singleElement().returns(ComponentState.OUT, e -> e.state());
  }

  private String open(String time, String component) {
    return done(write(
            tx -> desk.open(tx, new Opening("mail", Set.of(component), at(time), at(time), ALICE))))
        .id();
  }

  private Answer<Incident> speak(Words words) {
    return write(tx -> desk.speak(tx, words.word()));
  }

  private Answer<Maintenance> announce(String announced, String start, String end) {
    return write(tx ->
        schedule.announceMaintenance(
            tx,
            new MaintenancePlan(
                "mail",
                Set.of("receive"),
                text("New disks"),
                at(start),
                at(end),
                at(announced),
                ALICE)));
  }

  private Answer<Claim> claim(
      String incident, boolean byOperator, Instant said, Instant eta, boolean acknowledges) {
    return write(tx ->
        notebook.recordClaim(
            tx,
            ClaimDraft.plain(
                incident,
                "mail",
                text("Back today"),
                byOperator,
                Town.helpline(said),
                eta,
                acknowledges,
                at("12:00"),
                ALICE)));
  }

  @Test
  void vagueEndIsPromisedAtItsLatestAndKeepsItsWords() {
    String id = open("10:00", "receive");
    LocalizedText words = text("within hours");
    Interval end =
        Vague.WITHIN_HOURS.interval(at("11:00"), java.time.ZoneId.of("Europe/Paris"), words);
    Claim kept =
        done(
            write(tx ->
                notebook.recordClaim(
                    tx,
                    new ClaimDraft(
                        id,
                        "mail",
                        text("It opens again within hours."),
                        true,
                        Town.helpline(at("11:00")),
                        null,
                        false,
                        at("12:00"),
                        ALICE,
                        Recorder.PRESS,
                        List.of(
                            new Assertion.End(end),
                            new Assertion.Category(Assertion.Sort.MAINTENANCE),
                            new Assertion.Where(true, Set.of("67")),
                            new Assertion.Cause(
                                Assertion.Certainty.DENIED, Assertion.CauseKind.ATTACK, null)),
                        null))));
    assertThat(list(tx -> archive.claims(tx, id))).containsExactly(kept);
    assertThat(list(tx -> archive.promises(tx, id)))
        .singleElement()
        .returns(at("17:00"), Promise::due)
        .returns(words, Promise::words)
        .returns(Promise.Status.OPEN, Promise::status);
    tick(at("17:01"));
    assertThat(list(tx -> archive.promises(tx, id)).getFirst().status())
        .isEqualTo(Promise.Status.LATE);
  }

  private Answer<ChannelCheck> check(String channel, String checked, String word) {
    return write(tx ->
        notebook.recordCheck(
            tx, "mail", channel, at(checked), word == null ? null : at(word), at("13:00"), ALICE));
  }

  private void see(String component, ComponentState state, String time) {
    write(tx -> {
      EvidenceTable.put(tx, List.of(Town.probed(component, state, at(time))));
      return true;
    });
  }

  private void judge(io.tocsin.detection.Verdict... verdicts) {
    for (var verdict : verdicts) {
      byRule(verdict.at(), pen -> Judgement.pass(pen, verdict, Town.DETECTOR));
    }
  }

  private void tick(Instant at) {
    byRule(at, pen -> {});
  }

  private void byRule(Instant at, java.util.function.Consumer<Pen> rule) {
    write(tx -> {
      Pen pen = new Pen(LogbookTable.load(tx, LogbookTable.take(tx)), ids);
      Clockwork.advance(pen, at);
      rule.accept(pen);
      LogbookTable.write(tx, pen.entries());
      return true;
    });
  }

  private <T> T write(Function<Transaction, T> work) {
    return database().write(work::apply);
  }

  private <T> List<T> list(Function<Transaction, List<T>> work) {
    return read(work);
  }

  private <T> Optional<T> one(Function<Transaction, Optional<T>> work) {
    return read(work);
  }

  private <T> T read(Function<Transaction, T> work) {
    return database().read(work::apply);
  }

  private static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(answer.toString());
  }

  private static <T> List<Rule> refused(Answer<T> answer) {
    if (answer instanceof Answer.Refused<T>(List<Fault> faults)) {
      return faults.stream().map(Fault::rule).toList();
    }
    throw new AssertionError(answer.toString());
  }
}
