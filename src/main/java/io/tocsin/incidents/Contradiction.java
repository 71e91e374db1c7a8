package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Testimony;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two words about an incident that do not fit, and what became of it. Immutable.
 *
 * <p>An editor sees it first and chooses a way out; it becomes public when it is explained or
 * published, and is closed by a correction or by evidence alone.
 *
 * @param one the earlier word, as it was when the two were found
 * @param other the later word
 * @param handledAt when an editor first chose a way out, or null: nobody has looked at it
 * @param explanation why both were said, as the public reads it, or null
 * @param publicAt since when the public sees it, or null
 * @param closedAt when it was resolved, or null
 */
public record Contradiction(
    String id,
    String incident,
    Matter matter,
    Testimony one,
    Testimony other,
    Instant foundAt,
    @Nullable Instant handledAt,
    @Nullable LocalizedText explanation,
    @Nullable Instant publicAt,
    @Nullable Instant closedAt,
    @Nullable Ending closedBy) {

  /** What resolved it. */
  public enum Ending {
    CORRECTION,
    EVIDENCE
  }

  /** Whether it waits for an editor. */
  public boolean isWaiting() {
    return handledAt == null && closedAt == null;
  }

  /** Whether the public sees it. */
  public boolean isPublic() {
    return publicAt != null;
  }

  /**
   * One thing that became of it.
   *
   * @param words the explanation, or null
   */
  public record Step(Instant at, Kind kind, Actor by, @Nullable LocalizedText words) {

    /** What. */
    public enum Kind {
      FOUND,
      /** An editor took it to write a correction. */
      CORRECTING,
      EXPLAINED,
      PUBLISHED,
      CLOSED,
      FOUND_AGAIN
    }
  }
}
