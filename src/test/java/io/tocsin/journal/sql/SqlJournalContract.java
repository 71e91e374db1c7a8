package io.tocsin.journal.sql;

import static io.tocsin.journal.Observed.NOON;
import static io.tocsin.journal.Observed.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.journal.Batch;
import io.tocsin.journal.Journal;
import io.tocsin.journal.JournalContract;
import io.tocsin.journal.Position;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink.Appended;
import io.tocsin.signals.SignalSink.Overloaded;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a journal in tables promises besides, on every engine. */
abstract class SqlJournalContract extends JournalContract {

  final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  Database database;
  SqlJournal journal;

  abstract Database open();

  int partitions() {
    return 1;
  }

  @BeforeEach
  void openJournal() {
    database = open();
    journal = new SqlJournal(database, now::get, partitions(), GroupLimits.USUAL);
  }

  @AfterEach
  void closeJournal() {
    journal.close();
    database.close();
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Test
  void twoNodesRacingWithTheSameKeysWriteEachOnce() throws Exception {
    List<Appended> outcomes = new ArrayList<>();
    try (SqlJournal other = new SqlJournal(database, now::get, partitions(), GroupLimits.USUAL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Appended>> racing = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Signal signal = probe("s" + i, "mail");
        String key = "key-" + i % 50;
        SqlJournal node = i % 3 == 0 ? journal : other;
        racing.add(() -> node.append(signal, key).join());
      }
      for (Future<Appended> one : threads.invokeAll(racing)) {
        outcomes.add(one.get());
      }
    }
    assertThat(outcomes).filteredOn(outcome -> !outcome.repeated()).hasSize(50);
    assertThat(distinct())
        .extracting(Signal::id)
        .containsExactlyInAnyOrderElementsOf(
            outcomes.stream().map(Appended::id).distinct().toList());
  }

  @Test
  void journalIsTheSameAfterItsReopening() {
    journal.append(probe("a", "mail"), "key").join();
    journal.close();
    journal = new SqlJournal(database, now::get, partitions(), GroupLimits.USUAL);
    assertThat(journal.append(probe("b", "mail"), "key").join().repeated()).isTrue();
    journal.append(probe("c", "mail"), null).join();
    assertThat(distinct()).extracting(Signal::id).containsExactly("a", "c");
  }

  @Test
  void otherNumberOfPartitionsIsRefused() {
    assertThatThrownBy(
            () -> new SqlJournal(database, now::get, partitions() + 1, GroupLimits.USUAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("order");
  }

  @Test
  void signalThatCannotBeReadIsKeptAsideAndTheNextOneComes() {
    journal.append(probe("a", "mail"), null).join();
    journal.append(probe("b", "mail"), null).join();
    journal.append(probe("c", "mail"), null).join();
    journal.append(probe("d", "mail"), null).join();
    spoil("a", "kind = 'omen/7'");
    spoil("b", "payload = '{\"id\":\"b\"}'");
    spoil("d", "payload = 'no json'");
    assertThat(distinct()).extracting(Signal::id).containsExactly("c");
    assertThat(distinct()).as("read again").hasSize(1);
    assertThat(journal.rejected()).isEqualTo(3);
    Position last = lastOf(journal.read(partitionOfMail(), Position.START, 10));
    assertThat(journal.read(partitionOfMail(), last, 10).isEmpty()).isTrue();
    assertThat(reasons()).containsExactly("UNKNOWN_KIND", "INVALID_PAYLOAD", "INVALID_PAYLOAD");
  }

  @Test
  void whatStandsInTheTableIsReadWhateverWasWritten() {
    journal.onAppend(() -> {}); // somebody follows, so what was written is kept for a moment
    journal.append(probe("a", "mail"), null).join();
    spoil("a", "payload = replace(payload, 'smtp-mail', 'smtp-else')");
    for (int time = 0; time < 2; time++) {
      assertThat(distinct())
          .singleElement()
          .extracting(signal -> ((ProbeResult) signal).probe())
          .isEqualTo("smtp-else");
    }
  }

  @Test
  void aSignalIsTheSameHoweverOftenItIsRead() {
    journal.onAppend(() -> {});
    Signal written = probe("a", "mail");
    journal.append(written, null).join();
    for (int time = 0; time < 3; time++) {
      assertThat(distinct()).containsExactly(written);
    }
  }

  @Test
  void oldSignalsAreDroppedAndTheRestStays() {
    for (int i = 0; i < 5_000; i++) {
      now.set(NOON.plus(Duration.ofHours(i / 1_000)));
      CompletableFuture<Appended> outcome =
          journal.append(probe("s" + i, "service-" + i % 7), i % 2 == 0 ? "key-" + i : null);
      if (i % 250 == 249) {
        outcome.join();
      }
    }
    assertThat(journal.dropBefore(NOON.plus(Duration.ofHours(3)))).isEqualTo(3_000);
    assertThat(distinct()).hasSize(2_000);
    assertThat(journal.dropBefore(NOON.plus(Duration.ofHours(3)))).isZero();
    assertThat(journal.append(probe("again", "mail"), "key-0").join().repeated())
        .as("a key is forgotten with its signal")
        .isFalse();
    assertThat(journal.append(probe("again", "mail"), "key-4000").join().repeated()).isTrue();
  }

  @Test
  void signalsBeyondWhatMayWaitAreRefusedAndNoneAcceptedIsLost() throws Exception {
    journal.close();
    journal =
        new SqlJournal(database, now::get, partitions(), new GroupLimits(2, Duration.ZERO, 4));
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> writer =
          threads.submit(() -> database.write(transaction -> holdHeads(transaction, busy, free)));
      busy.await();
      for (int i = 0; i < 50; i++) {
        outcomes.add(journal.append(probe("s" + i, "mail"), null));
      }
      free.countDown();
      assertThat(writer.get()).isTrue();
    }
    List<String> accepted = new ArrayList<>();
    for (var outcome : outcomes) {
      try {
        accepted.add(outcome.join().id());
      } catch (CompletionException refused) {
        assertThat(refused).hasCauseInstanceOf(Overloaded.class);
      }
    }
    assertThat(accepted).hasSizeBetween(4, 8);
    assertThat(distinct()).extracting(Signal::id).containsExactlyElementsOf(accepted);
  }

  @Test
  void closedJournalRefuses() {
    CompletableFuture<Appended> before = journal.append(probe("a", "mail"), null);
    journal.close();
    assertThat(before.join().id()).isEqualTo("a");
    assertThat(journal.append(probe("b", "mail"), null)).isCompletedExceptionally();
  }

  @Test
  void keyThatIsNoneIsRefused() {
    for (String key : List.of("", "x".repeat(201), "a\u0000b", "a\ud800")) {
      assertThat(journal.append(probe("a", "mail"), key)).isCompletedExceptionally();
    }
    assertThat(distinct()).isEmpty();
  }

  private static boolean holdHeads(
      Transaction transaction, CountDownLatch busy, CountDownLatch free) {
    transaction.handle().execute("UPDATE journal_head SET position = position");
    busy.countDown();
    try {
      free.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private int partitionOfMail() {
    return Math.floorMod("mail".hashCode(), partitions());
  }

  private static Position lastOf(Batch batch) {
    return batch.last();
  }

  private void spoil(String id, String how) {
    database.write(transaction ->
        transaction
            .handle()
            .execute("UPDATE journal_signal SET " + how + " WHERE id = '" + id + "'"));
  }

  private List<String> reasons() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT reason FROM journal_reject ORDER BY position")
            .mapTo(String.class)
            .list());
  }
}
