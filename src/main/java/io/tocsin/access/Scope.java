package io.tocsin.access;

import java.util.Optional;

/** What an API token may be good for. */
public enum Scope {
  /** To publish statements, by {@code POST /api/v1/statements} and {@code tocsin say}. */
  STATEMENTS_WRITE("statements:write"),
  /** To record channel checks and claims. */
  CLAIMS_WRITE("claims:write"),
  /** To count calls, by {@code POST /api/v1/calls}. */
  CALLS_WRITE("calls:write");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** Returns the word by which routes and people name it. */
  public String word() {
    return word;
  }

  /** Returns the scope of that word. */
  public static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word.equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
