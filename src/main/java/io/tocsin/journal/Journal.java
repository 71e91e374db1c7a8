package io.tocsin.journal;

import io.tocsin.signals.SignalSink;

/**
 * The ordered durable log of signals; thread-safe.
 *
 * <p>Promises: durable when the future completes, ordered per key, at least once. Does not promise
 * a total order, gapless positions or a single partition. A signal that cannot be decoded is kept
 * aside as rejected and the position moves on.
 */
public interface Journal extends SignalSink, AutoCloseable {

  /** How many partitions there are, numbered from 0; constant. */
  int partitions();

  /**
   * Reads at most {@code limit} signals after a position; an empty batch when there are none yet.
   */
  Batch read(int partition, Position after, int limit);

  /** Asks to be called (on any thread, briefly) whenever something may have been appended. */
  void onAppend(Runnable wake);

  @Override
  void close();
}
