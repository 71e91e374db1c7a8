package io.tocsin.detection.crowd;

/**
 * What ordinary times bring in some minutes, and how much that varies. Immutable.
 *
 * @param reports by weight
 * @param shape of the gamma distribution of the rate: the smaller, the less sure
 */
public record Usual(double reports, double shape) {

  /** How much an hour differs from its usual: the shape of the belief before any data. */
  public static final double SHAPE_OF_AN_HOUR = Level.PRIOR;

  /**
   * Returns the smallest number of reports that would be so surprising.
   *
   * @param nats see {@link Excess#nats}
   */
  public int reportsWorth(double nats) {
    int count = (int) Math.max(Search.FEWEST_REPORTS, Math.ceil(Search.LEAST_RATIO * reports));
    while (Excess.nats(count, reports, shape) < nats) {
      count += 1 + count / 64;
    }
    return count;
  }
}
