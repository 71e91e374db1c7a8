package io.tocsin.detection.experience;

/**
 * How many people an outage hits, as a range with its method; never a bare count. Immutable.
 *
 * @param low the lower end of the shortest range that holds nine in ten
 * @param median as likely more as fewer
 * @param high its upper end
 * @param method what it rests on
 */
public record AffectedEstimate(double low, double median, double high, AffectedMethod method) {

  public AffectedEstimate {
    if (!(low >= 0) || !(median >= low) || !(high >= median) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(low + ", " + median + ", " + high + " are out of order");
    }
  }

  /**
   * Says how many are still hit when only a part of them is.
   *
   * @param share the part that is still out, 0 to 1; see {@link StillOut}
   */
  public AffectedEstimate residual(double share) {
    if (!(share >= 0) || share > 1) {
      throw new IllegalArgumentException("a share of " + share);
    }
    return new AffectedEstimate(low * share, median * share, high * share, method);
  }

  /** The larger of both, end by end; it rests on what the other rests on. */
  public AffectedEstimate orMore(AffectedEstimate other) {
    return new AffectedEstimate(
        Math.max(low, other.low),
        Math.max(median, other.median),
        Math.max(high, other.high),
        other.method);
  }

  /**
   * Raises the estimate to what is certain at least.
   *
   * @param floor people known to be hit, counted or estimated from below; see {@link Recapture}
   */
  public AffectedEstimate atLeast(double floor) {
    return new AffectedEstimate(
        Math.max(low, floor), Math.max(median, floor), Math.max(high, floor), method);
  }
}
