package io.tocsin.incidents;

import java.time.Instant;
import java.util.Set;

/**
 * A person says that something is disturbed; immutable.
 *
 * @param onset since when, as far as the person knows
 */
public record Opening(String service, Set<String> components, Instant onset, Instant at, Actor by) {
  public Opening {
    components = Set.copyOf(components);
  }

  IncidentEvent.Opened event() {
    return new IncidentEvent.Opened(at, by, service, components, onset, null);
  }
}
