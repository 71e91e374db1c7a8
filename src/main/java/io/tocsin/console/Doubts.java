package io.tocsin.console;

import java.util.List;

/**
 * What speaks against saying something as it is about to be said. Immutable.
 *
 * @param drifts where the page says something else
 * @param misfits what others said, and what evidence shows
 */
public record Doubts(List<Line> drifts, List<Misfit> misfits) {

  static final Doubts NONE = new Doubts(List.of(), List.of());

  public Doubts {
    drifts = List.copyOf(drifts);
    misfits = List.copyOf(misfits);
  }

  /** Whether nothing does. */
  public boolean isEmpty() {
    return drifts.isEmpty() && misfits.isEmpty();
  }

  /** One difference from the page. */
  public record Line(String difference, String page, String said) {}
}
