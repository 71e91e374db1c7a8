package io.tocsin.console;

import io.tocsin.incidents.Contradiction;
import io.tocsin.site.view.ContradictionBlock;
import java.util.List;

/**
 * Two words that do not fit, as an editor sees them. Immutable.
 *
 * @param block as the public would see it
 * @param steps what became of it, oldest first
 * @param unseen whether it rests on what a program read and nobody has looked at yet
 */
public record Unfit(
    Contradiction contradiction,
    ContradictionBlock block,
    List<Contradiction.Step> steps,
    boolean unseen) {
  public Unfit {
    steps = List.copyOf(steps);
  }
}
