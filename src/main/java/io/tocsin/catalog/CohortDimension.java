package io.tocsin.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One way to divide customers: by mail domain, by brand, business or consumer. Immutable.
 *
 * @param values in the order of the page; at least one
 */
public record CohortDimension(String id, LocalizedText name, List<CohortValue> values) {

  public CohortDimension {
    Id.require("dimension", id);
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("dimension " + id + " has no value");
    }
    Set<String> seen = new HashSet<>();
    for (CohortValue value : values) {
      if (!seen.add(value.id())) {
        throw new IllegalArgumentException("dimension " + id + " has twice " + value.id());
      }
    }
  }

  /** Returns every cohort of this dimension, in order. */
  public List<Cohort> cohorts() {
    return values.stream().map(value -> new Cohort(id, value.id())).toList();
  }
}
