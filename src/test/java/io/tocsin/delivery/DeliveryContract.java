package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.Mode;
import io.tocsin.delivery.Dispatch.Status;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Statement;
import io.tocsin.store.Database;
import io.tocsin.wording.Rule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What delivery promises on every engine, with a channel that keeps what it takes. */
abstract class DeliveryContract {

  private static final byte[] KEY =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);

  private PressRoom room;
  private Postbox box;
  private Subscriptions subscriptions;
  private Dispatcher dispatcher;

  abstract Database database();

  /** A power cut: no catch clause of ours may hold it up. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps what it takes, and looks into the records while it has the message in hand. */
  private final class Postbox implements Channel {
    private final List<Notice> taken = new ArrayList<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final List<Map<Status, Long>> recordsWhileSending = new ArrayList<>();
    private boolean dieAfterTaking;

    @Override
    public String id() {
      return "email";
    }

    @Override
    public Line open() {
      return new Line() {
        @Override
        public Sent send(Notice notice) {
          recordsWhileSending.add(dispatcher.tally());
          Outcome outcome = outcomes.isEmpty() ? Outcome.ACCEPTED : outcomes.poll();
          if (outcome == Outcome.ACCEPTED || outcome == Outcome.REPLY_LOST) {
            taken.add(notice);
          }
          if (dieAfterTaking) {
            throw new PowerCut();
          }
          return new Sent(outcome, outcome.name());
        }

        @Override
        public void close() {}
      };
    }

    private List<Notice> words() {
      return taken.stream().filter(n -> n.content() instanceof Notice.Word).toList();
    }
  }

  @BeforeEach
  void enter() {
    room = new PressRoom(database(), Mode.OPERATOR);
    box = new Postbox();
    subscriptions =
        new Subscriptions(
            new SubscriptionTable(database()), () -> room.catalog, KEY, room, room::newId);
    dispatcher = dispatcher("node-1");
    dispatcher.takeUp();
  }

  private Dispatcher dispatcher(String node) {
    return new Dispatcher(
        box,
        new Dispatcher.Tables(new DispatchTable(database()), new SubscriptionTable(database())),
        new Dispatcher.Sources(
            room.statements,
            room.archive,
            () -> room.catalog,
            new Links(URI.create("https://etat.example/"))),
        KEY,
        node,
        room,
        room::newId,
        new Random(7));
  }

  private String ask(String email, Set<String> components) {
    assertThat(subscriptions.ask(email, "fr", components, "block-" + email)).isEmpty();
    dispatcher.runDue();
    return box.taken.isEmpty() ? "" : token(box.taken.getLast());
  }

  private static String token(Notice notice) {
    URI link =
        switch (notice.content()) {
          case Notice.Confirmation confirmation -> confirmation.confirm();
          case Notice.Reminder reminder -> reminder.manage();
          case Notice.Letter letter -> throw new AssertionError("not for subscribers: " + letter);
          case Notice.Word word -> word.manage();
        };
    return link.getPath().substring("/s/".length());
  }

  private Subscription subscribe(String email, String... components) {
    String token = ask(email, Set.of(components));
    return subscriptions.confirm(token).orElseThrow().subscription();
  }

  @Test
  void wordReachesEverybodyWhoConfirmedAndWantsIt() {
    subscribe("all@r.example");
    subscribe("receive@r.example", "mail-receive");
    subscribe("send@r.example", "mail-send");
    ask("pending@r.example", Set.of());
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    dispatcher.runDue();
    assertThat(box.words())
        .extracting(notice -> notice.address().text())
        .containsExactlyInAnyOrder("all@r.example", "receive@r.example");
  }

  @Test
  void nothingIsMarkedSentBeforeItIsSent() {
    subscribe("a@r.example");
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    box.recordsWhileSending.clear();
    Map<Status, Long> before = dispatcher.tally();
    dispatcher.runDue();
    assertThat(box.recordsWhileSending).hasSize(1);
    assertThat(box.recordsWhileSending.getFirst().get(Status.ACCEPTED))
        .isEqualTo(before.get(Status.ACCEPTED));
    assertThat(box.recordsWhileSending.getFirst()).containsEntry(Status.CLAIMED, 1L);
    assertThat(dispatcher.tally())
        .containsEntry(Status.ACCEPTED, before.get(Status.ACCEPTED) + 1)
        .doesNotContainKey(Status.CLAIMED);
  }

  @Test
  void deathBetweenSendingAndRecordingRepeatsOneMailUnderItsNameAndLosesNone() {
    for (int i = 0; i < 5; i++) {
      subscribe("r" + i + "@r.example");
    }
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    box.dieAfterTaking = true;
    assertThatThrownBy(() -> dispatcher.runDue()).isInstanceOf(PowerCut.class);
    box.dieAfterTaking = false;
    dispatcher = dispatcher("node-1");
    dispatcher.takeUp();
    dispatcher.runDue();
    Map<String, List<String>> names = new TreeMap<>();
    box.words()
        .forEach(n ->
            names.computeIfAbsent(n.address().text(), _ -> new ArrayList<>()).add(n.dispatch()));
    assertThat(names).hasSize(5);
    assertThat(names.values().stream().filter(sent -> sent.size() == 2)).hasSize(1);
    assertThat(names.values()).allSatisfy(sent -> assertThat(Set.copyOf(sent)).hasSize(1));
    String doubled =
        names.values().stream()
            .filter(sent -> sent.size() == 2)
            .findFirst()
            .orElseThrow()
            .getFirst();
    assertThat(dispatcher.doubtful(10)).containsExactly(doubled);
  }

  @Test
  void anotherNodeWaitsForTheLeaseOfADeadOneAndThenTakesOver() {
    subscribe("a@r.example");
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    box.dieAfterTaking = true;
    assertThatThrownBy(() -> dispatcher.runDue()).isInstanceOf(PowerCut.class);
    box.dieAfterTaking = false;
    Dispatcher other = dispatcher("node-2");
    other.takeUp();
    other.runDue();
    assertThat(box.words()).hasSize(1);
    room.pass(Dispatcher.LEASE);
    other.runDue();
    assertThat(box.words()).hasSize(2);
    assertThat(box.words().getFirst().dispatch()).isEqualTo(box.words().getLast().dispatch());
  }

  @Test
  void refusalForNowIsTriedAgainLaterAndRefusalForGoodIsNot() {
    subscribe("a@r.example");
    room.pass(Duration.ofMinutes(1));
    String incident = room.say(room.opening()).incident();
    box.outcomes.add(Outcome.REFUSED_FOR_NOW);
    dispatcher.runDue();
    dispatcher.runDue();
    assertThat(box.words()).isEmpty();
    room.pass(Duration.ofMinutes(2));
    dispatcher.runDue();
    assertThat(box.words()).hasSize(1);
    room.say(room.about(incident, Phase.IDENTIFIED));
    box.outcomes.add(Outcome.REFUSED_FOR_GOOD);
    dispatcher.runDue();
    room.pass(Duration.ofHours(3));
    dispatcher.runDue();
    assertThat(box.words()).hasSize(1);
    assertThat(dispatcher.tally()).containsEntry(Status.BOUNCED, 1L);
  }

  @Test
  void newerWordTakesThePlaceOfAnUnsentOneOnTheRecord() {
    subscribe("a@r.example");
    room.pass(Duration.ofMinutes(1));
    String incident = room.say(room.opening()).incident();
    box.outcomes.add(Outcome.UNREACHABLE);
    dispatcher.runDue();
    room.pass(Duration.ofMinutes(10));
    Statement newer = room.say(room.about(incident, Phase.IDENTIFIED));
    dispatcher.runDue();
    assertThat(box.words())
        .extracting(n -> ((Notice.Word) n.content()).statement().id())
        .containsExactly(newer.id());
    assertThat(dispatcher.tally()).containsEntry(Status.SUPERSEDED, 1L);
  }

  @Test
  void newsThatNobodyTookExpiresOnTheRecord() {
    subscribe("a@r.example");
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    for (int i = 0; i < 40; i++) {
      box.outcomes.add(Outcome.UNREACHABLE);
      dispatcher.runDue();
      room.pass(Duration.ofHours(1));
    }
    assertThat(box.words()).isEmpty();
    assertThat(dispatcher.tally())
        .containsEntry(Status.EXPIRED, 1L)
        .doesNotContainKey(Status.PLANNED);
  }

  @Test
  void whoLeavesBeforeTheirTurnGetsNothing() {
    Subscription ada = subscribe("a@r.example");
    String manage =
        subscriptions.view(token(box.taken.getLast())).orElseThrow().manageToken().orElseThrow();
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    box.outcomes.add(Outcome.REFUSED_FOR_NOW);
    dispatcher.runDue();
    assertThat(subscriptions.leave(manage).orElseThrow().subscription().id()).isEqualTo(ada.id());
    room.pass(Duration.ofMinutes(5));
    dispatcher.runDue();
    assertThat(box.words()).isEmpty();
    assertThat(dispatcher.tally()).containsEntry(Status.SUPPRESSED, 1L);
  }

  @Test
  void lookingAtALinkNeverActsAndALinkForOneThingDoesNoOther() {
    String confirm = ask("a@r.example", Set.of());
    assertThat(subscriptions.view(confirm).orElseThrow().subscription().status())
        .isEqualTo(Subscription.Status.PENDING);
    assertThat(subscriptions.leave(confirm)).isEmpty();
    assertThat(subscriptions.confirm(confirm)).isPresent();
    room.pass(Duration.ofMinutes(1));
    room.say(room.opening());
    dispatcher.runDue();
    Notice.Word word = (Notice.Word) box.words().getFirst().content();
    String leave = word.leave().getPath().substring(3);
    String manage = word.manage().getPath().substring(3);
    for (int i = 0; i < 3; i++) {
      assertThat(subscriptions.view(leave).orElseThrow().subscription().status())
          .isEqualTo(Subscription.Status.CONFIRMED);
    }
    assertThat(subscriptions.change(leave, "en", Set.of()))
        .isInstanceOf(Subscriptions.Change.NoSuchLink.class);
    assertThat(subscriptions.confirm(leave)).isEmpty();
    assertThat(subscriptions.change(manage, "en", Set.of("mail-send")))
        .isInstanceOf(Subscriptions.Change.Changed.class);
    assertThat(subscriptions.view(manage).orElseThrow().subscription().components())
        .containsExactly("mail-send");
    for (int i = 0; i < leave.length(); i++) {
      char flipped = leave.charAt(i) == 'A' ? 'B' : 'A';
      String forged = leave.substring(0, i) + flipped + leave.substring(i + 1);
      assertThat(subscriptions.leave(forged)).isEmpty();
    }
    assertThat(subscriptions.leave(leave).orElseThrow().subscription().status())
        .isEqualTo(Subscription.Status.LEFT);
  }

  @Test
  void formIsNoWeaponAgainstAMailbox() {
    for (int day = 0; day < 40; day++) {
      for (int i = 0; i < 5; i++) {
        assertThat(subscriptions.ask("victim@r.example", "fr", Set.of(), "b" + day + i)).isEmpty();
        dispatcher.runDue();
      }
      if (day == 0) {
        assertThat(box.taken).hasSize(1);
      }
      if (day == 28) {
        assertThat(box.taken).hasSize(3);
      }
      room.pass(Duration.ofHours(24).plusSeconds(1));
    }
    assertThat(box.taken).hasSizeBetween(4, 6);
  }

  @Test
  void oneAddressBlockMakesUsWriteToTwentyPeopleADayAtMost() {
    for (int i = 0; i < 30; i++) {
      assertThat(subscriptions.ask("v" + i + "@r.example", "fr", Set.of(), "same")).isEmpty();
    }
    dispatcher.runDue();
    assertThat(box.taken).hasSize(20);
  }

  @Test
  void whoIsSubscribedAlreadyIsToldByMailAndTheAskerLearnsNothing() {
    subscribe("a@r.example", "mail-send");
    room.pass(Duration.ofDays(2));
    assertThat(subscriptions.ask("a@r.example", "en", Set.of(), "b")).isEmpty();
    dispatcher.runDue();
    assertThat(box.taken.getLast().content()).isInstanceOf(Notice.Reminder.class);
    assertThat(
            subscriptions
                .view(token(box.taken.getLast()))
                .orElseThrow()
                .subscription()
                .components())
        .containsExactly("mail-send");
  }

  @Test
  void badAskIsToldWhatIsWrongWithIt() {
    assertThat(subscriptions.ask("no", "de", Set.of("mail-sned"), "b"))
        .extracting(fault -> fault.rule())
        .containsExactly(Rule.NOT_AN_ADDRESS, Rule.NOT_A_LANGUAGE, Rule.NOT_A_COMPONENT);
  }

  @Test
  void tokensAreKeptHashedAndOldAddressesForgotten() {
    String token = ask("a@r.example", Set.of());
    List<String> kept =
        database()
            .read(tx ->
                tx.handle()
                    .createQuery("SELECT hash FROM subscription_token")
                    .mapTo(String.class)
                    .list());
    assertThat(kept).hasSize(3).doesNotContain(token);
    room.pass(Duration.ofDays(8));
    dispatcher.forget();
    Long left =
        database()
            .read(tx ->
                tx.handle()
                    .createQuery("SELECT COUNT(*) FROM subscription")
                    .mapTo(Long.class)
                    .one());
    assertThat(left).isZero();
  }
}
