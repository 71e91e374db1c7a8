package io.tocsin.app.commands;

import io.tocsin.app.Closers;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts everything behind the page; what cannot start yet is tried again for as long as the page
 * shows something. Confined to one thread at a time.
 */
final class LateStart {

  private static final Logger LOG = LoggerFactory.getLogger(LateStart.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Settings settings;
  private final PageDoor page;
  private final Closers running;
  private final PrintWriter out;
  private final PrintWriter err;
  private String said = "";

  LateStart(Settings settings, PageDoor page, Closers running, PrintWriter out, PrintWriter err) {
    this.settings = settings;
    this.page = page;
    this.running = running;
    this.out = out;
    this.err = err;
  }

  /**
   * Tries once now.
   *
   * @throws CommandFailed if it cannot start and there is no page to show meanwhile
   */
  void begin() throws IOException {
    try {
      start();
    } catch (CommandFailed reason) {
      if (!page.isShown()) {
        throw reason;
      }
      say(reason);
      ScheduledExecutorService again =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("late start").factory());
      running.add("late start", again::shutdownNow);
      var unused =
          again.scheduleWithFixedDelay(
              () -> {
                if (tryAgain()) {
                  again.shutdown();
                }
              },
              AGAIN.toMillis(),
              AGAIN.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Tries once more; true if everything runs now. */
  boolean tryAgain() {
    try {
      start();
      return true;
    } catch (CommandFailed reason) {
      say(reason);
    } catch (IOException | RuntimeException failure) {
      LOG.error("what stands behind the page could not be started", failure);
    }
    return false;
  }

  private void start() throws IOException {
    Tocsin tocsin = running.add("tocsin", Starting.orSayWhy(() -> Tocsin.start(settings, page)));
    Starting.announce(tocsin, out);
  }

  /** The same reason is said once. */
  private void say(CommandFailed reason) {
    String words = String.valueOf(reason.getMessage());
    if (!words.equals(said)) {
      said = words;
      err.println(words);
      err.println(
          "The last page stays on its port with its age, and nothing is overwritten. The rest is"
              + " tried again every "
              + AGAIN.toSeconds()
              + " seconds.");
      err.flush();
    }
  }
}
