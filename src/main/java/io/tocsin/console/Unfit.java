package io.tocsin.console;

import io.tocsin.incidents.Contradiction;
import io.tocsin.site.view.ContradictionBlock;
import java.util.List;

/**
 * Two words that do not fit, as an editor sees them. Immutable.
 *
 * @param block as the public would see it
 * @param steps what became of it, oldest first
 */
public record Unfit(
    Contradiction contradiction, ContradictionBlock block, List<Contradiction.Step> steps) {
  public Unfit {
    steps = List.copyOf(steps);
  }
}
