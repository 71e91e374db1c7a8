package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that this house did beside a word of an operator; the word itself never changes.
 * Immutable.
 *
 * @param claim id of the word
 * @param words in public: the remark, or why it is hidden; null where something is taken away
 */
public record WordNote(
    String claim, Instant at, Kind kind, Actor by, @Nullable LocalizedText words) {

  /** What was done. */
  public enum Kind {
    MARKED,
    UNMARKED,
    HIDDEN,
    SHOWN
  }

  public WordNote {
    boolean says = kind == Kind.MARKED || kind == Kind.HIDDEN;
    if (says == (words == null)) {
      throw new IllegalArgumentException(kind + " with words " + words);
    }
  }

  /** Returns how a word stands after this. */
  WordStanding after(WordStanding before) {
    WordStanding.Remark remark = words == null ? null : new WordStanding.Remark(at, words);
    return switch (kind) {
      case MARKED, UNMARKED -> new WordStanding(remark, before.hidden());
      case HIDDEN, SHOWN -> new WordStanding(before.mark(), remark);
    };
  }
}
