package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Data;
import io.tocsin.incidents.Assertion.Fate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "Nothing was lost" against something that was lost or sent back. */
final class DataFates implements Rule {

  @Override
  public Matter matter() {
    return Matter.DATA;
  }

  @Override
  public boolean concerns(Assertion one, Assertion other) {
    return one instanceof Data && other instanceof Data;
  }

  @Override
  public boolean replaces(Testimony earlier, Testimony later) {
    Data before = data(earlier);
    Data now = data(later);
    return covers(now.component(), before.component()) && covers(now.day(), before.day());
  }

  /** What was unknown or waiting may turn out any way. */
  @Override
  public boolean corrects(Testimony earlier, Testimony later) {
    Fate before = data(earlier).fate();
    return before != Fate.UNKNOWN && before != Fate.WAITING && before != data(later).fate();
  }

  @Override
  public Optional<Reason> fit(Testimony earlier, Testimony later) {
    Data before = data(earlier);
    Data now = data(later);
    if (!meet(before.component(), now.component()) || !meet(before.day(), now.day())) {
      return Optional.of(Reason.NOTHING_IN_COMMON);
    }
    if (before.fate() == Fate.UNKNOWN || now.fate() == Fate.UNKNOWN) {
      return Optional.of(Reason.NOT_KNOWN);
    }
    boolean lost = gone(now.fate()) && before.fate() == Fate.SAFE;
    boolean safe = gone(before.fate()) && now.fate() == Fate.SAFE;
    return lost || safe ? Optional.empty() : Optional.of(Reason.AGREES);
  }

  private static boolean gone(Fate fate) {
    return fate == Fate.LOST || fate == Fate.RETURNED_TO_SENDER;
  }

  private static boolean meet(@Nullable Object one, @Nullable Object other) {
    return one == null || other == null || one.equals(other);
  }

  private static boolean covers(@Nullable Object whole, @Nullable Object part) {
    return whole == null || whole.equals(part);
  }

  private static Data data(Testimony testimony) {
    return (Data) testimony.assertion();
  }
}
