package io.tocsin.publication.aftermath;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something promised so that it does not happen again, followed in public until it is done. Its
 * changes are only ever added. Immutable.
 *
 * @param text as it was promised; it never changes
 * @param changes oldest first; the first made it
 */
public record Commitment(String id, String incident, LocalizedText text, List<Change> changes) {

  /**
   * One thing that happened to it.
   *
   * @param due the day by which it is promised, for {@code MADE} and {@code MOVED}, or null: none
   * @param why the reason, or what was done; required unless it was just made
   */
  public record Change(
      Instant at, Kind kind, @Nullable LocalDate due, @Nullable LocalizedText why) {
    public Change {
      if (kind != Kind.MADE && why == null) {
        throw new IllegalArgumentException("who changes a commitment says why");
      }
    }
  }

  /** What happened to it. */
  public enum Kind {
    MADE,
    MOVED,
    DONE,
    DROPPED
  }

  /** How it stands. */
  public enum Standing {
    OPEN,
    LATE,
    DONE,
    DONE_LATE,
    DROPPED
  }

  public Commitment {
    changes = List.copyOf(changes);
    if (changes.isEmpty() || changes.getFirst().kind() != Kind.MADE) {
      throw new IllegalArgumentException("a commitment begins by being made");
    }
  }

  /** Returns when it was made. */
  public Instant madeAt() {
    return changes.getFirst().at();
  }

  /** Returns the day it was first promised for, if there was one. */
  public Optional<LocalDate> firstDue() {
    return Optional.ofNullable(changes.getFirst().due());
  }

  /** Returns the day it is promised for now, if there is one. */
  public Optional<LocalDate> due() {
    LocalDate due = null;
    for (Change change : changes) {
      due = change.kind() == Kind.MADE || change.kind() == Kind.MOVED ? change.due() : due;
    }
    return Optional.ofNullable(due);
  }

  /** Whether nothing more can happen to it. */
  public boolean isSettled() {
    Kind last = changes.getLast().kind();
    return last == Kind.DONE || last == Kind.DROPPED;
  }

  /** Says how it stands; late is measured against the day that was promised first. */
  public Standing standing(Instant now, ZoneId zone) {
    Change last = changes.getLast();
    Instant until = isSettled() ? last.at() : now;
    boolean late =
        firstDue().map(day -> until.atZone(zone).toLocalDate().isAfter(day)).orElse(false);
    return switch (last.kind()) {
      case DROPPED -> Standing.DROPPED;
      case DONE -> late ? Standing.DONE_LATE : Standing.DONE;
      case MADE, MOVED -> late ? Standing.LATE : Standing.OPEN;
    };
  }
}
