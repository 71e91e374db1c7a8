package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import java.util.Optional;

/**
 * One thing that words can disagree about; pure.
 *
 * <p>Words come in the order of time. A rule looks at what is said; who may be played against whom
 * is decided once for all rules in {@link Crosscheck}.
 */
interface Rule {

  /** What it is about. */
  Matter matter();

  /** Whether it has a say about two assertions, in any order. */
  boolean concerns(Assertion one, Assertion other);

  /** Whether the later word of the same speaker takes the place of the earlier one. */
  boolean replaces(Testimony earlier, Testimony later);

  /** Whether such a later word is a correction, and not the same again or mere progress. */
  default boolean corrects(Testimony earlier, Testimony later) {
    return !earlier.assertion().equals(later.assertion());
  }

  /**
   * Whether words of two speakers fit.
   *
   * @return why there is no conflict; empty when they cannot both be so
   */
  Optional<Reason> fit(Testimony earlier, Testimony later);
}
