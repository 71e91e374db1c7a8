package io.tocsin.detection.experience;

/**
 * How readily people who are hit by an outage of a service report it. Immutable.
 *
 * <p>In reports per affected person and minute of average activity, as a natural logarithm.
 *
 * @param mean of the next outage
 * @param variance of the next outage: how far the service's own mean is known, and how much one
 *     outage differs from another
 * @param taughtBy the resolved outages of any service it rests on
 */
record Propensity(double mean, double variance, int taughtBy) {

  Propensity {
    if (!(variance > 0) || taughtBy < 0) {
      throw new IllegalArgumentException(variance + ", " + taughtBy);
    }
  }
}
