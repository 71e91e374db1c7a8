package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;

/**
 * What goes round, and what we answer to it. Immutable.
 *
 * @param text the rumour in neutral words ("a cyber-attack")
 * @param answer what we say to it; "we do not know" is an answer
 */
public record Rumour(LocalizedText text, Standing standing, LocalizedText answer) {

  /** How it stands. */
  public enum Standing {
    FALSE,
    TRUE,
    NOT_KNOWN
  }
}
