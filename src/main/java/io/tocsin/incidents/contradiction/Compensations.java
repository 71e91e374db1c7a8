package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Compensation;
import io.tocsin.incidents.Assertion.Decision;
import java.util.Optional;

/** Different money or different rules, told to different people by voices of one operator. */
final class Compensations implements Rule {

  @Override
  public Matter matter() {
    return Matter.COMPENSATION;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Compensation && other instanceof Compensation;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return true;
  }

  /** From "not decided" to a decision is progress. */
  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    Compensation before = of(earlier);
    return before.decision() != Decision.NOT_DECIDED && !before.equals(of(later));
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    if (!earlier.voice().isOperator() || !later.voice().isOperator()) {
      return Optional.of(Reason.OUTSIDER);
    }
    Compensation before = of(earlier);
    Compensation now = of(later);
    if (before.decision() != now.decision()) {
      boolean meanwhile =
          before.decision() == Decision.NOT_DECIDED && earlier.at().isBefore(later.at());
      return meanwhile ? Optional.of(Reason.DECIDED_MEANWHILE) : Optional.empty();
    }
    return before.decision() == Decision.GRANTED
        ? Amount.fit(before.amount(), now.amount())
        : Optional.of(Reason.AGREES);
  }

  private static Compensation of(Testimony testimony) {
    return (Compensation) testimony.assertion();
  }
}
