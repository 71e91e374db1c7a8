package io.tocsin.publication.facts;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import java.util.Set;

/**
 * One cell of who is touched: a function, for whom, where. Immutable.
 *
 * @param cohorts empty: everybody
 * @param areas ids of the catalogue's areas; empty: everywhere
 */
public record Reach(
    String component, ComponentState state, Set<Cohort> cohorts, Set<String> areas) {

  public Reach {
    cohorts = Set.copyOf(cohorts);
    areas = Set.copyOf(areas);
  }
}
