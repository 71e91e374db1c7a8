package io.tocsin.app;

import io.tocsin.site.Mirror;
import io.tocsin.site.StatusPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a mirror in step with the page, on a thread of its own; thread-safe. */
public final class MirrorKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorKeeper.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final StatusPage page;
  private final Mirror mirror;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mirror").daemon().factory());
  private long mirrored = -1;
  private volatile long behindSince = System.nanoTime();
  private volatile boolean behind;
  private volatile boolean failed;

  MirrorKeeper(StatusPage page, Path folder, InstantSource clock) {
    this.page = page;
    this.mirror = new Mirror(folder);
    this.clock = clock;
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Writes what is newer, if anything is. */
  void look() {
    long revision = page.revision();
    if (revision == mirrored || page.generation() == 0) {
      return;
    }
    if (!behind) {
      behindSince = System.nanoTime();
      behind = true;
    }
    try {
      mirror.write(page.generation(), page.languages(), page.files(), clock.instant());
      mirrored = revision;
      behind = false;
      failed = false;
    } catch (IOException | RuntimeException failure) {
      if (!failed) {
        LOG.error("The mirror {} cannot be written; it is tried again", mirror.current(), failure);
      }
      failed = true;
    }
  }

  /** Returns for how long the mirror has shown something older than the page; zero if in step. */
  public Duration lag() {
    return behind ? Duration.ofNanos(System.nanoTime() - behindSince) : Duration.ZERO;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
