package io.tocsin.journal.sql;

import io.tocsin.journal.Batch;
import io.tocsin.journal.Journal;
import io.tocsin.journal.Position;
import io.tocsin.signals.Signal;
import io.tocsin.signals.json.SignalCodec;
import io.tocsin.signals.json.SignalText;
import io.tocsin.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in tables of its own database. Thread-safe.
 *
 * <p>Signals that come together become durable together, in one commit; positions follow commits.
 */
public final class SqlJournal implements Journal {

  private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);
  private static final int KEY_LENGTH = 200;

  private final Database database;
  private final InstantSource clock;
  private final List<Integer> partitions;
  private final SignalCodec codec = new SignalCodec();
  private final SignalTable signals = new SignalTable();
  private final RejectTable rejects = new RejectTable();
  private final JustWritten justWritten = new JustWritten();
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private final GroupCommit groups;

  /** Opens a journal of one partition with the usual limits. */
  public SqlJournal(Database database, InstantSource clock) {
    this(database, clock, 1, GroupLimits.USUAL);
  }

  /**
   * Opens a journal; it does not close the database.
   *
   * @param database with the tables of {@link io.tocsin.store.Schema#JOURNAL}
   * @param partitions for ever the same for one database
   */
  public SqlJournal(Database database, InstantSource clock, int partitions, GroupLimits limits) {
    if (partitions < 1) {
      throw new IllegalArgumentException("a journal has a partition or more: " + partitions);
    }
    this.database = database;
    this.clock = clock;
    this.partitions = IntStream.range(0, partitions).boxed().toList();
    database.<@Nullable Void>write(transaction -> {
      signals.openPartitions(transaction, partitions);
      return null;
    });
    this.groups = new GroupCommit(limits, this::commit, this::wakeFollowers);
  }

  @Override
  public CompletableFuture<Appended> append(Signal signal, @Nullable String idempotencyKey) {
    if (idempotencyKey != null && !isKey(idempotencyKey)) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("an idempotency key has 1 to 200 printable characters"));
    }
    return add(signal, idempotencyKey, List.of(partitionOf(signal.key())));
  }

  private static boolean isKey(String key) {
    return !key.isEmpty()
        && key.length() <= KEY_LENGTH
        && key.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  private int partitionOf(String key) {
    return Math.floorMod(key.hashCode(), partitions.size());
  }

  @Override
  public CompletableFuture<Appended> broadcast(Signal signal) {
    return add(signal, null, partitions);
  }

  private CompletableFuture<Appended> add(
      Signal signal, @Nullable String idempotencyKey, List<Integer> to) {
    SignalText text = codec.write(signal);
    if (!followers.isEmpty()) {
      justWritten.note(text, signal);
    }
    Pending pending =
        new Pending(
            signal.id(), text, idempotencyKey, to, System.nanoTime(), new CompletableFuture<>());
    groups.add(pending);
    return pending.outcome();
  }

  private List<Appended> commit(List<Pending> group) {
    Instant now = clock.instant();
    return database.write(transaction -> signals.append(transaction, group, now));
  }

  private void wakeFollowers() {
    followers.forEach(Runnable::run);
  }

  @Override
  public int partitions() {
    return partitions.size();
  }

  @Override
  public Batch read(int partition, Position after, int limit) {
    List<SignalTable.Row> rows =
        database.read(transaction -> signals.after(transaction, partition, after, limit));
    List<Batch.Entry> entries = new ArrayList<>();
    for (SignalTable.Row row : rows) {
      switch (read(row)) {
        case SignalText.Read read -> entries.add(new Batch.Entry(row.position(), read.signal()));
        case SignalText.Unreadable why -> reject(partition, row, why);
      }
    }
    return new Batch(partition, after, rows.isEmpty() ? after : rows.getLast().position(), entries);
  }

  private SignalText.Reading read(SignalTable.Row row) {
    Signal known = justWritten.take(row.id(), row.text());
    return known == null ? codec.read(row.text()) : new SignalText.Read(known);
  }

  private void reject(int partition, SignalTable.Row row, SignalText.Unreadable why) {
    LOG.warn("signal {} is kept aside: {}, {}", row.id(), why.reason(), why.detail());
    Instant now = clock.instant();
    database.<@Nullable Void>write(transaction -> {
      rejects.add(transaction, partition, row, why, now);
      return null;
    });
  }

  @Override
  public void onAppend(Runnable wake) {
    followers.add(wake);
  }

  /** Drops what was appended before an instant, with its idempotency keys; returns how many. */
  public long dropBefore(Instant end) {
    Retention retention = new Retention(database);
    database.write(transaction -> rejects.dropBefore(transaction, end));
    return partitions.stream().mapToLong(number -> retention.dropBefore(number, end)).sum();
  }

  /** Returns how many signals wait to become durable. */
  public int waiting() {
    return groups.waiting();
  }

  /** Returns how many signals were kept aside because they could not be read back. */
  public long rejected() {
    return database.read(rejects::count);
  }

  /** Makes durable what waits, then refuses more. */
  @Override
  public void close() {
    groups.close();
  }
}
