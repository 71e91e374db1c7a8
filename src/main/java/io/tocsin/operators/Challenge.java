package io.tocsin.operators;

import java.time.Instant;

/**
 * What somebody must show to prove that a domain is theirs. Immutable.
 *
 * @param ticket what whoever asked keeps to themselves: who reads the proof in public has no use of
 *     it without this
 * @param text what must stand in public; it tells nothing of the ticket
 * @param until when the ticket is worth nothing any more
 */
public record Challenge(String service, String domain, String ticket, String text, Instant until) {

  /** Returns the proof of one way. */
  public Proof by(Proof.Way way) {
    return way.of(domain, text);
  }

  /** Tells no ticket: it is a secret. */
  @Override
  public String toString() {
    return "challenge of " + domain + " for " + service;
  }
}
