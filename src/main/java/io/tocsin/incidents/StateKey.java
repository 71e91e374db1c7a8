package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.Verdict;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a state is about: a component, for everybody or for one cohort of its customers; immutable.
 *
 * @param cohorts empty for everybody
 */
public record StateKey(String component, Set<Cohort> cohorts) {

  public StateKey {
    cohorts = Set.copyOf(cohorts);
  }

  /** What a verdict is about. */
  public static StateKey of(Verdict verdict) {
    return new StateKey(verdict.component(), verdict.cohorts());
  }

  /** What a status is about. */
  public static StateKey of(CohortStatus status) {
    return new StateKey(status.component(), status.cohorts());
  }

  /** The component, followed by its cohorts in order: {@code receive domain:neuf.fr}. */
  public String label() {
    return cohorts.isEmpty()
        ? component
        : component
            + cohorts.stream().sorted().map(cohort -> " " + cohort).collect(Collectors.joining());
  }
}
