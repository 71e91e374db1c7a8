package io.tocsin.publication;

import java.io.Serial;

/** Rolls a transaction back in which nothing new is said; carries the answer out. */
final class TakenBack extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Publication answer;

  TakenBack(Publication answer) {
    super("nothing new is said", null, false, false);
    this.answer = answer;
  }

  Publication answer() {
    return answer;
  }
}
