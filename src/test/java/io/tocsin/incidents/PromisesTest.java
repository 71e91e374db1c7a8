package io.tocsin.incidents;

import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.out;
import static io.tocsin.incidents.Town.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Promise.Kind;
import io.tocsin.incidents.Promise.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromisesTest {

  private Scene scene;

  @BeforeEach
  void mailBreaks() {
    scene = Scene.operator().judge(out("10:00", "receive"));
  }

  @Test
  void movedEtaKeepsTheOldOneVisible() {
    promise("10:10", "14:00");
    promise("13:00", "16:00");
    List<Promise> etas = scene.promises(Kind.ETA);
    assertThat(etas).hasSize(2);
    assertThat(etas.getFirst().replacedBy()).isEqualTo(etas.getLast().id());
    assertThat(etas.getFirst().due()).isEqualTo(at("14:00"));
    assertThat(etas).extracting(Promise::status).containsExactly(Status.OPEN, Status.OPEN);
    scene.tick(at("14:01"));
    assertThat(scene.promises(Kind.ETA).getFirst())
        .returns(Status.BROKEN, Promise::status)
        .returns(at("14:00"), Promise::settledAt);
  }

  @Test
  void movedEtaIsKeptAllTheSameIfItWorksByThen() {
    promise("10:10", "14:00");
    promise("13:00", "16:00");
    scene.judge(over("13:30", "receive"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.KEPT, Status.KEPT);
  }

  @Test
  void etaMovedAfterItsDeadlineIsBroken() {
    promise("10:10", "12:00");
    scene.tick(at("12:30"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.LATE);
    promise("13:00", "16:00");
    assertThat(statuses(Kind.ETA)).containsExactly(Status.BROKEN, Status.OPEN);
  }

  @Test
  void etaSaidAgainIsOnePromise() {
    promise("10:10", "14:00");
    promise("11:00", "14:00");
    assertThat(statuses(Kind.ETA)).containsExactly(Status.OPEN);
  }

  @Test
  void recoveryAtTheVeryDeadlineKeepsTheEta() {
    promise("10:10", "12:00");
    scene.tick(at("12:00"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.OPEN);
    scene.judge(over("12:00", "receive"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.KEPT);
  }

  @Test
  void recoveryAfterTheDeadlineIsLateForGood() {
    promise("10:10", "12:00");
    scene.judge(over("13:00", "receive"));
    assertThat(scene.promises(Kind.ETA).getFirst())
        .returns(Status.LATE, Promise::status)
        .returns(at("13:00"), Promise::settledAt);
  }

  @Test
  void recoveryThatWasNoneOpensTheEtaAgain() {
    promise("10:10", "14:00");
    scene.judge(over("11:00", "receive"), out("11:30", "receive"));
    assertThat(scene.promises(Kind.ETA).getFirst())
        .returns(Status.OPEN, Promise::status)
        .returns(null, Promise::settledAt);
    scene.tick(at("14:00:01"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.LATE);
    scene.judge(over("15:00", "receive"), out("15:30", "receive"));
    assertThat(scene.promises(Kind.ETA).getFirst())
        .returns(Status.LATE, Promise::status)
        .returns(null, Promise::settledAt);
  }

  @Test
  void whatWorkedAtTheDeadlineStaysKeptWhenItBreaksLater() {
    promise("10:10", "14:00");
    scene.judge(over("11:00", "receive"), out("14:30", "receive"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.KEPT);
  }

  @Test
  void anyStatementInTimeKeepsTheNextWord() {
    say("10:10", "11:00");
    say("11:00", "12:00");
    assertThat(statuses(Kind.NEXT_WORD)).containsExactly(Status.KEPT, Status.OPEN);
  }

  @Test
  void lateNextWordIsLateAndThenSettles() {
    say("10:10", "11:00");
    scene.tick(at("11:00"));
    assertThat(statuses(Kind.NEXT_WORD)).containsExactly(Status.OPEN);
    scene.tick(at("11:00:01"));
    assertThat(scene.promises(Kind.NEXT_WORD).getFirst())
        .returns(Status.LATE, Promise::status)
        .returns(null, Promise::settledAt);
    say("11:20", "12:00");
    assertThat(scene.promises(Kind.NEXT_WORD).getFirst())
        .returns(Status.LATE, Promise::status)
        .returns(at("11:20"), Promise::settledAt);
  }

  @Test
  void closingIsAWordAndFulfilsWhatWasPromised() {
    promise("10:10", "14:00");
    scene.judge(over("11:00", "receive"));
    assertThat(scene.say(Words.about(id(), Phase.CLOSED, at("11:05")))).isEmpty();
    assertThat(statuses(Kind.NEXT_WORD)).containsExactly(Status.KEPT);
    assertThat(statuses(Kind.ETA)).containsExactly(Status.KEPT);
    scene.tick(at("23:00"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.KEPT);
  }

  @Test
  void closingDespiteAFailureBreaksTheEta() {
    promise("10:10", "14:00");
    scene.say(Words.about(id(), Phase.CLOSED, at("11:00")).despiteFailing());
    assertThat(statuses(Kind.ETA)).containsExactly(Status.BROKEN);
  }

  @Test
  void twoEndsSaidElsewhereStandBesideEachOther() {
    scene.write(
        at("11:00"),
        pen -> {
          Promises.claimEnd(pen, id(), "spokesperson", Interval.at(at("18:00")), at("10:30"));
          Promises.claimEnd(pen, id(), "helpline", Interval.at(Town.day(15, "00:00")), at("10:45"));
        });
    assertThat(scene.promises(Kind.ETA))
        .extracting(Promise::replacedBy)
        .containsExactly(null, null);
    scene.judge(over("20:00", "receive"));
    assertThat(statuses(Kind.ETA)).containsExactly(Status.LATE, Status.KEPT);
  }

  @Test
  void clockThatRunsTwiceChangesNothing() {
    promise("10:10", "12:00");
    scene.tick(at("12:30"));
    int written = scene.written();
    scene.tick(at("12:30")).tick(at("11:00"));
    assertThat(scene.written()).isEqualTo(written);
  }

  private void promise(String time, String end) {
    assertThat(
            scene.say(
                Words.about(id(), Phase.ACKNOWLEDGED, at(time))
                    .eta(at(end))
                    .nextWord(Town.day(13, "10:00"))))
        .isEmpty();
  }

  private void say(String time, String next) {
    assertThat(scene.say(Words.about(id(), Phase.ACKNOWLEDGED, at(time)).nextWord(at(next))))
        .isEmpty();
  }

  private String id() {
    return scene.incident().id();
  }

  private List<Status> statuses(Kind kind) {
    return scene.promises(kind).stream().map(Promise::status).toList();
  }
}
