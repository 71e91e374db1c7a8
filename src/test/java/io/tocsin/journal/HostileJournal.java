package io.tocsin.journal;

import io.tocsin.signals.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A journal in memory that keeps its promises and not a hair more: eight partitions, gaps between
 * positions, signals that come again at a new position or are handed out once more, short batches,
 * and signals that only show after a while. What it does follows from its seed. Thread-safe.
 */
public final class HostileJournal implements Journal {

  private static final int PARTITIONS = 8;

  private final Random random;
  private final List<List<Batch.Entry>> partitions = new ArrayList<>();
  private final int[] visible = new int[PARTITIONS];
  private final Map<String, String> keys = new HashMap<>();
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();

  public HostileJournal(long seed) {
    random = new Random(seed);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new ArrayList<>());
    }
  }

  /** Shows all that was appended, so that an empty batch means that there is no more. */
  public synchronized void settle() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      visible[partition] = partitions.get(partition).size();
    }
  }

  @Override
  public CompletableFuture<Appended> append(Signal signal, String idempotencyKey) {
    Appended outcome = add(signal, idempotencyKey);
    followers.forEach(Runnable::run);
    return CompletableFuture.completedFuture(outcome);
  }

  private synchronized Appended add(Signal signal, String idempotencyKey) {
    if (idempotencyKey != null) {
      String first = keys.putIfAbsent(idempotencyKey, signal.id());
      if (first != null) {
        return new Appended(first, true);
      }
    }
    add(Math.floorMod(signal.key().hashCode(), PARTITIONS), signal);
    return new Appended(signal.id(), false);
  }

  private void add(int partition, Signal signal) {
    List<Batch.Entry> entries = partitions.get(partition);
    place(entries, signal);
    if (random.nextInt(5) == 0) {
      place(entries, signal); // a producer that saw no answer sends once more
    }
    if (random.nextInt(3) > 0) {
      visible[partition] = entries.size();
    }
  }

  private void place(List<Batch.Entry> entries, Signal signal) {
    long last = entries.isEmpty() ? 0 : entries.getLast().position().value();
    entries.add(new Batch.Entry(new Position(last + 1 + random.nextInt(20)), signal));
  }

  @Override
  public CompletableFuture<Appended> broadcast(Signal signal) {
    synchronized (this) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        add(partition, signal);
      }
    }
    followers.forEach(Runnable::run);
    return CompletableFuture.completedFuture(new Appended(signal.id(), false));
  }

  @Override
  public int partitions() {
    return PARTITIONS;
  }

  @Override
  public synchronized Batch read(int partition, Position after, int limit) {
    List<Batch.Entry> shown = partitions.get(partition).subList(0, visible[partition]);
    visible[partition] = partitions.get(partition).size();
    int first = 0;
    while (first < shown.size() && shown.get(first).position().compareTo(after) <= 0) {
      first++;
    }
    int last = Math.min(shown.size(), first + 1 + random.nextInt(limit));
    if (first >= last) {
      return new Batch(partition, after, after, List.of());
    }
    boolean again = first > 0 && last - first < limit && random.nextInt(4) == 0;
    List<Batch.Entry> entries = shown.subList(again ? first - 1 : first, last);
    return new Batch(partition, after, shown.get(last - 1).position(), entries);
  }

  @Override
  public void onAppend(Runnable wake) {
    followers.add(wake);
  }

  @Override
  public void close() {}
}
