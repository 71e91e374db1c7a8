package io.tocsin.operators;

import io.tocsin.access.Secret;

/** What comes of showing a proof. */
public sealed interface Proving {

  /** It was found; the secret is told here and never again. */
  record Proved(OperatorKey key, Secret secret) implements Proving {

    /** Returns what its holder keeps; for the one page that shows it. */
    public String shownOnce() {
      return secret.text();
    }
  }

  /** It was not found; the challenge stands. */
  record NotYet(Challenge challenge, Sight sight) implements Proving {}

  /** The ticket is none, is too old, or was used; or the domain may not speak any more. */
  record NoSuchChallenge() implements Proving {}
}
