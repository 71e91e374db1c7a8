package io.tocsin.clocks;

import io.tocsin.catalog.LocalizedText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One duty to tell somebody in time. Immutable.
 *
 * @param jurisdiction "eu", "fr": whose law it is
 * @param roles whom it binds
 * @param any ids of the triggers of which one is enough
 * @param starts when the clock starts, in words
 * @param status whether it is in force
 * @param sources where it is written
 * @param confidence how well we know it
 */
public record LegalClock(
    String id,
    LocalizedText title,
    String jurisdiction,
    Set<String> roles,
    List<String> any,
    LocalizedText starts,
    List<Step> steps,
    LocalizedText status,
    List<String> sources,
    Confidence confidence) {

  /** How well the rule is known. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }

  /**
   * One thing to be told.
   *
   * @param after id of the step from whose end it counts, or null: from the start
   * @param onlyIf id of the trigger that must hold too, or null
   * @param to ids of the recipients
   */
  public record Step(
      String id,
      Due due,
      @Nullable String after,
      @Nullable String onlyIf,
      List<String> to,
      List<Content> content) {
    public Step {
      to = List.copyOf(to);
      content = List.copyOf(content);
    }
  }

  public LegalClock {
    roles = Set.copyOf(roles);
    any = List.copyOf(any);
    steps = List.copyOf(steps);
    sources = List.copyOf(sources);
    if (any.isEmpty() || steps.isEmpty() || roles.isEmpty()) {
      throw new IllegalArgumentException("clock " + id + " lacks roles, triggers or steps");
    }
  }
}
