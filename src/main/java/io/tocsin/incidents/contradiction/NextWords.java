package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Interval;
import java.util.Optional;

/**
 * A next word that somebody of the operator promises for before the hour at which this page, as the
 * operator's, says that the next one comes.
 */
final class NextWords implements Rule {

  @Override
  public Matter matter() {
    return Matter.NEXT_WORD;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Assertion.NextWord && other instanceof Assertion.NextWord;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    return true;
  }

  /** Whoever spoke and names the next hour goes on; nothing was wrong with the last one. */
  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    return false;
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    if (!earlier.voice().isOperator() || !later.voice().isOperator()) {
      return Optional.of(Reason.OUTSIDER);
    }
    if (when(earlier).latest().isBefore(later.at())) {
      return Optional.of(Reason.PASSED);
    }
    if (when(earlier).meets(when(later))) {
      return Optional.of(Reason.AGREES);
    }
    return isSooner(earlier, later) || isSooner(later, earlier)
        ? Optional.empty()
        : Optional.of(Reason.LATER_TOO);
  }

  /** Whether readers of the page miss a word that others were promised. */
  private static boolean isSooner(Testimony promised, Testimony page) {
    return page.voice() instanceof Voice.House
        && when(promised).latest().isBefore(when(page).earliest());
  }

  private static Interval when(Testimony testimony) {
    return ((Assertion.NextWord) testimony.assertion()).when();
  }
}
