package io.tocsin.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A place that probes ask from. Immutable.
 *
 * @param id its name in what probes answer: {@code local} is this machine
 * @param area code of the area it stands in, or null
 * @param line id of the service over whose line it asks, or null
 */
public record Vantage(String id, @Nullable String area, @Nullable String line) {

  public Vantage {
    Id.require("vantage", id);
  }
}
