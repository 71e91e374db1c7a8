package io.tocsin.journal;

import io.tocsin.journal.sql.FollowerPositions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a stage through one partition of a journal, so that what the stage writes happens once,
 * whatever dies or races. Thread-safe; the stage is called by one thread at a time.
 *
 * <p>One step: read a batch, let the stage decide, then in one transaction write what it decided
 * and move the position; a position that is not where it was left means that another node is ahead,
 * and nothing of the step remains.
 */
public final class Follower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final int BATCH = 1_024;

  /** What comes one by one is taken together: each step costs a commit, and so an fsync. */
  private static final Duration GATHERING = Duration.ofMillis(50);

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final int LARGEST_BACK_OFF_POWER = 8;

  private final String name;
  private final Journal journal;
  private final int partition;
  private final FollowerPositions positions;
  private final Stage stage;
  private final InstantSource clock;

  private final ReentrantLock step = new ReentrantLock();
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final RecentIds recent = new RecentIds();
  private @Nullable Position position;
  private @Nullable Thread thread;
  private volatile FollowerHealth health;

  /**
   * Makes a follower at rest.
   *
   * @param name under which its position is kept, for ever the same
   */
  public Follower(
      String name,
      Journal journal,
      int partition,
      FollowerPositions positions,
      Stage stage,
      InstantSource clock) {
    this.name = name;
    this.journal = journal;
    this.partition = partition;
    this.positions = positions;
    this.stage = stage;
    this.clock = clock;
    this.health = new FollowerHealth(name, partition, Position.START, clock.instant(), 0, null);
  }

  /**
   * Does all there is to do, on the caller's thread, and returns how many signals were done; what
   * goes wrong is thrown, and the next call begins again from what was committed.
   */
  public int drain() {
    int done = 0;
    while (true) {
      int more = next();
      if (more < 0) {
        return done;
      }
      done += more;
    }
  }

  /** Starts a thread that does what there is to do, as soon as it is there, until closed. */
  public void start() {
    if (thread != null) {
      throw new IllegalStateException(name + " was started already");
    }
    journal.onAppend(wake::release);
    thread = Thread.ofPlatform().name("follower " + name + " " + partition).start(this::run);
  }

  /** Returns how it does. */
  public FollowerHealth health() {
    return health;
  }

  /** Stops after the running step and waits for it. */
  @Override
  public void close() {
    closing.countDown();
    wake.release();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes one step; returns the number of signals done, or -1 when there was nothing to do. */
  private int next() {
    step.lock();
    try {
      Position from = resume();
      Batch batch = unseen(journal.read(partition, from, BATCH), from);
      if (batch.isEmpty()) {
        succeeded(from, clock.instant());
        return -1;
      }
      position = null; // until the commit is certain, the database alone knows
      return commit(from, batch, stage.decide(batch));
    } finally {
      step.unlock();
    }
  }

  private Position resume() {
    Position known = position;
    if (known == null) {
      FollowerPositions.Standing standing = positions.load(name, partition, stage::load);
      known = standing.position();
      bringForward(standing.state(), known);
      remember(known);
      position = known;
    }
    return known;
  }

  /** A state that was saved at an earlier step takes in again what was done since. */
  private void bringForward(Position state, Position upTo) {
    recent.clear();
    Position from = state;
    while (from.compareTo(upTo) < 0) {
      Batch read = journal.read(partition, from, BATCH);
      if (read.isEmpty()) {
        return;
      }
      List<Batch.Entry> done =
          read.entries().stream()
              .filter(entry -> entry.position().compareTo(upTo) <= 0)
              .filter(entry -> !recent.contains(entry.signal().id()))
              .toList();
      done.forEach(entry -> recent.add(entry.signal().id()));
      stage.foldAgain(new Batch(partition, from, read.last(), done));
      from = read.last();
    }
  }

  /** A journal may hand out less than it was asked for: it is asked until all is known. */
  private void remember(Position upTo) {
    recent.clear();
    Position from = new Position(Math.max(0, upTo.value() - RecentIds.SIZE));
    while (from.compareTo(upTo) < 0) {
      Batch read = journal.read(partition, from, RecentIds.SIZE);
      if (read.isEmpty()) {
        return;
      }
      for (Batch.Entry entry : read.entries()) {
        if (entry.position().compareTo(upTo) <= 0) {
          recent.add(entry.signal().id());
        }
      }
      from = read.last();
    }
  }

  /** A journal may hand out again what it handed out before, at its old place or at a new one. */
  private Batch unseen(Batch batch, Position from) {
    Set<String> inThisBatch = new HashSet<>();
    List<Batch.Entry> entries =
        batch.entries().stream()
            .filter(entry -> entry.position().compareTo(from) > 0)
            .filter(entry -> !recent.contains(entry.signal().id()))
            .filter(entry -> inThisBatch.add(entry.signal().id()))
            .toList();
    return new Batch(batch.partition(), from, batch.last(), entries);
  }

  private int commit(Position from, Batch batch, Stage.Step decided) {
    boolean committed = false;
    try {
      committed = positions.advance(name, partition, from, batch.last(), decided::write);
    } finally {
      if (!committed) {
        decided.abandoned();
      }
    }
    if (!committed) {
      LOG.debug("{} {}: another node is ahead of {}", name, partition, from);
      return 0;
    }
    decided.committed();
    batch.entries().forEach(entry -> recent.add(entry.signal().id()));
    position = batch.last();
    succeeded(batch.last(), health.caughtUpAt());
    return batch.entries().size();
  }

  private void succeeded(Position at, Instant caughtUpAt) {
    health = new FollowerHealth(name, partition, at, caughtUpAt, 0, null);
  }

  private void run() {
    boolean open = true;
    while (open) {
      try {
        int done = next();
        open = done < 0 ? restsUntilWoken() : done < BATCH ? gathers() : isOpen();
      } catch (RuntimeException | Error failure) {
        failed(failure);
        open = backsOff();
      }
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** Lets more come before the next step; says whether to go on. */
  private boolean gathers() {
    try {
      return !closing.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  /** Rests until an append or closing wakes it, at most a second; says whether to go on. */
  private boolean restsUntilWoken() {
    try {
      if (wake.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
      return isOpen();
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  /** Waits longer after each failure in a row, whatever is appended; says whether to go on. */
  private boolean backsOff() {
    int power = Math.min(health.failuresInARow() - 1, LARGEST_BACK_OFF_POWER);
    try {
      return !closing.await(FIRST_BACK_OFF.toMillis() << power, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  private void failed(Throwable failure) {
    step.lock();
    try {
      position = null;
      FollowerHealth before = health;
      int failures = before.failuresInARow() + 1;
      health =
          new FollowerHealth(
              name, partition, before.position(), before.caughtUpAt(), failures, told(failure));
      LOG.error("{} {}: attempt {} failed", name, partition, failures, failure);
    } finally {
      step.unlock();
    }
  }

  private static String told(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
