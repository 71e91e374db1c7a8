package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this house put beside a word of an operator, as the public sees it. Immutable.
 *
 * @param mark what an editor remarks on it, or null
 * @param hidden why an owner hid its text, or null: it is shown
 */
public record WordStanding(@Nullable Remark mark, @Nullable Remark hidden) {

  /** Nothing. */
  public static final WordStanding PLAIN = new WordStanding(null, null);

  /** What is remarked, and since when. */
  public record Remark(Instant at, LocalizedText words) {}
}
