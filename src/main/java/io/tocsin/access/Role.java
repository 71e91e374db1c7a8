package io.tocsin.access;

import java.util.Locale;
import java.util.Optional;

/** What a person of the house may do; a later one may all that an earlier one may. */
public enum Role {
  /** Sees everything, does nothing. */
  READER,
  /** Speaks in public. */
  EDITOR;

  /** Returns the word by which routes and callers name it: {@code editor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether it suffices where at least {@code least} is asked for. */
  public boolean suffices(Role least) {
    return compareTo(least) >= 0;
  }

  /** Returns the role of that word. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
