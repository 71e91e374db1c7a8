package io.tocsin.incidents;

import static io.tocsin.incidents.Town.ALICE;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Contradiction.Ending;
import io.tocsin.incidents.Contradiction.Step.Kind;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The life of what does not fit, whatever database keeps it. */
abstract class ContradictionContract {

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%05d".formatted(lastId.incrementAndGet());
  private final AuditLog audit = new AuditLog(ids);
  private final Desk desk = new Desk(() -> Town.catalog(Mode.OPERATOR), ids);
  private final Notebook notebook = new Notebook(() -> Town.catalog(Mode.OPERATOR), ids);
  private final Contradictions contradictions = new Contradictions(audit);
  private final Questions questions = new Questions(ids, audit);

  abstract Database database();

  private <T> T write(Function<Transaction, T> work) {
    return database().write(work::apply);
  }

  private <T> List<T> list(Function<Transaction, List<T>> work) {
    return database().write(work::apply);
  }

  private String open() {
    Opening opening = new Opening("mail", Set.of("receive"), at("10:00"), at("10:00"), ALICE);
    return done(write(tx -> desk.open(tx, opening))).id();
  }

  private static <T> T done(Answer<T> answer) {
    return ((Answer.Done<T>) answer).value();
  }

  private Answer<Claim> say(
      String incident, String speaker, String time, String corrects, Assertion... said) {
    return say(Recorder.EDITOR, incident, speaker, time, corrects, said);
  }

  private Answer<Claim> say(
      Recorder recorder,
      String incident,
      String speaker,
      String time,
      String corrects,
      Assertion... said) {
    Source source =
        new Source(Source.named(speaker), "telephone", at(time), Source.Precision.EXACT, null);
    return write(tx ->
        notebook.recordClaim(
            tx,
            new ClaimDraft(
                incident,
                "mail",
                text(speaker + " speaks"),
                true,
                source,
                null,
                false,
                at(time),
                ALICE,
                recorder,
                List.of(said),
                corrects)));
  }

  private static Assertion ends(String time) {
    return new Assertion.End(Interval.at(at(time)));
  }

  private List<Contradiction> found(String incident) {
    return write(tx -> contradictions.of(tx, incident));
  }

  private List<Kind> steps(String id) {
    return write(tx -> contradictions.steps(tx, id)).stream()
        .map(Contradiction.Step::kind)
        .toList();
  }

  @Test
  void whatDoesNotFitIsFoundOnceAndWaitsForAnEditor() {
    String id = open();
    say(id, "helpline", "10:10", null, ends("18:00"));
    assertThat(found(id)).isEmpty();
    say(id, "spokesperson", "10:20", null, ends("14:00"));
    write(tx -> {
      contradictions.review(tx, id, at("10:30"));
      return true;
    });
    assertThat(found(id))
        .singleElement()
        .returns(Matter.END, Contradiction::matter)
        .returns(at("10:20"), Contradiction::foundAt)
        .returns(true, Contradiction::isWaiting)
        .returns(false, Contradiction::isPublic);
    assertThat(list(contradictions::waiting)).hasSize(1);
    assertThat(steps(found(id).getFirst().id())).containsExactly(Kind.FOUND);
  }

  @Test
  void editorsWayOutIsNotedAndClosesNothing() {
    String id = open();
    say(id, "helpline", "10:10", null, ends("18:00"));
    say(id, "spokesperson", "10:20", null, ends("14:00"));
    String one = found(id).getFirst().id();
    settle(one, new WayOut.Correct(), "10:30");
    assertThat(found(id).getFirst())
        .returns(false, Contradiction::isWaiting)
        .returns(false, Contradiction::isPublic)
        .returns(null, Contradiction::closedAt);
    settle(one, new WayOut.Explain(text("They spoke of two regions.")), "10:40");
    settle(one, new WayOut.Publish(), "10:50");
    assertThat(found(id).getFirst())
        .returns(at("10:40"), Contradiction::publicAt)
        .returns(text("They spoke of two regions."), Contradiction::explanation)
        .returns(null, Contradiction::closedAt);
    assertThat(steps(one))
        .containsExactly(Kind.FOUND, Kind.CORRECTING, Kind.EXPLAINED, Kind.PUBLISHED);
    assertThat(list(tx -> audit.newest(tx, null))).hasSize(3);
  }

  private Answer<Contradiction> settle(String id, WayOut way, String time) {
    return write(tx -> contradictions.settle(tx, id, way, at(time), ALICE));
  }

  @Test
  void whatRestsOnAWordThatOnlyAProgramReadIsNotPublishedBeforeSomebodyLooked() {
    String id = open();
    say(id, "helpline", "10:10", null, ends("18:00"));
    Claim read = done(say(Recorder.AUTOMATIC_READER, id, "newsfeed", "10:20", null, ends("14:00")));
    assertThat(read.isUnseen()).isTrue();
    String one = found(id).getFirst().id();
    for (WayOut way : List.of(new WayOut.Publish(), new WayOut.Explain(text("Two regions.")))) {
      Answer<Contradiction> refused = settle(one, way, "10:30");
      assertThat(((Answer.Refused<Contradiction>) refused).faults())
          .extracting(fault -> fault.rule())
          .containsExactly(Rule.NOT_LOOKED_AT);
    }
    assertThat(found(id).getFirst().isPublic()).isFalse();
    assertThat(settle(one, new WayOut.Correct(), "10:31")).isInstanceOf(Answer.Done.class);
    Claim seen = done(write(tx -> notebook.lookAtClaim(tx, id, read.id(), at("10:32"), ALICE)));
    assertThat(seen.isUnseen()).isFalse();
    assertThat(seen.lookedAt()).isEqualTo(at("10:32"));
    assertThat(settle(one, new WayOut.Publish(), "10:33")).isInstanceOf(Answer.Done.class);
    assertThat(found(id).getFirst().isPublic()).isTrue();
    Answer<Claim> elsewhere =
        write(tx -> notebook.lookAtClaim(tx, "other", read.id(), at("10:34"), ALICE));
    assertThat(elsewhere).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void correctionClosesItForGood() {
    String id = open();
    Claim wrong = done(say(id, "helpline", "10:10", null, ends("18:00")));
    say(id, "spokesperson", "10:20", null, ends("14:00"));
    say(id, "press office", "10:30", wrong.id(), ends("14:00"));
    assertThat(found(id))
        .singleElement()
        .returns(at("10:30"), Contradiction::closedAt)
        .returns(Ending.CORRECTION, Contradiction::closedBy);
    Answer<Contradiction> late = settle(found(id).getFirst().id(), new WayOut.Publish(), "10:40");
    assertThat(((Answer.Refused<Contradiction>) late).faults())
        .singleElement()
        .returns(Rule.ALREADY_CLOSED, io.tocsin.wording.Fault::rule);
    assertThat(list(contradictions::waiting)).isEmpty();
  }

  @Test
  void whatTheHouseSaysIsHeldAgainstEvidenceUntilEvidenceSaysTheSame() {
    String id = open();
    PublicWord over = Words.about(id, Phase.RECOVERING, at("10:10")).word();
    done(
        write(tx ->
            desk.speak(
                tx,
                new PublicWord(
                    over.incident(),
                    over.statement(),
                    over.phase(),
                    over.components(),
                    over.eta(),
                    over.nextWord(),
                    over.source(),
                    over.states(),
                    false,
                    false,
                    null,
                    over.at(),
                    over.by(),
                    List.of(new Assertion.Condition(Assertion.State.RESOLVED, Set.of("receive"))),
                    null))));
    see("receive", ComponentState.OUT, "10:30");
    assertThat(found(id))
        .singleElement()
        .returns(Matter.STATE, Contradiction::matter)
        .returns(new Voice.House(true), found -> found.one().voice())
        .returns(new Voice.Evidence(), found -> found.other().voice());
    see("receive", ComponentState.WORKS, "10:50");
    assertThat(found(id))
        .singleElement()
        .returns(Ending.EVIDENCE, Contradiction::closedBy)
        .returns(at("10:50"), Contradiction::closedAt);
    see("receive", ComponentState.OUT, "11:10");
    assertThat(found(id)).singleElement().returns(null, Contradiction::closedAt);
    assertThat(steps(found(id).getFirst().id()))
        .containsExactly(Kind.FOUND, Kind.CLOSED, Kind.FOUND_AGAIN);
  }

  private void see(String component, ComponentState state, String time) {
    write(tx -> {
      EvidenceTable.put(tx, List.of(Town.probed(component, state, at(time))));
      Review.ofOpen(tx, at(time));
      return true;
    });
  }

  @Test
  void callingItMaintenanceIsHeldAgainstTheBooks() {
    String id = open();
    say(id, "marketing", "10:10", null, new Assertion.Category(Assertion.Sort.MAINTENANCE));
    assertThat(found(id))
        .singleElement()
        .returns(Matter.CATEGORY, Contradiction::matter)
        .returns(new Voice.Records(), found -> found.one().voice());
  }

  @Test
  void draftIsHeldAgainstWhatWasSaidAndNothingIsKept() {
    String id = open();
    say(id, "spokesperson", "10:20", null, ends("14:00"));
    Instant now = at("10:30");
    assertThat(list(tx -> contradictions.against(tx, id, true, List.of(ends("18:00")), now)))
        .singleElement()
        .returns(Matter.END, io.tocsin.incidents.contradiction.Comparison.Clash::matter);
    Source desk = new Source(null, null, now, Source.Precision.EXACT, null);
    assertThat(list(tx -> contradictions.fits(tx, id, true, desk, List.of(ends("18:00")))))
        .hasSize(1);
    assertThat(list(tx -> contradictions.fits(tx, id, true, desk, List.of(ends("14:00")))))
        .isEmpty();
    assertThat(found(id)).isEmpty();
  }

  @Test
  void aCrowdThatDisagreesIsHeardOutAndEveryPairIsFound() {
    String incident = open();
    for (int i = 0; i < 20; i++) {
      done(say(incident, "speaker " + i, "10:05", null, ends("%02d:15".formatted(i % 10 + 12))));
    }
    assertThat(found(incident)).hasSize(20 * 19 / 2 - 10).allMatch(one -> one.closedAt() == null);
  }

  @Test
  void nobodyTakesBackAWordThatIsNotThere() {
    String id = open();
    Answer<Claim> refused = say(id, "helpline", "10:10", "no-such-claim", ends("18:00"));
    assertThat(refused).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void questionIsASilenceUntilItIsAnswered() {
    String id = open();
    QuestionDraft draft =
        new QuestionDraft(
            id,
            text("What broke?"),
            text("press office"),
            "e-mail",
            at("10:12"),
            at("10:15"),
            ALICE);
    Question asked = done(write(tx -> questions.ask(tx, draft)));
    IncidentArchive archive = new IncidentArchive();
    assertThat(list(tx -> archive.questions(tx, id)))
        .containsExactly(asked)
        .allMatch(question -> question.answeredAt() == null);
    done(write(tx -> questions.answered(tx, asked.id(), null, at("12:00"), ALICE)));
    assertThat(list(tx -> archive.questions(tx, id)))
        .singleElement()
        .returns(at("12:00"), Question::answeredAt);
    Answer<Question> again =
        write(tx -> questions.answered(tx, asked.id(), null, at("13:00"), ALICE));
    assertThat(again).isInstanceOf(Answer.Refused.class);
  }
}
