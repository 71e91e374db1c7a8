package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Count;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Figure.Extent;
import io.tocsin.incidents.Figure.Unit;
import java.time.Duration;
import java.util.Optional;

/** Two figures on one basis, unit and extent whose ranges do not meet. */
final class Figures implements Rule {

  /** "Now" is the same moment for so long, and a total does not grow by itself within it. */
  static final Duration SAME_MOMENT = Duration.ofHours(12);

  @Override
  public Matter matter() {
    return Matter.FIGURES;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Count && other instanceof Count;
  }

  /** A share of the customers, then a number of them: the same speaker counts again. */
  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    Figure before = figure(earlier);
    Figure now = figure(later);
    boolean extents =
        before.extent() == now.extent()
            || before.extent() == Extent.UNSAID
            || now.extent() == Extent.UNSAID;
    boolean bases =
        before.basis() == null || now.basis() == null || Alike.are(before.basis(), now.basis());
    return kind(before.unit()) == kind(now.unit()) && extents && bases;
  }

  private static Unit kind(Unit unit) {
    return unit == Unit.PERCENT_OF_CUSTOMERS ? Unit.CUSTOMERS : unit;
  }

  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    Figure before = figure(earlier);
    Figure now = figure(later);
    return before.unit() != now.unit() || !sameRange(before, now);
  }

  private static boolean sameRange(Figure one, Figure other) {
    return one.low() == other.low() && high(one) == high(other);
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    Figure before = figure(earlier);
    Figure now = figure(later);
    return incomparable(before, now)
        .or(() -> moments(earlier, later, before, now))
        .or(() -> disjoint(before, now) ? Optional.empty() : Optional.of(Reason.AGREES));
  }

  private static Optional<Reason> incomparable(Figure before, Figure now) {
    if (before.unit() != now.unit()) {
      return Optional.of(Reason.UNITS_DIFFER);
    }
    if (before.extent() == Extent.UNSAID || now.extent() == Extent.UNSAID) {
      return Optional.of(Reason.EXTENT_NOT_SAID);
    }
    if (before.extent() != now.extent()) {
      return Optional.of(Reason.EXTENTS_DIFFER);
    }
    if (before.basis() == null && now.basis() == null) {
      return Optional.empty();
    }
    if (before.basis() == null || now.basis() == null) {
      return Optional.of(Reason.BASIS_NOT_SAID);
    }
    return Alike.are(before.basis(), now.basis())
        ? Optional.empty()
        : Optional.of(Reason.BASES_DIFFER);
  }

  private static Optional<Reason> moments(
      Testimony earlier, Testimony later, Figure before, Figure now) {
    boolean apart = Duration.between(earlier.at(), later.at()).compareTo(SAME_MOMENT) > 0;
    if (apart && now.extent() == Extent.NOW) {
      return Optional.of(Reason.MOMENTS_DIFFER);
    }
    return apart && now.low() > high(before)
        ? Optional.of(Reason.MAY_HAVE_GROWN)
        : Optional.empty();
  }

  private static boolean disjoint(Figure one, Figure other) {
    return one.low() > high(other) || other.low() > high(one);
  }

  private static double high(Figure figure) {
    Double high = figure.high();
    return high == null ? Double.POSITIVE_INFINITY : high;
  }

  private static Figure figure(Testimony testimony) {
    return ((Count) testimony.assertion()).figure();
  }
}
