package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine promises; a new one is finished when this passes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DatabaseContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  abstract Database database();

  @Test
  void whatWasCommittedIsRead() {
    fill(3);
    assertThat(leases()).isEqualTo(3);
  }

  @Test
  void failedWorkLeavesNoTraceAndComesOutAsItIs() {
    IllegalStateException own = new IllegalStateException("changed my mind");
    assertThatThrownBy(() ->
            database()
                .write(transaction -> {
                  insert(transaction, "a", NOON);
                  throw own;
                }))
        .isSameAs(own);
    assertThat(leases()).isZero();
  }

  @Test
  void wrongStatementIsAFailureAndTheNextOneWorks() {
    assertThatThrownBy(
            () -> database().write(transaction -> transaction.handle().execute("SELEC nothing")))
        .isInstanceOf(StoreFailure.class);
    fill(1);
    assertThat(leases()).isEqualTo(1);
  }

  @Test
  void readerCannotSeeWhatIsNotCommitted() throws Exception {
    CountDownLatch inserted = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> writing =
          threads.submit(() ->
              database()
                  .write(transaction -> {
                    insert(transaction, "a", NOON);
                    inserted.countDown();
                    return await(looked);
                  }));
      inserted.await();
      assertThat(leases()).isZero();
      looked.countDown();
      assertThat(writing.get()).isTrue();
      assertThat(leases()).isEqualTo(1);
    }
  }

  @Test
  void readingSeesOneStateThroughout() throws Exception {
    List<Long> seen =
        database()
            .read(transaction -> {
              List<Long> counts = new ArrayList<>();
              counts.add(leases(transaction));
              onAnotherThread(() -> fill(5));
              counts.add(leases(transaction));
              return counts;
            });
    assertThat(seen).containsExactly(0L, 0L);
    assertThat(leases()).isEqualTo(5);
  }

  @Test
  void manyVirtualThreadsWriteWithoutLosingAnUpdate() throws Exception {
    database().write(transaction -> insert(transaction, "counter", Instant.EPOCH));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Future<?> started =
            threads.submit(() ->
                database()
                    .write(transaction ->
                        transaction
                            .handle()
                            .execute("UPDATE lease SET held_until = held_until + 1")));
        assertThat(started).isNotNull();
      }
    }
    assertThat(until("counter")).contains(Instant.EPOCH.plusNanos(200_000));
  }

  @Test
  void instantsKeepTheirMicroseconds() {
    long seed = 20260302;
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(-5_000_000_000L, 5_000_000_000L))
              .plusNanos(random.nextInt(1_000_000) * 1_000L);
      String name = "lease" + i;
      database().write(transaction -> insert(transaction, name, instant));
      assertThat(until(name)).as("seed %d, step %d", seed, i).contains(instant);
    }
  }

  @Test
  void absentInstantIsStoredAsNothing() {
    Optional<Instant> none =
        database()
            .read(transaction ->
                transaction
                    .handle()
                    .createQuery("SELECT CAST(:at AS BIGINT) AS at")
                    .bindByType("at", null, Instant.class)
                    .map((row, context) -> Optional.ofNullable(row.getObject("at")))
                    .one()
                    .map(Instant.class::cast));
    assertThat(none).isEmpty();
  }

  @Test
  void oneNodeAtATimeHoldsALease() {
    AtomicReference<Instant> now = new AtomicReference<>(NOON);
    InstantSource clock = now::get;
    Lease one = new Lease(database(), "purge", "node-1", Duration.ofSeconds(30), clock);
    Lease other = new Lease(database(), "purge", "node-2", Duration.ofSeconds(30), clock);

    assertThat(one.hold()).isTrue();
    assertThat(other.hold()).isFalse();
    now.set(NOON.plusSeconds(20));
    assertThat(one.hold()).as("renewed by its holder").isTrue();
    now.set(NOON.plusSeconds(49));
    assertThat(other.hold()).isFalse();
    now.set(NOON.plusSeconds(50));
    assertThat(other.hold()).as("after the term").isTrue();
    assertThat(one.hold()).isFalse();
    one.release();
    assertThat(one.hold()).as("nobody gives back what another holds").isFalse();
    other.release();
    assertThat(one.hold()).isTrue();
  }

  final void fill(int rows) {
    database()
        .write(transaction -> {
          long first = leases(transaction);
          PreparedBatch batch =
              transaction
                  .handle()
                  .prepareBatch("INSERT INTO lease VALUES (:name, :holder, :until)");
          for (long i = first; i < first + rows; i++) {
            batch
                .bind("name", "filler" + i)
                .bind("holder", "x".repeat(100))
                .bind("until", NOON)
                .add();
          }
          return batch.execute().length;
        });
  }

  final long leases() {
    return database().read(DatabaseContract::leases);
  }

  private static long leases(Transaction transaction) {
    return transaction.handle().createQuery("SELECT count(*) FROM lease").mapTo(Long.class).one();
  }

  private Optional<Instant> until(String name) {
    return database()
        .read(transaction ->
            transaction
                .handle()
                .createQuery("SELECT held_until FROM lease WHERE name = :name")
                .bind("name", name)
                .mapTo(Instant.class)
                .findOne());
  }

  private static int insert(Transaction transaction, String name, Instant until) {
    return transaction
        .handle()
        .createUpdate("INSERT INTO lease VALUES (:name, 'me', :until)")
        .bind("name", name)
        .bind("until", until)
        .execute();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void onAnotherThread(Runnable work) {
    try {
      Thread.ofVirtual().start(work).join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
