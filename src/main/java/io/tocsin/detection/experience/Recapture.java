package io.tocsin.detection.experience;

/** A floor for the number of people hit, from two sources that name some of the same people. */
public final class Recapture {

  private Recapture() {}

  /**
   * Chapman's estimator (Chapman 1951). Only a floor: whoever reports in one place is likelier to
   * report in another, so the overlap is too large and the figure too small.
   *
   * @param both people named by both, at most as many as either
   */
  public static double floor(long one, long other, long both) {
    if (both < 0 || both > Math.min(one, other)) {
      throw new IllegalArgumentException(both + " in both of " + one + " and " + other);
    }
    return (one + 1.0) * (other + 1.0) / (both + 1.0) - 1;
  }
}
