package io.tocsin.incidents;

import static io.tocsin.incidents.Town.CEGETEL;
import static io.tocsin.incidents.Town.NEUF;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.out;
import static io.tocsin.incidents.Town.over;
import static io.tocsin.incidents.Town.probed;
import static io.tocsin.incidents.Town.suspected;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.IncidentEvent.PhaseReason;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhasesTest {

  @Test
  void crowdAloneOpensSuspectedAndAProbeConfirmsIt() {
    Scene scene = Scene.operator().judge(suspected("10:00", "receive"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.SUSPECTED);
    assertThat(scene.incident().confirmedAt()).isNull();
    scene.judge(out("10:05", "receive"));
    assertThat(scene.incident().confirmedAt()).isEqualTo(at("10:05"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.SUSPECTED);
  }

  @Test
  void operatorsOwnStatementAcknowledgesAndNamesTheOperator() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    assertThat(say(scene, Phase.ACKNOWLEDGED, "10:10")).isEmpty();
    assertThat(scene.incident().phase()).isEqualTo(Phase.ACKNOWLEDGED);
    assertThat(scene.incident().acknowledged().speaker().in("en")).isEqualTo("Operator");
    assertThat(scene.incident().acknowledged().at()).isEqualTo(at("10:10"));
  }

  @Test
  void observerCannotAcknowledgeForAnOperatorWhoSaidNothing() {
    Scene scene = Scene.observer().judge(out("10:00", "receive"));
    assertThat(say(scene, Phase.ACKNOWLEDGED, "10:10")).containsExactly(Rule.SOURCE_REQUIRED);
    assertThat(scene.incident().acknowledged()).isNull();
    Words quote =
        Words.about(scene.incident().id(), Phase.ACKNOWLEDGED, at("10:20"))
            .quoting(Town.helpline(at("10:15")));
    assertThat(scene.say(quote)).isEmpty();
    assertThat(scene.incident().acknowledged()).isEqualTo(Town.helpline(at("10:15")));
  }

  @Test
  void acknowledgedNeverBecomesMereSuspicionAgain() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    say(scene, Phase.IDENTIFIED, "10:10");
    assertThat(say(scene, Phase.SUSPECTED, "10:20")).containsExactly(Rule.PHASE_NOT_REACHABLE);
    assertThat(say(scene, Phase.ACKNOWLEDGED, "10:20")).isEmpty();
    assertThat(scene.incident().phase()).isEqualTo(Phase.ACKNOWLEDGED);
  }

  @Test
  void partialRecoveryShowsEachCohortWithItsDates() {
    Scene scene =
        Scene.operator()
            .judge(out("10:00", "receive", NEUF), out("10:30", "receive", CEGETEL))
            .judge(over("12:00", "receive", NEUF));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERING);
    assertThat(scene.incident().cohorts())
        .containsExactly(
            new CohortStatus(
                "receive", Set.of(NEUF), ComponentState.WORKS, at("10:00"), at("12:00")),
            new CohortStatus("receive", Set.of(CEGETEL), ComponentState.OUT, at("10:30"), null));
  }

  @Test
  void recoveryThatTurnsOutToBeNoneGoesBackVisibly() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    say(scene, Phase.IDENTIFIED, "10:10");
    scene.judge(over("11:00", "receive"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERED);
    assertThat(scene.incident().recoveredAt()).isEqualTo(at("11:00"));
    scene.judge(out("11:20", "receive"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.IDENTIFIED);
    assertThat(scene.incident().recoveredAt()).isNull();
    assertThat(scene.reasons())
        .containsExactly(
            PhaseReason.STATEMENT, PhaseReason.VERDICT, PhaseReason.EVIDENCE_TO_THE_CONTRARY);
  }

  @Test
  void incidentStaysOpenWhileOneDomainStillRefuses() {
    Scene scene =
        Scene.operator()
            .judge(out("10:00", "receive", NEUF), out("10:00", "receive", CEGETEL))
            .judge(over("12:00", "receive", NEUF))
            .see(probed("receive", ComponentState.OUT, at("12:00"), CEGETEL));
    assertThat(close(scene, "12:30")).containsExactly(Rule.STILL_FAILING);
    assertThat(say(scene, Phase.RECOVERED, "12:30")).containsExactly(Rule.STILL_FAILING);
    assertThat(scene.incident().isOpen()).isTrue();
    scene.judge(over("13:00", "receive", CEGETEL));
    assertThat(close(scene, "13:10"))
        .as("its probe still fails, whatever was concluded")
        .containsExactly(Rule.STILL_FAILING);
    scene.see(probed("receive", ComponentState.WORKS, at("13:15"), CEGETEL));
    assertThat(close(scene, "13:20")).isEmpty();
    assertThat(scene.incident().closedAt()).isEqualTo(at("13:20"));
  }

  @Test
  void cohortSaidToBeOutKeepsItOpenEvenWithoutAProbe() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"), over("11:00", "receive"));
    Words words =
        Words.about(scene.incident().id(), Phase.RECOVERING, at("11:10"))
            .state("receive", ComponentState.OUT, NEUF);
    assertThat(scene.say(words)).isEmpty();
    assertThat(close(scene, "11:30")).containsExactly(Rule.STILL_FAILING);
    Words back =
        Words.about(scene.incident().id(), Phase.CLOSED, at("12:00"))
            .state("receive", ComponentState.WORKS, NEUF);
    assertThat(scene.say(back)).isEmpty();
    assertThat(scene.incident().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void closingDespiteAFailureSaysSoInPublic() {
    Scene scene = Scene.operator().judge(out("10:00", "receive", NEUF));
    Words words = Words.about(scene.incident().id(), Phase.CLOSED, at("12:00")).despiteFailing();
    assertThat(scene.say(words)).isEmpty();
    assertThat(scene.incident().phase()).isEqualTo(Phase.CLOSED);
    assertThat(scene.book().incidents()).isEmpty();
    assertThat(scene.written()).isPositive();
  }

  @Test
  void detectionNeverClosesWhatAProbeConfirmed() {
    Scene scene =
        Scene.operator()
            .judge(out("10:00", "receive"), over("11:00", "receive"))
            .tick(Town.day(20, "10:00"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERED);
  }

  @Test
  void mereSuspicionFadesTwoHoursAfterTheCrowdWentQuiet() {
    Scene scene = Scene.operator().judge(suspected("10:00", "receive"), over("11:00", "receive"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERED);
    scene.tick(at("12:59"));
    assertThat(scene.incident().isOpen()).isTrue();
    scene.tick(at("13:00"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.CLOSED);
    assertThat(scene.reasons()).containsExactly(PhaseReason.VERDICT, PhaseReason.SUSPICION_FADED);
  }

  @Test
  void suspicionSomebodySpokeAboutDoesNotFade() {
    Scene scene = Scene.observer().judge(suspected("10:00", "receive"));
    assertThat(say(scene, Phase.SUSPECTED, "10:10")).isEmpty();
    scene.judge(over("11:00", "receive")).tick(at("23:00"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERED);
  }

  @Test
  void missingDataIsNoHealthAndUndoesNothingThatWasKnown() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"), out("10:00", "send"));
    scene.judge(over("10:20", "send"));
    scene.judge(lostSight("10:30", "receive"), lostSight("10:30", "send"));
    assertThat(scene.incident().phase()).isEqualTo(Phase.RECOVERING);
    assertThat(scene.incident().cohorts())
        .extracting(CohortStatus::state)
        .containsExactly(ComponentState.OUT, ComponentState.WORKS);
  }

  private static Verdict lostSight(String time, String component) {
    return Town.verdict(time, component, Set.of(), Verdict.Change.LOST_SIGHT);
  }

  @Test
  void easingNeitherMovesTheBeginningNorPredatesIt() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    scene.judge(
        Town.verdict(
            at("11:00"), Instant.EPOCH, "receive", Set.of(), Verdict.Change.EASING, Set.of()),
        Town.verdict(at("12:00"), at("09:00"), "receive", Set.of(), Verdict.Change.OVER, Set.of()));
    assertThat(scene.incident().onset()).isEqualTo(at("10:00"));
    assertThat(scene.incident().cohorts())
        .containsExactly(
            new CohortStatus("receive", Set.of(), ComponentState.WORKS, at("10:00"), at("12:00")));
  }

  @Test
  void whatStillWorksMayBeSaid() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    scene.say(
        Words.about(scene.incident().id(), Phase.ACKNOWLEDGED, at("10:10"))
            .state("send", ComponentState.WORKS));
    assertThat(scene.incident().cohorts())
        .contains(new CohortStatus("send", Set.of(), ComponentState.WORKS, null, null));
    assertThat(scene.incident().phase()).isEqualTo(Phase.ACKNOWLEDGED);
  }

  @Test
  void statementWithoutNextWordOrEtaIsRefused() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    Words words =
        Words.about(scene.incident().id(), Phase.ACKNOWLEDGED, at("10:10"))
            .nextWord(null)
            .eta(null);
    assertThat(scene.say(words)).containsExactly(Rule.NEXT_WORD_REQUIRED, Rule.ETA_REQUIRED);
  }

  @Test
  void editorWhoMissedAColleaguesWordIsToldButEvidenceDoesNotDisturb() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    long seen = scene.incident().version();
    scene.judge(out("10:05", "send"));
    String id = scene.incident().id();
    assertThat(scene.say(Words.about(id, Phase.ACKNOWLEDGED, at("10:10")).seen(seen))).isEmpty();
    assertThat(scene.say(Words.about(id, Phase.IDENTIFIED, at("10:11")).seen(seen).by(Town.BOB)))
        .containsExactly(Rule.CHANGED_MEANWHILE);
  }

  private static List<Rule> say(Scene scene, Phase phase, String time) {
    return scene.say(Words.about(scene.incident().id(), phase, at(time)));
  }

  private static List<Rule> close(Scene scene, String time) {
    return say(scene, Phase.CLOSED, time);
  }
}
