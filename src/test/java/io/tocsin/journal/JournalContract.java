package io.tocsin.journal;

import static io.tocsin.journal.Observed.probe;
import static io.tocsin.journal.Observed.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink.Appended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every journal promises; a new one is finished when this passes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class JournalContract {

  protected abstract Journal journal();

  /** Makes everything appended readable, for a journal that delays. */
  protected void settle() {}

  @Test
  void signalIsReadAsItWasAppended() {
    Signal signal = probe("a", "mail");
    assertThat(journal().append(signal, null).join()).isEqualTo(new Appended("a", false));
    assertThat(distinct()).containsExactly(signal);
  }

  @Test
  void signalsOfOneServiceKeepTheirOrder() {
    long seed = 7;
    Random random = new Random(seed);
    Map<String, List<String>> expected = new HashMap<>();
    List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String service = "service-" + random.nextInt(12);
      expected.computeIfAbsent(service, any -> new ArrayList<>()).add("s" + i);
      outcomes.add(journal().append(probe("s" + i, service), null));
    }
    outcomes.forEach(CompletableFuture::join);
    Map<String, List<String>> found = new HashMap<>();
    distinct()
        .forEach(signal ->
            found.computeIfAbsent(signal.key(), any -> new ArrayList<>()).add(signal.id()));
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void positionsOnlyGrowAndAnEmptyBatchComesAtTheEnd() {
    for (int i = 0; i < 50; i++) {
      journal().append(probe("s" + i, "mail"), null).join();
    }
    settle();
    for (int partition = 0; partition < journal().partitions(); partition++) {
      Position after = Position.START;
      Batch batch = journal().read(partition, after, 7);
      while (!batch.isEmpty()) {
        assertThat(batch.after()).isEqualTo(after);
        assertThat(batch.last()).isGreaterThan(after);
        assertThat(batch.entries()).hasSizeLessThanOrEqualTo(7);
        after = batch.last();
        batch = journal().read(partition, after, 7);
      }
      assertThat(batch.entries()).isEmpty();
    }
  }

  @Test
  void repeatedKeyWritesNothingAndNamesTheFirst() {
    journal().append(probe("first", "mail"), "key").join();
    assertThat(journal().append(probe("second", "mail"), "key").join())
        .isEqualTo(new Appended("first", true));
    assertThat(journal().append(probe("third", "web"), "key").join())
        .as("whatever the partition")
        .isEqualTo(new Appended("first", true));
    assertThat(journal().append(probe("first", "mail"), "key").join())
        .as("sent again as it was")
        .isEqualTo(new Appended("first", true));
    assertThat(distinct()).extracting(Signal::id).containsExactly("first");
  }

  @Test
  void keyRepeatedInOneBreathWritesOnce() {
    List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(journal().append(probe("s" + i, "service-" + i), "key-" + i % 10));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(outcomes.get(i).join()).isEqualTo(new Appended("s" + i % 10, i >= 10));
    }
    assertThat(distinct()).hasSize(10);
  }

  @Test
  void broadcastStandsInEveryPartition() {
    journal().broadcast(tick("t")).join();
    settle();
    for (int partition = 0; partition < journal().partitions(); partition++) {
      assertThat(read(partition)).contains(tick("t"));
    }
  }

  @Test
  void appendWakesFollowers() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    journal().onAppend(woken::countDown);
    journal().append(probe("a", "mail"), null).join();
    assertThat(woken.await(5, TimeUnit.SECONDS)).isTrue();
  }

  protected final List<Signal> distinct() {
    settle();
    List<Signal> all = new ArrayList<>();
    for (int partition = 0; partition < journal().partitions(); partition++) {
      read(partition).stream().distinct().forEach(all::add);
    }
    return all;
  }

  private List<Signal> read(int partition) {
    List<Signal> signals = new ArrayList<>();
    Batch batch = journal().read(partition, Position.START, 50);
    while (!batch.isEmpty()) {
      batch.entries().forEach(entry -> signals.add(entry.signal()));
      batch = journal().read(partition, batch.last(), 50);
    }
    return signals;
  }
}
