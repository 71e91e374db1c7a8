package io.tocsin.site;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The time between a first glance at the last set and the moment it is read whole: meanwhile the
 * glance answers, and nothing is rendered. Thread-safe.
 */
final class Opening {

  private final FutureTask<?> reading;
  private volatile @Nullable Glance glance;

  /**
   * Begins with a glance.
   *
   * @param reading reads and shows the last set, if there is one; it is run once
   */
  Opening(Optional<Glance> glance, Runnable reading) {
    this.glance = glance.orElse(null);
    this.reading =
        new FutureTask<>(
            () -> {
              try {
                reading.run();
              } finally {
                this.glance = null;
              }
            },
            null);
  }

  /** Returns what there is to see before it is over, if there is anything; empty afterwards. */
  Optional<Glance> glance() {
    return Optional.ofNullable(glance);
  }

  /** Returns what stands at a path before it is over, or null. */
  @Nullable HotFile file(String path) {
    Glance seen = glance;
    return seen == null ? null : seen.file(path);
  }

  long generation() {
    return glance().map(Glance::generation).orElse(0L);
  }

  /** Brings it to its end: reads, or waits for whoever reads; seconds for a set of a gigabyte. */
  void end() {
    reading.run();
    boolean interrupted = false;
    while (true) {
      try {
        reading.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("the last set could not be shown", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
