package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Heard;
import io.tocsin.incidents.Assertion.Where;
import java.util.Map;
import java.util.Optional;

/**
 * "Only there" against what lies outside, be it told or reported; reports from inside take nothing
 * away from it.
 */
final class Areas implements Rule {

  /** So many distinct people outside are more than a mistyped postcode. */
  static final int ENOUGH = 5;

  /** What comes on ordinary days proves nothing, and twice as much may be a loud evening. */
  private static final double MORE_THAN_USUAL = 2;

  @Override
  public Matter matter() {
    return Matter.AREAS;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    boolean told = one instanceof Where || other instanceof Where;
    boolean known =
        (one instanceof Where || one instanceof Heard)
            && (other instanceof Where || other instanceof Heard);
    return told && known;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return earlier.assertion() instanceof Where && later.assertion() instanceof Where;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    return switch (earlier.assertion()) {
      case Where one when later.assertion() instanceof Where other -> fit(one, other);
      case Where one when later.assertion() instanceof Heard heard -> fit(one, heard);
      case Heard heard when later.assertion() instanceof Where other -> fit(other, heard);
      default -> Optional.of(Reason.NOTHING_IN_COMMON);
    };
  }

  private static Optional<Reason> fit(Where one, Where other) {
    boolean left = one.only() && reachesOutside(other, one);
    boolean right = other.only() && reachesOutside(one, other);
    return left || right ? Optional.empty() : Optional.of(Reason.AGREES);
  }

  private static boolean reachesOutside(Where told, Where only) {
    return told.areas().isEmpty() || !only.areas().containsAll(told.areas());
  }

  private static Optional<Reason> fit(Where told, Heard heard) {
    if (!told.only()) {
      return Optional.of(Reason.AGREES);
    }
    int outside =
        heard.people().entrySet().stream()
            .filter(area -> !told.areas().contains(area.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    if (outside == 0) {
      return Optional.of(Reason.AGREES);
    }
    Double usual = heard.usual();
    boolean few = outside < ENOUGH || (usual != null && outside <= MORE_THAN_USUAL * usual);
    return few ? Optional.of(Reason.TOO_FEW_REPORTS) : Optional.empty();
  }
}
