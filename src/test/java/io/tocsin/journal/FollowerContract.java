package io.tocsin.journal;

import static io.tocsin.journal.Observed.NOON;
import static io.tocsin.journal.Observed.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.journal.sql.FollowerPositions;
import io.tocsin.signals.SignalSink.Appended;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What following promises on every journal and every engine: each signal has its effects once. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class FollowerContract {

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<String> appended = new ArrayList<>();
  private Database state;
  private Journal journal;

  abstract Database openState();

  abstract Journal openJournal();

  void settle() {}

  @BeforeEach
  void open() {
    state = openState();
    Tally.createTables(state);
    journal = openJournal();
  }

  @AfterEach
  void close() {
    journal.close();
    state.close();
  }

  @Test
  void eachSignalHasItsEffectOnceAndInOrder() {
    append(700);
    Follower follower = follower(new Tally());
    follower.drain();
    assertHeardOnce();
    append(50);
    follower.drain();
    assertHeardOnce();
    assertThat(follower.drain()).isZero();
  }

  @Test
  void restartContinuesWhereItWas() {
    long seed = 11;
    Random random = new Random(seed);
    for (int start = 0; start < 30; start++) {
      append(random.nextInt(20));
      follower(new Tally()).drain();
    }
    assertHeardOnce();
  }

  @Test
  void stepThatFailsAnywhereLeavesNothingAndIsTakenAgain() {
    long seed = 12;
    Random random = new Random(seed);
    append(300);
    Follower follower = follower(new Stumbling(random));
    int failures = 0;
    boolean done = false;
    while (!done) {
      try {
        follower.drain();
        done = true;
      } catch (Stumble stumble) {
        failures++;
        append(5);
      }
    }
    assertThat(failures).as("seed %d", seed).isPositive();
    assertHeardOnce();
  }

  @Test
  void twoNodesRacingHearEachSignalOnce() throws Exception {
    try (Follower one = follower(new Tally());
        Follower other = follower(new Tally())) {
      one.start();
      other.start();
      for (int i = 0; i < 60; i++) {
        append(10);
      }
      awaitHeard(appended.size());
    }
    assertHeardOnce();
  }

  @Test
  void nodeThatBeginsAgainAfterEveryStepHearsEachSignalOnce() throws Exception {
    for (int round = 0; round < 300; round++) {
      append(2);
      step();
    }
    settle();
    follower(new Tally()).drain();
    assertHeardOnce();
  }

  private void step() {
    try {
      follower(new OneStep()).drain();
    } catch (Stumble nextNode) {
      // It took its step; the next node takes the one after.
    }
  }

  /** Takes one step, and falls at the next. */
  private static final class OneStep extends Tally {
    private boolean taken;

    @Override
    public Step decide(Batch batch) {
      if (taken) {
        throw new Stumble();
      }
      taken = true;
      return super.decide(batch);
    }
  }

  @Test
  void nodeThatWokeUpTooLateIsFencedAndForgets() throws Exception {
    append(20);
    CountDownLatch sleeping = new CountDownLatch(1);
    Tally late =
        new Tally() {
          @Override
          public Step decide(Batch batch) {
            Step step = super.decide(batch);
            await(sleeping);
            return step;
          }
        };
    Follower zombie = follower(late);
    Thread thread = Thread.ofPlatform().start(zombie::drain);
    late.deciding.await();
    follower(new Tally()).drain();
    sleeping.countDown();
    thread.join();
    assertThat(late.abandoned).isEqualTo(1);
    append(20);
    zombie.drain();
    assertHeardOnce();
  }

  @Test
  void appendWakesAStartedFollower() throws Exception {
    Tally stage = new Tally();
    try (Follower follower = follower(stage)) {
      follower.start();
      append(1);
      assertThat(stage.deciding.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void troubleShowsInHealthAndPasses() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    CountDownLatch failedTwice = new CountDownLatch(2);
    Tally stage =
        new Tally() {
          @Override
          public Step decide(Batch batch) {
            if (broken.get()) {
              failedTwice.countDown();
              throw new Stumble();
            }
            return super.decide(batch);
          }
        };
    append(3);
    try (Follower follower = follower(stage)) {
      follower.start();
      assertThat(failedTwice.await(5, TimeUnit.SECONDS)).isTrue();
      FollowerHealth ill = follower.health();
      assertThat(ill.failuresInARow()).isPositive();
      assertThat(ill.lastError()).contains("Stumble");
      assertThat(ill.lag(NOON.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
      now.set(NOON.plusSeconds(30));
      broken.set(false);
      awaitHeard(3);
      assertThat(follower.drain()).isZero();
      FollowerHealth well = follower.health();
      assertThat(well.failuresInARow()).isZero();
      assertThat(well.lastError()).isNull();
      assertThat(well.lag(NOON.plusSeconds(30))).isZero();
    }
    assertHeardOnce();
  }

  @Test
  void followerIsStartedOnce() {
    try (Follower follower = follower(new Tally())) {
      follower.start();
      assertThatThrownBy(follower::start).isInstanceOf(IllegalStateException.class);
    }
  }

  private Follower follower(Stage stage) {
    int partition = Math.floorMod("mail".hashCode(), journal.partitions());
    return new Follower("tally", journal, partition, new FollowerPositions(state), stage, now::get);
  }

  private void append(int count) {
    List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "s" + appended.size();
      appended.add(id);
      outcomes.add(journal.append(probe(id, "mail"), null));
    }
    outcomes.forEach(CompletableFuture::join);
    settle();
  }

  private void awaitHeard(int count) throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    CountDownLatch never = new CountDownLatch(1);
    while (Tally.heard(state).size() < count && System.nanoTime() < patience) {
      assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private void assertHeardOnce() {
    assertThat(Tally.heard(state)).containsExactlyElementsOf(appended);
    assertThat(Tally.numbers(state))
        .as("a state that fits its position")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, appended.size()).boxed().toList());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static final class Stumble extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Fails now and then: in the thought, in the middle of writing, or right after the commit. */
  private static final class Stumbling extends Tally {
    private final Random random;

    Stumbling(Random random) {
      this.random = random;
    }

    @Override
    public Step decide(Batch batch) {
      Step step = super.decide(batch);
      stumble();
      return new Step() {
        @Override
        public void write(Transaction transaction) {
          step.write(transaction);
          stumble();
        }

        @Override
        public void committed() {
          step.committed();
          stumble();
        }

        @Override
        public void abandoned() {
          step.abandoned();
        }
      };
    }

    private void stumble() {
      if (random.nextInt(3) == 0) {
        throw new Stumble();
      }
    }
  }
}
