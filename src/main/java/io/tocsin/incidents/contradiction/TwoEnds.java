package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Interval;
import java.util.Optional;

/** Two ends that stand at the same time, told by voices of the same operator. */
final class TwoEnds implements Rule {

  @Override
  public Matter matter() {
    return Matter.END;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Assertion.End && other instanceof Assertion.End;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return true;
  }

  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    Interval before = when(earlier);
    Interval now = when(later);
    return !before.earliest().equals(now.earliest()) || !before.latest().equals(now.latest());
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    if (!earlier.voice().isOperator() || !later.voice().isOperator()) {
      return Optional.of(Reason.OUTSIDER);
    }
    if (when(earlier).latest().isBefore(later.at())) {
      return Optional.of(Reason.PASSED);
    }
    return when(earlier).meets(when(later)) ? Optional.of(Reason.AGREES) : Optional.empty();
  }

  private static Interval when(Testimony testimony) {
    return ((Assertion.End) testimony.assertion()).when();
  }
}
