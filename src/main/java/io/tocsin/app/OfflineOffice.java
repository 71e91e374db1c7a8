package io.tocsin.app;

import io.tocsin.publication.OfflineArrivals;
import io.tocsin.publication.OfflineArrivals.Outcome;
import io.tocsin.publication.SignedWord;
import io.tocsin.wording.Fault;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on words said offline as they are found; thread-safe. */
final class OfflineOffice implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OfflineOffice.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final OfflineArrivals arrivals;
  private final OfflineInbox inbox;
  private final OfflineKeys keys;
  private final AtomicLong shown = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("offline words").daemon().factory());
  private String said = "";

  /**
   * Opens it and takes in what is there, before anything is published: what was said while the
   * house was away is part of that.
   *
   * @param mirror of the page, on which somebody may have spoken, or null
   */
  static OfflineOffice open(
      Pipeline pipeline,
      @Nullable MirrorKeeper mirror,
      DataFolder folder,
      URI base,
      InstantSource clock) {
    OfflineOffice office =
        new OfflineOffice(
            new OfflineArrivals(pipeline.publisher(), base, clock),
            OfflineInbox.of(folder.resolve("")),
            OfflineKeys.of(folder.resolve("")));
    pipeline.neverBelow(() -> Math.max(office.shown(), mirror == null ? 0 : mirror.generation()));
    if (mirror != null) {
      mirror.handIn();
    }
    office.takeIn();
    if (mirror != null) {
      mirror.handIn();
    }
    office.start();
    return office;
  }

  private OfflineOffice(OfflineArrivals arrivals, OfflineInbox inbox, OfflineKeys keys) {
    this.arrivals = arrivals;
    this.inbox = inbox;
    this.keys = keys;
  }

  private void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::takeIn, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns the greatest generation in which a genuine word was shown, 0 if there was none. */
  private long shown() {
    return shown.get();
  }

  /** Takes in what waits; what cannot be decided now goes on waiting. */
  synchronized void takeIn() {
    try {
      for (SignedWord word : inbox.waiting()) {
        take(word, keys.all());
      }
    } catch (IOException | RuntimeException failure) {
      once("Words said offline cannot be taken in; it is tried again: " + failure);
    }
  }

  private void take(SignedWord word, Map<String, PublicKey> known) throws IOException {
    switch (arrivals.take(word, known)) {
      case Outcome.Taken(var statement, long generation, boolean repeated) -> {
        raise(generation);
        String how = "statement " + statement.id() + (repeated ? ", which was in the house" : "");
        inbox.settle(word, new OfflineInbox.Fate.Taken(how));
        LOG.info("Took in what key {} said offline: {}", word.key(), how);
      }
      case Outcome.Refused(OfflineArrivals.Reason reason, var faults, long generation) -> {
        raise(generation);
        String why =
            faults.isEmpty()
                ? reason.name()
                : faults.stream().map(OfflineOffice::told).collect(Collectors.joining(", "));
        inbox.settle(word, new OfflineInbox.Fate.Refused(why));
        LOG.error(
            "Refused what key {} said offline: {}. Its text is kept in offline/refused;"
                + " say it in the newsroom if it still holds",
            word.key(),
            why);
      }
      case Outcome.NotYet(Instant at) ->
          once(
              "A word said offline is of "
                  + at
                  + ", which this clock has not reached; it waits. Set the clock");
    }
  }

  private void raise(long generation) {
    shown.accumulateAndGet(generation, Math::max);
  }

  private static String told(Fault fault) {
    return fault.rule() + (fault.field().isEmpty() ? "" : " " + fault.field());
  }

  /** The same reason is said once. */
  private void once(String why) {
    if (!why.equals(said)) {
      said = why;
      LOG.error(why);
    }
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
