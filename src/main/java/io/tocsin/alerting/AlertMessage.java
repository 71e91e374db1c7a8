package io.tocsin.alerting;

import io.tocsin.catalog.Teammate;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What one person is told, in their language, not yet shaped for a channel. Immutable.
 *
 * @param call stable over all tries
 * @param subject begins with the mark of an exercise if it is one
 * @param paragraphs what happened, and what to do
 * @param facts in the order in which they matter
 * @param link personal, for a while; acts on POST alone
 */
public record AlertMessage(
    String call,
    Alert alert,
    Call.Kind kind,
    Teammate person,
    Instant at,
    String subject,
    List<String> paragraphs,
    List<Fact> facts,
    URI link,
    String linkLabel,
    String footer) {

  /** A line of what is known. */
  public record Fact(String label, String value) {}

  public AlertMessage {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
  }
}
