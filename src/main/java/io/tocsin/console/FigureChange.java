package io.tocsin.console;

import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.FactSheet;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure that we said and now say differently: was the old one wrong, or did it change?
 * Immutable.
 */
public record FigureChange(Figure said, Figure now) {

  /** Returns the first figure on the same basis that differs from what was said. */
  static Optional<FigureChange> between(FactSheet said, FactSheet now) {
    return said.affected().stream()
        .flatMap(old ->
            now.affected().stream()
                .filter(figure -> isComparable(old, figure) && differs(old, figure))
                .map(figure -> new FigureChange(old, figure)))
        .findFirst();
  }

  private static boolean isComparable(Figure one, Figure other) {
    return one.unit() == other.unit()
        && one.extent() == other.extent()
        && Objects.equals(one.basis(), other.basis());
  }

  private static boolean differs(Figure one, Figure other) {
    return one.low() != other.low() || !Objects.equals(one.high(), other.high());
  }
}
