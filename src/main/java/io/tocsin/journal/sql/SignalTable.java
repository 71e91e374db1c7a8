package io.tocsin.journal.sql;

import static java.util.Objects.requireNonNull;

import io.tocsin.journal.Position;
import io.tocsin.signals.SignalSink.Appended;
import io.tocsin.signals.json.SignalText;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements on the signals of a journal. Immutable. */
final class SignalTable {

  private static final String INSERT =
      """
      INSERT INTO journal_signal
        (partition, position, id, idempotency_key, appended_at, kind, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
      """;

  /** One signal as it stands in the table. */
  record Row(Position position, String id, SignalText text) {}

  /** Makes sure that there is a head for each partition, and no other. */
  void openPartitions(Transaction transaction, int partitions) {
    List<Integer> known =
        transaction
            .handle()
            .createQuery("SELECT partition FROM journal_head")
            .mapTo(Integer.class)
            .list();
    if (!known.isEmpty() && known.size() != partitions) {
      throw new IllegalStateException(
          "the journal has %d partitions, not %d: signals of one service would lose their order"
              .formatted(known.size(), partitions));
    }
    for (int partition = 0; partition < partitions; partition++) {
      transaction
          .handle()
          .createUpdate(
              "INSERT INTO journal_head VALUES (:partition, 0) ON CONFLICT (partition) DO NOTHING")
          .bind("partition", partition)
          .execute();
    }
  }

  /** Appends a group and says what became of each; whoever repeats a key gets the first id. */
  List<Appended> append(Transaction transaction, List<Pending> group, Instant now) {
    Map<String, String> standing = new HashMap<>();
    List<Pending> fresh = new ArrayList<>();
    for (Pending pending : group) {
      String key = pending.idempotencyKey();
      if (key == null || standing.putIfAbsent(key, pending.id()) == null) {
        fresh.add(pending);
      }
    }
    Set<Pending> written = Collections.newSetFromMap(new IdentityHashMap<>());
    written.addAll(fresh);
    for (Pending known : insert(transaction, fresh, now)) {
      String key = requireNonNull(known.idempotencyKey());
      standing.put(key, first(transaction, key));
      written.remove(known);
    }
    return group.stream().map(one -> outcome(one, standing, written.contains(one))).toList();
  }

  private static Appended outcome(Pending pending, Map<String, String> standing, boolean written) {
    String key = pending.idempotencyKey();
    String id = key == null ? pending.id() : requireNonNull(standing.get(key));
    return new Appended(id, !written);
  }

  /** Inserts and returns those whose key stood already, of which nothing was written. */
  private static List<Pending> insert(Transaction transaction, List<Pending> fresh, Instant now) {
    Map<Integer, Long> next = takePositions(transaction, fresh);
    List<Pending> rows = new ArrayList<>();
    List<@Nullable Object[]> values = new ArrayList<>();
    for (Pending pending : fresh) {
      for (int partition : pending.partitions()) {
        values.add(values(pending, partition, next.merge(partition, 1L, Long::sum), now));
        rows.add(pending);
      }
    }
    return rows.isEmpty() ? List.of() : unwritten(rows, transaction.batch(INSERT, values));
  }

  private static @Nullable Object[] values(
      Pending pending, int partition, long position, Instant now) {
    return new @Nullable Object[] {
      partition,
      position,
      pending.id(),
      pending.idempotencyKey(),
      now,
      pending.text().kind(),
      pending.text().payload()
    };
  }

  private static List<Pending> unwritten(List<Pending> rows, int[] written) {
    List<Pending> standing = new ArrayList<>();
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 0) {
        standing.add(rows.get(i));
      }
    }
    return standing;
  }

  /**
   * Takes as many positions as are needed in each partition and returns the last one before them.
   * The rows stay locked until the commit, so no later position is seen before an earlier one; they
   * are locked in one order by all.
   */
  private static Map<Integer, Long> takePositions(Transaction transaction, List<Pending> fresh) {
    TreeMap<Integer, Long> needed = new TreeMap<>();
    for (Pending pending : fresh) {
      pending.partitions().forEach(partition -> needed.merge(partition, 1L, Long::sum));
    }
    needed.replaceAll((partition, count) -> takePositions(transaction, partition, count) - count);
    return needed;
  }

  private static long takePositions(Transaction transaction, int partition, long count) {
    return transaction.number(
        "UPDATE journal_head SET position = position + ? WHERE partition = ? RETURNING position",
        count,
        partition);
  }

  private static String first(Transaction transaction, String key) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM journal_signal WHERE idempotency_key = :key")
        .bind("key", key)
        .mapTo(String.class)
        .one();
  }

  List<Row> after(Transaction transaction, int partition, Position after, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT position, id, kind, payload FROM journal_signal
            WHERE partition = :partition AND position > :after ORDER BY position LIMIT :limit
            """)
        .bind("partition", partition)
        .bind("after", after.value())
        .bind("limit", limit)
        .map((row, context) ->
            new Row(
                new Position(row.getLong("position")),
                row.getString("id"),
                new SignalText(row.getString("kind"), row.getString("payload"))))
        .list();
  }
}
