package io.tocsin.clocks;

import io.tocsin.incidents.Actor;
import java.time.Instant;

/**
 * Whether a trigger holds for an incident, as somebody answered or the house observed. Immutable.
 *
 * @param number grows with every answer to the same question; the newest counts
 * @param since when it was known, from which its clocks run
 */
public record Answered(
    String incident, String trigger, int number, Truth truth, Instant since, Instant at, Actor by) {

  /** What was answered. */
  public enum Truth {
    HOLDS,
    DOES_NOT_HOLD,
    NOT_KNOWN
  }
}
