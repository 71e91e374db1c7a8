package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Condition;
import io.tocsin.incidents.Assertion.Seen;
import io.tocsin.incidents.Assertion.State;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** "It works again" against what is told or shown of the same thing afterwards. */
final class Conditions implements Rule {

  /** Evidence is given so long to notice that it works again. */
  static final Duration GRACE = Duration.ofMinutes(10);

  @Override
  public Matter matter() {
    return Matter.STATE;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    boolean told = one instanceof Condition || other instanceof Condition;
    boolean known =
        (one instanceof Condition || one instanceof Seen)
            && (other instanceof Condition || other instanceof Seen);
    return told && known;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return earlier.assertion() instanceof Condition(State _, Set<String> before)
        && later.assertion() instanceof Condition(State _, Set<String> now)
        && (now.isEmpty() || (!before.isEmpty() && now.containsAll(before)));
  }

  /** From failing to resolved is progress; back again is not. */
  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    return earlier.assertion() instanceof Condition before
        && later.assertion() instanceof Condition now
        && before.state() == State.RESOLVED
        && now.state() != State.RESOLVED;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    return switch (earlier.assertion()) {
      case Condition one when later.assertion() instanceof Condition other ->
          earlier.at().equals(later.at()) && other.state() == State.RESOLVED
              ? told(other, one)
              : told(one, other);
      case Condition one when later.assertion() instanceof Seen seen ->
          Duration.between(earlier.at(), later.at()).compareTo(GRACE) > 0
              ? shown(one, seen)
              : Optional.of(Reason.STOOD_DIFFERENTLY);
      case Seen _ -> Optional.of(Reason.STOOD_DIFFERENTLY);
      default -> Optional.of(Reason.NOTHING_IN_COMMON);
    };
  }

  private static Optional<Reason> told(Condition before, Condition now) {
    if (apart(before.components(), now.components())) {
      return Optional.of(Reason.NOTHING_IN_COMMON);
    }
    if (before.state() == now.state()) {
      return Optional.of(Reason.AGREES);
    }
    if (before.state() == State.PARTLY || now.state() == State.PARTLY) {
      return Optional.of(Reason.PARTLY);
    }
    return before.state() == State.RESOLVED
        ? Optional.empty()
        : Optional.of(Reason.STOOD_DIFFERENTLY);
  }

  private static Optional<Reason> shown(Condition told, Seen seen) {
    if (apart(told.components(), Set.of(seen.component()))) {
      return Optional.of(Reason.NOTHING_IN_COMMON);
    }
    if (!seen.failing()) {
      return Optional.of(Reason.AGREES);
    }
    return switch (told.state()) {
      case RESOLVED -> Optional.empty();
      case PARTLY -> Optional.of(Reason.PARTLY);
      case FAILING -> Optional.of(Reason.AGREES);
    };
  }

  private static boolean apart(Set<String> one, Set<String> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }
}
