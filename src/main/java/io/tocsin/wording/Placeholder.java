package io.tocsin.wording;

import java.util.Locale;
import java.util.Optional;

/** What a ready text leaves open: the closed list of facts that may be filled in. */
public enum Placeholder {
  OPERATOR,
  SERVICE,
  SYMPTOM,
  SINCE,
  NOW,
  NEXT,
  ETA,
  END,
  DURATION,
  WHO,
  COUNT,
  COUNT_BASIS,
  OLD_COUNT,
  REASON,
  REPAIR,
  SHARE,
  STILL,
  SAFE,
  KEPT,
  LOST,
  WAITING,
  WORKAROUND,
  CHECKED,
  PHONE,
  CREDIT,
  CREDIT_RULE,
  REPORTS,
  WINDOW,
  PLACE;

  /** Returns the placeholder of that name, {@code count_basis}. */
  public static Optional<Placeholder> named(String name) {
    for (Placeholder placeholder : values()) {
      if (placeholder.label().equals(name)) {
        return Optional.of(placeholder);
      }
    }
    return Optional.empty();
  }

  /** Returns the name between the braces, {@code count_basis}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether a text still holds a place that nobody filled in. */
  public static boolean isLeftIn(String text) {
    for (Placeholder placeholder : values()) {
      if (text.contains("{" + placeholder.label() + "}")) {
        return true;
      }
    }
    return false;
  }
}
