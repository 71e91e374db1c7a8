package io.tocsin.site;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The time between a first glance at the last set and the first set that is shown whole: meanwhile
 * the glance answers, and nothing is rendered before the last set is read. Thread-safe.
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
    this.reading = new FutureTask<>(reading, null);
  }

  /** A set is shown: the glance has served. Where none can be read, it goes on serving. */
  void shown() {
    glance = null;
  }

  /** Returns what there is to see before a set is shown, if there is anything. */
  Optional<Glance> glance() {
    return Optional.ofNullable(glance);
  }

  /** Returns what stands at a path before a set is shown, or null. */
  @Nullable HotFile file(String path) {
    Glance seen = glance;
    return seen == null ? null : seen.file(path);
  }

  long generation() {
    return glance().map(Glance::generation).orElse(0L);
  }

  /** Has the last set read, or waits for whoever reads it: seconds for one of a gigabyte. */
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
