package io.tocsin.app;

import io.tocsin.publication.SignedWord;
import io.tocsin.site.Mirror;
import io.tocsin.site.Showing;
import io.tocsin.site.StatusPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a mirror in step with the page, on a thread of its own; thread-safe.
 *
 * <p>What was said on the mirror while the house was away is handed in before anything is written
 * over it; until it is decided upon, the mirror stays as it is.
 */
public final class MirrorKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorKeeper.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final StatusPage page;
  private final Mirror mirror;
  private final OfflineInbox inbox;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mirror").daemon().factory());
  private long mirrored = -1;
  private String looked = "";
  private volatile long generation;
  private volatile long behindSince = System.nanoTime();
  private volatile boolean behind;
  private volatile String said = "";

  MirrorKeeper(StatusPage page, Path folder, OfflineInbox inbox, InstantSource clock) {
    this.page = page;
    this.mirror = new Mirror(folder);
    this.inbox = inbox;
    this.clock = clock;
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hands in what was said on the mirror, and writes what is newer, if anything is. */
  synchronized void look() {
    try {
      boolean free = collect();
      if (page.generation() == 0 || (free && page.revision() == mirrored)) {
        return;
      }
      fallBehind();
      if (free) {
        Showing showing = page.showing();
        if (showing.generation() > 0) { // else the last set cannot be read, and there is none yet
          write(showing);
        }
      }
    } catch (IOException | RuntimeException failure) {
      fallBehind();
      once("The mirror " + mirror.current() + " cannot be written; it is tried again", failure);
    }
  }

  private void write(Showing showing) throws IOException {
    if (mirror.write(showing, clock.instant())) {
      mirrored = showing.revision();
      generation = mirror.generation();
      looked = mirror.written();
      behind = false;
      said = "";
    } else {
      once(
          "The mirror "
              + mirror.current()
              + " shows a newer set, generation "
              + mirror.generation()
              + "; it is left alone until this page is newer",
          null);
    }
  }

  /** Hands in what was said on the mirror; a folder that cannot be read is looked at again. */
  void handIn() {
    try {
      collect();
    } catch (IOException failure) {
      LOG.error("What was said on {} cannot be read; it is tried again", mirror.current(), failure);
    }
  }

  /**
   * Hands in what was said on the set that stands, if it is another than the one looked at last.
   *
   * @return whether that set may be replaced: all that was said on it is decided
   */
  private synchronized boolean collect() throws IOException {
    String standing = mirror.name();
    if (!standing.equals(looked)) {
      List<SignedWord> words = mirror.words();
      for (SignedWord word : words) {
        inbox.put(word);
      }
      for (SignedWord word : words) {
        if (inbox.fate(word) instanceof OfflineInbox.Fate.Waits) {
          return false;
        }
      }
      generation = Math.max(generation, mirror.generation());
      mirror.release(standing);
      looked = standing;
    }
    return true;
  }

  /** Returns the generation that readers of the mirror saw when it was last looked at. */
  long generation() {
    return generation;
  }

  /** Returns why it lags, empty if nobody knows. */
  String trouble() {
    return said;
  }

  private void fallBehind() {
    if (!behind) {
      behindSince = System.nanoTime();
      behind = true;
    }
  }

  /** The same reason is said once. */
  private void once(String why, @Nullable Exception failure) {
    if (!why.equals(said)) {
      said = why;
      LOG.error(why, failure);
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
