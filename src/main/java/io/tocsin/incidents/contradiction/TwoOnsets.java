package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Interval;
import java.util.Optional;

/** Two beginnings that cannot be the same moment. */
final class TwoOnsets implements Rule {

  @Override
  public Matter matter() {
    return Matter.ONSET;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Assertion.Onset && other instanceof Assertion.Onset;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return true;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    return when(earlier).meets(when(later)) ? Optional.of(Reason.AGREES) : Optional.empty();
  }

  private static Interval when(Testimony testimony) {
    return ((Assertion.Onset) testimony.assertion()).when();
  }
}
