package io.tocsin.incidents;

import io.tocsin.incidents.Promise.Kind;
import io.tocsin.incidents.Promise.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How promises are made, moved, fulfilled and missed, as {@link Promise} defines it; pure. */
final class Promises {

  private Promises() {}

  /**
   * A statement announces an end: the last one announced by a statement is moved, unless it is the
   * same.
   */
  static void announceEnd(Pen pen, String incident, String statement, Instant due, Instant at) {
    Promise last = lastEta(pen, incident);
    if (last != null && last.due().equals(due) && !last.isSettled()) {
      return;
    }
    Promise newer = eta(pen.newId(), incident, statement, null, at, Interval.at(due));
    if (last != null && !last.isSettled()) {
      pen.promise(move(last, newer.id(), at));
    }
    pen.promise(newer);
  }

  private static Promise move(Promise old, String newer, Instant at) {
    Promise moved = old.replacedBy(newer);
    return at.isAfter(old.due()) ? moved.settled(Status.BROKEN, at) : moved;
  }

  private static @Nullable Promise lastEta(Pen pen, String incident) {
    return pen.promisesOf(incident).stream()
        .filter(promise -> promise.kind() == Kind.ETA && promise.statement() != null)
        .filter(promise -> promise.replacedBy() == null)
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /**
   * The operator announces an end elsewhere: each such word stands for itself, none moves another;
   * a vague one is judged at the latest that its words can mean.
   */
  static void claimEnd(Pen pen, String incident, String claim, Interval end, Instant at) {
    pen.promise(eta(pen.newId(), incident, null, claim, at, end));
  }

  private static Promise eta(
      String id,
      String incident,
      @Nullable String statement,
      @Nullable String claim,
      Instant at,
      Interval end) {
    return new Promise(
        id,
        incident,
        Kind.ETA,
        statement,
        claim,
        at,
        end.latest(),
        Status.OPEN,
        null,
        null,
        end.words());
  }

  /** A statement says when the next word comes. */
  static void announceNextWord(
      Pen pen, String incident, String statement, Instant due, Instant at) {
    pen.promise(
        new Promise(
            pen.newId(),
            incident,
            Kind.NEXT_WORD,
            statement,
            null,
            at,
            due,
            Status.OPEN,
            null,
            null,
            null));
  }

  /** A maintenance is announced with its end. */
  static void announceWork(Pen pen, Maintenance maintenance) {
    pen.promise(
        new Promise(
            pen.newId(),
            maintenance.id(),
            Kind.MAINTENANCE_END,
            null,
            null,
            maintenance.announcedAt(),
            maintenance.end(),
            Status.OPEN,
            null,
            null,
            null));
  }

  /** What was promised came true. */
  static void fulfil(Pen pen, String subject, Kind kind, Instant at) {
    for (Promise promise : pen.promisesOf(subject)) {
      if (promise.kind() == kind && !promise.isSettled()) {
        pen.promise(promise.settled(at.isAfter(promise.due()) ? missed(promise) : Status.KEPT, at));
      }
    }
  }

  private static Status missed(Promise promise) {
    return promise.replacedBy() == null ? Status.LATE : Status.BROKEN;
  }

  /** The incident ended without it. */
  static void breakEnds(Pen pen, String incident, Instant at) {
    for (Promise promise : pen.promisesOf(incident)) {
      if (promise.kind() == Kind.ETA && !promise.isSettled()) {
        pen.promise(promise.settled(Status.BROKEN, at));
      }
    }
  }

  /** A recovery turned out to be none: the ends it fulfilled are awaited again. */
  static void awaitAgain(Pen pen, String incident, @Nullable Instant recovered, Instant at) {
    if (recovered == null) {
      return;
    }
    for (Promise promise : pen.promisesOf(incident)) {
      if (promise.kind() == Kind.ETA && recovered.equals(promise.settledAt())) {
        Status now = again(promise, at);
        if (now != promise.status() || now == Status.LATE) {
          pen.promise(promise.unsettled(now));
        }
      }
    }
  }

  private static Status again(Promise promise, Instant at) {
    boolean ahead = !at.isAfter(promise.due());
    return promise.status() == Status.KEPT && ahead ? Status.OPEN : promise.status();
  }

  /** Time passes: deadlines that lie behind are missed, at their own instant. */
  static void settle(Pen pen, Instant now) {
    for (Promise promise : pen.promises()) {
      if (promise.status() == Status.OPEN && now.isAfter(promise.due())) {
        pen.promise(
            promise.replacedBy() == null
                ? promise.unsettled(Status.LATE)
                : promise.settled(Status.BROKEN, promise.due()));
      }
    }
  }

  /** The times at which something becomes due, in order. */
  static List<Instant> deadlines(List<Promise> promises) {
    return promises.stream()
        .filter(promise -> promise.status() == Status.OPEN)
        .map(Promise::due)
        .sorted()
        .toList();
  }
}
