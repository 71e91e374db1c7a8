package io.tocsin.site;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The time between a first glance at the last set and the moment it is read whole: meanwhile the
 * glance answers, and nothing is rendered. Thread-safe.
 */
final class Opening {

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Glance glance;

  Opening(Optional<Glance> glance) {
    this.glance = glance.orElse(null);
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

  /** The last set is shown, or there is none. */
  void end() {
    glance = null;
    over.countDown();
  }

  /** Waits until it is over; some seconds for a set of a gigabyte. */
  void await() {
    boolean interrupted = false;
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
