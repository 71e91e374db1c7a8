package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.util.Set;

/**
 * Work that is announced, before it is checked; immutable.
 *
 * @param at when it is announced, which must lie before {@code start}
 */
public record MaintenancePlan(
    String service,
    Set<String> components,
    LocalizedText text,
    Instant start,
    Instant end,
    Instant at,
    Actor by) {
  public MaintenancePlan {
    components = Set.copyOf(components);
  }

  /** Returns the work as it is when it is announced so. */
  public Maintenance as(String id) {
    return new Maintenance(
        id,
        service,
        components,
        text,
        at,
        start,
        end,
        Maintenance.Status.ANNOUNCED,
        null,
        null,
        by);
  }
}
