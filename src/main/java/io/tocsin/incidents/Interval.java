package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment as exactly as somebody told it; immutable.
 *
 * <p>It says how well the moment is known, not how long something lasts: "until the 15th" is the
 * 15th, from its first to its last instant. The interval is for rules alone: what a reader sees is
 * the words, and a promise made of an interval is judged at its latest end.
 *
 * @param latest not before {@code earliest}
 * @param words as it was said ("in the coming hours"), or null: the clock time is the word
 */
public record Interval(Instant earliest, Instant latest, @Nullable LocalizedText words) {

  public Interval {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("ends before it begins: " + earliest + " to " + latest);
    }
  }

  /** A moment told as a day and a clock time. */
  public static Interval at(Instant moment) {
    return new Interval(moment, moment, null);
  }

  /** Whether it was told in words that are no clock time. */
  public boolean isVague() {
    return words != null;
  }

  /** Whether both can be the same moment. */
  public boolean meets(Interval other) {
    return !latest.isBefore(other.earliest) && !other.latest.isBefore(earliest);
  }
}
