package io.tocsin.catalog;

/**
 * One group within a dimension: the domain {@code neuf.fr}, the business customers. Immutable.
 *
 * @param id what follows the colon in {@code domain:neuf.fr}
 */
public record CohortValue(String id, LocalizedText name) {

  public CohortValue {
    Cohort.requireValue(id);
  }
}
