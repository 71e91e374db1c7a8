package io.tocsin.journal.sql;

import io.tocsin.signals.SignalSink.Appended;
import io.tocsin.signals.SignalSink.Overloaded;
import io.tocsin.signals.SignalSink.StorageFull;
import io.tocsin.signals.json.SignalText;
import io.tocsin.store.StoreFull;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers signals into groups and commits each group at once, on a thread of its own: one fsync is
 * shared by all who wait for it. Thread-safe; keeps the order of arrival.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final GroupLimits limits;
  private final Function<List<Pending>, List<Appended>> commit;
  private final Runnable committed;
  private final BlockingQueue<Pending> queue;
  private final Thread thread;
  private final Pending last =
      new Pending("", new SignalText("", ""), null, List.of(), 0, new CompletableFuture<>());
  private volatile boolean closing;

  /**
   * Starts.
   *
   * @param commit makes a group durable and says what became of each, in the same order
   * @param committed called after each group
   */
  GroupCommit(
      GroupLimits limits, Function<List<Pending>, List<Appended>> commit, Runnable committed) {
    this.limits = limits;
    this.commit = commit;
    this.committed = committed;
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
    this.thread = Thread.ofPlatform().name("journal appender").daemon().start(this::run);
  }

  int waiting() {
    return queue.size();
  }

  void add(Pending pending) {
    if (closing) {
      refuse(pending);
    } else if (!queue.offer(pending)) {
      pending.outcome().completeExceptionally(new Overloaded(limits.waiting()));
    } else if (closing && queue.remove(pending)) {
      refuse(pending); // came after the last look into the queue
    }
  }

  private static void refuse(Pending pending) {
    pending.outcome().completeExceptionally(new IllegalStateException("the journal is closed"));
  }

  /** Commits what waits, then ends. */
  @Override
  public void close() {
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        if (queue.offer(last, 100, TimeUnit.MILLISECONDS)) {
          thread.join();
        }
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean open = true;
    while (open) {
      try {
        List<Pending> group = nextGroup();
        open = !group.remove(last);
        commit(group);
      } catch (InterruptedException nobodyDoesThat) {
        LOG.error("the journal's thread was interrupted, and goes on", nobodyDoesThat);
      }
    }
  }

  private List<Pending> nextGroup() throws InterruptedException {
    List<Pending> group = new ArrayList<>();
    Pending first = queue.take();
    group.add(first);
    long deadline = first.since() + limits.age().toNanos();
    while (group.size() < limits.size() && !closing) {
      queue.drainTo(group, limits.size() - group.size());
      long remaining = deadline - System.nanoTime();
      if (remaining <= 0 || group.size() >= limits.size()) {
        break;
      }
      Pending more = queue.poll(remaining, TimeUnit.NANOSECONDS);
      if (more != null) {
        group.add(more);
      }
    }
    return group;
  }

  private void commit(List<Pending> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      List<Appended> outcomes = commit.apply(group);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome().complete(outcomes.get(i));
      }
      committed.run();
    } catch (StoreFull full) {
      StorageFull failure = new StorageFull("no room left for the journal", full);
      group.forEach(pending -> pending.outcome().completeExceptionally(failure));
    } catch (RuntimeException | Error failure) {
      LOG.error("{} signals could not be made durable", group.size(), failure);
      group.forEach(pending -> pending.outcome().completeExceptionally(failure));
    }
  }
}
