package io.tocsin.incidents;

import io.tocsin.detection.Detector;
import io.tocsin.detection.state.UnreadableState;
import io.tocsin.incidents.sql.LandmarkTable;
import io.tocsin.incidents.sql.LandmarkTable.Landmark;
import io.tocsin.journal.Batch;
import io.tocsin.journal.Journal;
import io.tocsin.journal.Position;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Looks at a moment of the past as the detector saw it: what it knew before is read from a
 * landmark, and the signals since are folded again, through a detector of its own that is thrown
 * away. Thread-safe; one looks back at a time.
 */
public final class Hindsight {

  /** So far back a moment can be asked for. */
  public static final Duration TOLD = Duration.ofDays(30);

  /** Around a moment the hour before and the hour after are told as well. */
  public static final Duration AROUND = Duration.ofHours(1);

  /** How long landmarks are kept: one from before the oldest moment has to be there. */
  static final Duration LANDMARKS_KEPT = TOLD.plusDays(1);

  /** How far apart landmarks are, in time and in signals: so much is folded again at most. */
  static final Duration LANDMARK_EVERY = Duration.ofHours(6);

  static final int LANDMARK_AFTER = 100_000;

  /** Whoever asks is not kept waiting for more signals than these. */
  private static final int MOST_SIGNALS = 4 * LANDMARK_AFTER;

  private static final int BATCH = 1_024;

  private final Function<Function<Transaction, Optional<Landmark>>, Optional<Landmark>> landmarks;
  private final Journal journal;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * Takes its tools.
   *
   * @param landmarks runs a look at the tables in which landmarks stand
   * @param journal the log of signals
   */
  public Hindsight(
      Function<Function<Transaction, Optional<Landmark>>, Optional<Landmark>> landmarks,
      Journal journal) {
    this.landmarks = landmarks;
    this.journal = journal;
  }

  /** Why a moment cannot be told. */
  public enum Gap {
    /** It lies too far back, or before anything was kept. */
    NOT_KEPT,
    /** It is not over yet. */
    NOT_YET,
    /** Nobody looked: no signal came, no clock ticked. */
    NOBODY_LOOKED,
    /** What was known then was written by another version of the detector. */
    OTHER_DETECTOR,
    /** More signals than anybody should wait for. */
    TOO_MANY,
    /** The detector of that time did not watch this service. */
    NOT_WATCHED
  }

  /** What came of a question. */
  public sealed interface Answer<T> {

    /** It is told. */
    record Told<T>(T what) implements Answer<T> {}

    /** It cannot be told. */
    record Untold<T>(Gap gap) implements Answer<T> {}
  }

  /** Takes in signals of the past, one after the other. */
  interface Listener {

    /**
     * Hears the next.
     *
     * @return whether more is wanted
     */
    boolean hear(Signal signal);
  }

  /**
   * Tells why there was an alarm about a service in a minute, or none.
   *
   * @param minute any moment of it
   * @param now the present
   */
  public Answer<WhyThen> why(String service, Instant minute, Instant now) {
    Instant at = minute.truncatedTo(ChronoUnit.MINUTES);
    if (!at.plusSeconds(60).isBefore(now)) {
      return new Answer.Untold<>(Gap.NOT_YET);
    }
    Optional<Landmark> known = landmark(service, at, now);
    if (known.isEmpty()) {
      return new Answer.Untold<>(Gap.NOT_KEPT);
    }
    one.lock();
    try {
      Detector detector = Detector.restore(known.get().detector());
      WhyWatch watch = new WhyWatch(detector, service, at);
      boolean few = read(known.get(), watch);
      return few ? watch.answer() : new Answer.Untold<>(Gap.TOO_MANY);
    } catch (UnreadableState other) {
      return new Answer.Untold<>(Gap.OTHER_DETECTOR);
    } finally {
      one.unlock();
    }
  }

  /**
   * Returns the reports about a service in an hour at most, in rows that name nobody.
   *
   * @param from the first moment
   * @param until not included
   */
  public Answer<RawReports> reports(String service, Instant from, Instant until, Instant now) {
    if (from.isBefore(now.minus(TOLD)) || !from.isBefore(until)) {
      return new Answer.Untold<>(Gap.NOT_KEPT);
    }
    Optional<Landmark> known =
        landmarks.apply(transaction -> LandmarkTable.before(transaction, service, from));
    if (known.isEmpty()) {
      return new Answer.Untold<>(Gap.NOT_KEPT);
    }
    RowWatch rows = new RowWatch(service, from, until);
    boolean few = read(known.get(), rows);
    return few ? new Answer.Told<>(rows.rows()) : new Answer.Untold<>(Gap.TOO_MANY);
  }

  /** Best one from before the hour that leads up to it; else the last one before it. */
  private Optional<Landmark> landmark(String service, Instant at, Instant now) {
    if (at.isBefore(now.minus(TOLD))) {
      return Optional.empty();
    }
    return landmarks.apply(transaction ->
        LandmarkTable.before(transaction, service, at.minus(AROUND))
            .or(() -> LandmarkTable.before(transaction, service, at)));
  }

  /** Reads on from a landmark; says whether it came to an end before there were too many. */
  private boolean read(Landmark from, Listener listener) {
    Position position = from.position();
    int read = 0;
    while (read < MOST_SIGNALS) {
      Batch batch = journal.read(from.partition(), position, BATCH);
      if (batch.isEmpty()) {
        return true;
      }
      for (Batch.Entry entry : batch.entries()) {
        if (!listener.hear(entry.signal())) {
          return true;
        }
      }
      read += batch.entries().size();
      position = batch.last();
    }
    return false;
  }

  /** Says whether a signal shows that a moment is past: ticks come in order, others may be late. */
  static boolean isPast(Signal signal, Instant moment) {
    return signal instanceof Tick && !signal.at().isBefore(moment);
  }
}
