package io.tocsin.detection.experience;

/**
 * How long a resolved outage lasted, and how much it counts for the one at hand. Immutable.
 *
 * @param minutes from onset to end, more than 0
 * @param likeness 1 for an outage of the same service, less the less it has to do with it; more
 *     than 0
 */
public record PastLength(double minutes, double likeness) {

  public PastLength {
    if (!(minutes > 0) || Double.isInfinite(minutes)) {
      throw new IllegalArgumentException("an outage of " + minutes + " minutes");
    }
    if (!(likeness > 0) || likeness > 1) {
      throw new IllegalArgumentException("a likeness of " + likeness);
    }
  }
}
