package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.Cohort;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Reach;
import io.tocsin.incidents.Assertion.Seen;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** "Only they, only that" against who else and what else is told or shown to be touched. */
final class Reaches implements Rule {

  @Override
  public Matter matter() {
    return Matter.REACH;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    boolean told = one instanceof Reach || other instanceof Reach;
    boolean known =
        (one instanceof Reach || one instanceof Seen)
            && (other instanceof Reach || other instanceof Seen);
    return told && known;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return earlier.assertion() instanceof Reach && later.assertion() instanceof Reach;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    Reach one = reach(earlier.assertion());
    Reach other = reach(later.assertion());
    boolean clash = (one.only() && exceeds(other, one)) || (other.only() && exceeds(one, other));
    return clash ? Optional.empty() : Optional.of(Reason.AGREES);
  }

  /** What is shown to fail is told like any other reach, and never "only". */
  private static Reach reach(Assertion assertion) {
    return switch (assertion) {
      case Reach reach -> reach;
      case Seen(String component, boolean failing, Set<Cohort> cohorts) when failing ->
          new Reach(false, Set.of(component), cohorts);
      default -> new Reach(false, Set.of(), Set.of());
    };
  }

  /** What was not said cannot exceed anything. */
  private static boolean exceeds(Reach told, Reach only) {
    boolean more =
        !only.components().isEmpty() && !only.components().containsAll(told.components());
    return more || !others(told.cohorts(), only.cohorts()).isEmpty();
  }

  /** Those of a dimension of which other values were named. */
  private static Set<Cohort> others(Set<Cohort> told, Set<Cohort> only) {
    Set<String> named = only.stream().map(Cohort::dimension).collect(Collectors.toSet());
    return told.stream()
        .filter(cohort -> named.contains(cohort.dimension()) && !only.contains(cohort))
        .collect(Collectors.toSet());
  }
}
