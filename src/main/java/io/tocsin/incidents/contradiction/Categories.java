package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Category;
import io.tocsin.incidents.Assertion.Sort;
import io.tocsin.incidents.Assertion.Unannounced;
import java.util.Optional;

/** Called maintenance by one and an outage by another, or not announced before it began. */
final class Categories implements Rule {

  @Override
  public Matter matter() {
    return Matter.CATEGORY;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    boolean told = one instanceof Category || other instanceof Category;
    boolean known =
        (one instanceof Category || one instanceof Unannounced)
            && (other instanceof Category || other instanceof Unannounced);
    return told && known;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return earlier.assertion() instanceof Category && later.assertion() instanceof Category;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    return sort(earlier.assertion()) == sort(later.assertion())
        ? Optional.of(Reason.AGREES)
        : Optional.empty();
  }

  /** What nobody announced is an outage. */
  private static Sort sort(Assertion assertion) {
    return assertion instanceof Category(Sort sort) ? sort : Sort.OUTAGE;
  }
}
