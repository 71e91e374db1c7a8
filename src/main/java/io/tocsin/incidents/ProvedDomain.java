package io.tocsin.incidents;

import java.time.Instant;

/**
 * A domain of which somebody proved to hold it, so that a reader can judge who speaks. Immutable.
 *
 * @param domain in lower case, without a dot at its end
 * @param on when it was proved
 */
public record ProvedDomain(String domain, Instant on) {
  public ProvedDomain {
    if (domain.isBlank()) {
      throw new IllegalArgumentException("which domain?");
    }
  }
}
