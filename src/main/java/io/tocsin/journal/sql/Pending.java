package io.tocsin.journal.sql;

import io.tocsin.signals.SignalSink.Appended;
import io.tocsin.signals.json.SignalText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A signal that waits to become durable.
 *
 * @param partitions where it goes: one, or all for a broadcast
 * @param since when it came, by {@link System#nanoTime}
 */
record Pending(
    String id,
    SignalText text,
    @Nullable String idempotencyKey,
    List<Integer> partitions,
    long since,
    CompletableFuture<Appended> outcome) {

  Pending {
    partitions = List.copyOf(partitions);
  }
}
