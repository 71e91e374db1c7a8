package io.tocsin.signals;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where signals go; thread-safe. */
public interface SignalSink {

  /**
   * Appends one signal; the future completes when the signal is durable (an fsync, never a page
   * cache).
   *
   * <p>With a key that was used before, nothing is written and the answer names the first signal.
   * Fails with {@link StorageFull} when there is no room and with {@link Overloaded} when too many
   * wait already; nothing was acknowledged then. The future completes on a thread that others wait
   * for: what follows is brief or asynchronous.
   *
   * @param idempotencyKey unique per request, at most 200 characters, or null
   */
  CompletableFuture<Appended> append(Signal signal, @Nullable String idempotencyKey);

  /** Appends one signal to every partition: ticks and catalogue changes. */
  CompletableFuture<Appended> broadcast(Signal signal);

  /**
   * What became of an append.
   *
   * @param id id of the signal that stands under the key: the new one, or the first one
   * @param repeated whether the key was known, so that nothing was written
   */
  record Appended(String id, boolean repeated) {}

  /** There is no room left on disk. */
  final class StorageFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFull(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Too many signals wait to become durable: this one was not taken in; later it may be. */
  final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overloaded(int waiting) {
      super(waiting + " signals wait already");
    }
  }
}
