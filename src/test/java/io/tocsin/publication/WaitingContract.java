package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditEntry.Outcome;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.FourEyes;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Previews.Sharing;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What drafts that wait promise on every engine: for a second person, their hour, a reader. */
abstract class WaitingContract extends SheetContract {

  private static final Actor ROBOT = new Actor(Actor.Kind.TOKEN, "robot");
  private static final Actor CLOCK = new Actor(Actor.Kind.CLOCK, "mail-down");

  private static List<Rule> rules(List<Fault> faults) {
    return faults.stream().map(Fault::rule).toList();
  }

  private List<Rule> refusal(Publication publication) {
    return rules(((Publication.Refused) publication).faults());
  }

  private KeptDraft submit(StatementDraft draft) {
    return ((Keeping.Kept) room.approvals.submit(draft, PressRoom.ANNE, null)).draft();
  }

  private KeptDraft plan(StatementDraft draft, Instant due) {
    return ((Keeping.Kept) room.schedule.plan(draft, due, PressRoom.ANNE)).draft();
  }

  @Test
  void houseOfFourEyesLetsNobodyPublishAlone() {
    room.askForFourEyes(FourEyes.Machine.PLAYBOOKS);
    assertThat(refusal(room.publisher.publish(room.opening(), PressRoom.ANNE, null)))
        .containsExactly(Rule.SECOND_PERSON_REQUIRED);
    assertThat(refusal(room.publisher.publish(room.opening(), ROBOT, null)))
        .containsExactly(Rule.SECOND_PERSON_REQUIRED);
    assertThat(room.statements.after(0, 10)).isEmpty();
    assertThat(room.publisher.publish(room.opening(), CLOCK, null))
        .isInstanceOf(Publication.Published.class);
    room.askForFourEyes(FourEyes.Machine.TOKENS);
    assertThat(room.publisher.publish(room.opening(), ROBOT, null))
        .isInstanceOf(Publication.Published.class);
  }

  @Test
  void secondPersonPublishesAndTheAuditLogNamesBoth() {
    room.askForFourEyes();
    KeptDraft kept = submit(room.opening());
    assertThat(submit(room.opening())).isEqualTo(kept);
    assertThat(room.approvals.waiting()).extracting(Approval::draft).containsExactly(kept);
    Decision decision = room.approvals.approve(kept.id(), PressRoom.BRUNO);
    Statement said = ((Decision.Published) decision).statement();
    assertThat(said.by()).isEqualTo(PressRoom.ANNE);
    assertThat(room.approvals.find(kept.id()).orElseThrow())
        .extracting(Approval::state, Approval::decidedBy, Approval::statement)
        .containsExactly(Approval.State.APPROVED, PressRoom.BRUNO, said.id());
    assertThat(audit())
        .extracting(AuditEntry::deed, AuditEntry::actor, AuditEntry::subject)
        .contains(
            tuple(Deed.APPROVAL_ASKED, "PERSON anne", kept.id()),
            tuple(Deed.STATEMENT_PUBLISHED, "PERSON anne", said.id()),
            tuple(Deed.APPROVAL_GIVEN, "PERSON bruno", kept.id()));
    assertThat(audit())
        .anySatisfy(line -> assertThat(line.detail()).endsWith("approved by PERSON bruno"));
  }

  @Test
  void nobodyApprovesTheirOwnWordsNorApprovesTwice() {
    room.askForFourEyes();
    KeptDraft kept = submit(room.opening());
    for (Actor actor : List.of(PressRoom.ANNE, ROBOT)) {
      assertThat(rules(((Decision.Refused) room.approvals.approve(kept.id(), actor)).faults()))
          .containsExactly(Rule.AUTHOR_CANNOT_APPROVE);
    }
    assertThat(room.approvals.approve(kept.id(), PressRoom.BRUNO))
        .isInstanceOf(Decision.Published.class);
    for (String draft : List.of(kept.id(), "no-such")) {
      Decision again = room.approvals.approve(draft, PressRoom.BRUNO);
      assertThat(rules(((Decision.Refused) again).faults())).containsExactly(Rule.NOT_WAITING);
    }
    assertThat(room.statements.after(0, 10)).hasSize(1);
    assertThat(audit())
        .filteredOn(line -> line.outcome() == Outcome.REFUSED)
        .extracting(AuditEntry::detail)
        .contains("AUTHOR_CANNOT_APPROVE", "NOT_WAITING");
  }

  @Test
  void draftWhoseIncidentMovedIsRefusedWithTheReason() {
    String incident = room.say(room.opening()).incident();
    room.askForFourEyes();
    KeptDraft kept = submit(room.about(incident, Phase.IDENTIFIED));
    room.pass(Duration.ofMinutes(1));
    room.publisher.publishAlone(room.about(incident, Phase.IDENTIFIED), PressRoom.BRUNO, null);
    Decision late = room.approvals.approve(kept.id(), PressRoom.BRUNO);
    assertThat(rules(((Decision.Refused) late).faults())).containsExactly(Rule.CHANGED_MEANWHILE);
    assertThat(room.approvals.find(kept.id()).orElseThrow())
        .extracting(Approval::state, Approval::reason)
        .containsExactly(Approval.State.REFUSED, "CHANGED_MEANWHILE");
    assertThat(room.approvals.waiting()).isEmpty();
  }

  @Test
  void secondPersonSaysNoWithAReasonAndTheAuthorTakesBack() {
    room.askForFourEyes();
    KeptDraft kept = submit(room.opening());
    assertThat(rules(room.approvals.refuse(kept.id(), PressRoom.BRUNO, " ")))
        .containsExactly(Rule.MISSING);
    assertThat(room.approvals.refuse(kept.id(), PressRoom.BRUNO, "Quel domaine ?")).isEmpty();
    assertThat(room.approvals.find(kept.id()).orElseThrow().reason()).isEqualTo("Quel domaine ?");
    KeptDraft second = submit(room.opening());
    assertThat(second.id()).isNotEqualTo(kept.id());
    assertThat(room.approvals.withdraw(second.id(), PressRoom.ANNE)).isEmpty();
    assertThat(rules(room.approvals.withdraw(second.id(), PressRoom.ANNE)))
        .containsExactly(Rule.NOT_WAITING);
    assertThat(room.approvals.newest())
        .extracting(Approval::state)
        .containsExactly(Approval.State.WITHDRAWN, Approval.State.REFUSED);
  }

  @Test
  void ownerPublishesAloneInAnEmergencyAndTheAuditLogSaysSo() {
    room.askForFourEyes();
    assertThat(room.publisher.publishAlone(room.opening(), PressRoom.ANNE, null))
        .isInstanceOf(Publication.Published.class);
    assertThat(audit()).anySatisfy(line -> assertThat(line.detail()).contains("EMERGENCY"));
  }

  @Test
  void approvedOnceByTwoPeopleAtTheSameMomentIsSaidOnce() throws Exception {
    room.askForFourEyes();
    KeptDraft kept = submit(room.opening());
    List<Future<Decision>> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 8; i++) {
        Actor approver = new Actor(Actor.Kind.PERSON, "approver " + i);
        answers.add(threads.submit(() -> room.approvals.approve(kept.id(), approver)));
      }
    }
    int said = 0;
    for (Future<Decision> answer : answers) {
      said += answer.get() instanceof Decision.Published ? 1 : 0;
    }
    assertThat(said).isEqualTo(1);
    assertThat(room.statements.after(0, 10)).hasSize(1);
  }

  @Test
  void plannedWordIsSaidAtItsHourAndOnce() {
    String incident = room.say(room.opening()).incident();
    Instant due = room.instant().plus(Duration.ofMinutes(30));
    KeptDraft kept = plan(room.fromSheet(incident, PressRoom.sheet(), Stage.SCOPE), due);
    assertThat(room.schedule.runDue(room.instant())).isZero();
    room.pass(Duration.ofMinutes(30));
    assertThat(room.schedule.runDue(room.instant())).isEqualTo(1);
    assertThat(room.schedule.runDue(room.instant())).isZero();
    Planned planned = room.schedule.find(kept.id()).orElseThrow();
    assertThat(planned.state()).isEqualTo(Planned.State.PUBLISHED);
    assertThat(room.statements.find(planned.statement()).orElseThrow().at()).isEqualTo(due);
  }

  @Test
  void seriesOfPlannedWordsKnowsItsOwnEarlierOnes() {
    String incident = room.say(room.opening()).incident();
    plan(room.about(incident, Phase.IDENTIFIED), room.instant().plus(Duration.ofMinutes(10)));
    plan(room.about(incident, Phase.IDENTIFIED), room.instant().plus(Duration.ofMinutes(20)));
    room.pass(Duration.ofMinutes(10));
    assertThat(room.schedule.runDue(room.instant())).isEqualTo(1);
    room.pass(Duration.ofMinutes(10));
    assertThat(room.schedule.runDue(room.instant())).isEqualTo(1);
    assertThat(room.schedule.refusals()).isEmpty();
  }

  @Test
  void plannedWordThatDoesNotFitAnyMoreIsRefusedAndStandsInTheNewsroom() {
    String incident = room.say(room.opening()).incident();
    KeptDraft moved =
        plan(room.about(incident, Phase.IDENTIFIED), room.instant().plus(Duration.ofMinutes(10)));
    room.pass(Duration.ofMinutes(5));
    room.say(room.about(incident, Phase.IDENTIFIED));
    KeptDraft slept =
        plan(room.about(incident, Phase.IDENTIFIED), room.instant().plus(Duration.ofMinutes(10)));
    room.pass(Duration.ofMinutes(5));
    assertThat(room.schedule.runDue(room.instant())).isZero();
    room.pass(Schedule.LATEST.plusMinutes(6));
    assertThat(room.schedule.runDue(room.instant())).isZero();
    assertThat(room.schedule.refusals())
        .extracting(refused -> refused.draft().id(), Planned::reason)
        .containsExactly(tuple(slept.id(), "IN_THE_PAST"), tuple(moved.id(), "CHANGED_MEANWHILE"));
    assertThat(room.schedule.seen(moved.id(), PressRoom.ANNE)).isTrue();
    assertThat(room.schedule.seen(moved.id(), PressRoom.ANNE)).isFalse();
    assertThat(room.schedule.refusals()).hasSize(1);
    assertThat(audit().stream().filter(line -> line.deed() == Deed.STATEMENT_REFUSED)).hasSize(2);
  }

  @Test
  void plannedWordIsMovedAndCancelled() {
    String incident = room.say(room.opening()).incident();
    Instant due = room.instant().plus(Duration.ofMinutes(10));
    KeptDraft kept = plan(room.about(incident, Phase.IDENTIFIED), due);
    assertThat(rules(room.schedule.move(kept.id(), PressRoom.MORNING, PressRoom.ANNE)))
        .containsExactly(Rule.IN_THE_PAST);
    assertThat(room.schedule.move(kept.id(), due.plusSeconds(600), PressRoom.ANNE)).isEmpty();
    assertThat(room.schedule.waiting())
        .extracting(Planned::due)
        .containsExactly(due.plusSeconds(600));
    assertThat(room.schedule.cancel(kept.id(), PressRoom.BRUNO)).isEmpty();
    assertThat(rules(room.schedule.cancel(kept.id(), PressRoom.BRUNO)))
        .containsExactly(Rule.NOT_WAITING);
    room.pass(Duration.ofMinutes(25));
    assertThat(room.schedule.runDue(room.instant())).isZero();
  }

  @Test
  void plannedWordOfAHouseOfFourEyesGoesThroughTheSecondPerson() {
    String incident = room.say(room.opening()).incident();
    room.askForFourEyes();
    StatementDraft draft = room.about(incident, Phase.IDENTIFIED);
    Instant due = room.instant().plus(Duration.ofMinutes(10));
    assertThat(rules(((Keeping.Refused) room.schedule.plan(draft, due, PressRoom.ANNE)).faults()))
        .containsExactly(Rule.SECOND_PERSON_REQUIRED);
    KeptDraft kept = ((Keeping.Kept) room.approvals.submit(draft, PressRoom.ANNE, due)).draft();
    assertThat(room.approvals.approve(kept.id(), PressRoom.BRUNO))
        .isEqualTo(new Decision.Planned(kept, due));
    room.pass(Duration.ofMinutes(10));
    assertThat(room.schedule.runDue(room.instant())).isEqualTo(1);
  }

  @Test
  void previewShowsEveryTextToWhoeverHoldsTheLinkForADay() {
    StatementDraft draft = room.opening();
    Sharing.Shared shared = (Sharing.Shared) room.previews.share(draft, PressRoom.ANNE);
    Preview seen = room.previews.open(shared.token()).orElseThrow();
    assertThat(seen).isEqualTo(shared.preview());
    assertThat(seen.texts()).extracting(MouthText::mouth).contains(Mouth.values());
    assertThat(room.statements.after(0, 10)).isEmpty();
    for (String stranger :
        List.of("", "x", shared.preview().id(), shared.token() + "x", "A".repeat(43))) {
      assertThat(room.previews.open(stranger)).isEmpty();
    }
    String kept =
        database()
            .read(tx ->
                tx.handle()
                    .createQuery("SELECT token_hash FROM preview")
                    .mapTo(String.class)
                    .one());
    assertThat(kept).isNotEqualTo(shared.token()).hasSize(64);
    room.pass(Previews.OPEN_FOR);
    assertThat(room.previews.open(shared.token())).isEmpty();
  }

  @Test
  void previewIsClosedBeforeItsTime() {
    Sharing.Shared shared = (Sharing.Shared) room.previews.share(room.opening(), PressRoom.ANNE);
    assertThat(room.previews.open()).containsExactly(shared.preview());
    assertThat(room.previews.revoke(shared.preview().id(), PressRoom.BRUNO)).isTrue();
    assertThat(room.previews.revoke(shared.preview().id(), PressRoom.BRUNO)).isFalse();
    assertThat(room.previews.open(shared.token())).isEmpty();
  }
}
