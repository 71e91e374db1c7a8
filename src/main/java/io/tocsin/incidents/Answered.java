package io.tocsin.incidents;

import java.util.Optional;

/**
 * What a word replies to. Immutable.
 *
 * @param id of the claim, the statement or the contradiction
 */
public record Answered(Kind kind, String id) {

  /** What sort of thing. */
  public enum Kind {
    CLAIM,
    STATEMENT,
    CONTRADICTION
  }

  private static final int LONGEST = 100;

  /** Returns the word by which forms name it, {@code CLAIM:0192...}. */
  public String word() {
    return kind + ":" + id;
  }

  /** Reads {@link #word} back; empty if it is none. */
  public static Optional<Answered> parse(String word) {
    int colon = word.indexOf(':');
    if (colon < 0 || word.length() > LONGEST) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(word.substring(0, colon))) {
        return Optional.of(new Answered(kind, word.substring(colon + 1)));
      }
    }
    return Optional.empty();
  }
}
