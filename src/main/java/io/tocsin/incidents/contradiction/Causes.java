package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Cause;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import java.util.Optional;

/**
 * Two different causes that are both called certain, or one that is denied by one and certain to
 * another; a suspicion contradicts nobody.
 */
final class Causes implements Rule {

  @Override
  public Matter matter() {
    return Matter.CAUSE;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Cause && other instanceof Cause;
  }

  /** Whoever denied an attack may still name a disk: both stand. */
  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    Cause before = cause(earlier);
    Cause now = cause(later);
    boolean denied = before.certainty() == Certainty.DENIED || now.certainty() == Certainty.DENIED;
    return !denied || same(before, now);
  }

  /** From suspected to anything else is progress. */
  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    Cause before = cause(earlier);
    Cause now = cause(later);
    return before.certainty() != Certainty.SUSPECTED
        && (before.certainty() != now.certainty() || !same(before, now));
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    Cause before = cause(earlier);
    Cause now = cause(later);
    if (before.certainty() == Certainty.SUSPECTED || now.certainty() == Certainty.SUSPECTED) {
      return Optional.of(Reason.ONLY_SUSPECTED);
    }
    boolean same = same(before, now);
    if (before.certainty() != now.certainty()) {
      return same ? Optional.empty() : apart(before, now);
    }
    if (same || before.certainty() == Certainty.DENIED) {
      return Optional.of(Reason.AGREES);
    }
    return isFree(before) || isFree(now) ? Optional.of(Reason.WORDS_ONLY) : Optional.empty();
  }

  /** One is denied, another is certain: that fits, if they are surely two. */
  private static Optional<Reason> apart(Cause before, Cause now) {
    return Optional.of(isFree(before) || isFree(now) ? Reason.WORDS_ONLY : Reason.AGREES);
  }

  private static boolean isFree(Cause cause) {
    return cause.kind() == CauseKind.OTHER;
  }

  private static boolean same(Cause one, Cause other) {
    return one.kind() == other.kind() && (!isFree(one) || Alike.are(one.what(), other.what()));
  }

  private static Cause cause(Testimony testimony) {
    return (Cause) testimony.assertion();
  }
}
