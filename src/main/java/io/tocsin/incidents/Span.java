package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a component was from one instant to another; immutable.
 *
 * @param to its end, not included, or null while it lasts
 */
public record Span(String component, Instant from, @Nullable Instant to, ComponentState state) {
  public Span {
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("a span ends after it begins");
    }
  }
}
