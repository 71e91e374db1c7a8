package io.tocsin.publication;

import io.tocsin.detection.ComponentState;

/** How states add up for the page; pure. */
final class States {

  private States() {}

  /** Returns the worse of two: out, degraded, unknown, works. */
  static ComponentState worse(ComponentState one, ComponentState other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(ComponentState state) {
    return switch (state) {
      case OUT -> 3;
      case DEGRADED -> 2;
      case UNKNOWN -> 1;
      case WORKS -> 0;
    };
  }
}
