package io.tocsin.detection.experience;

import java.time.Duration;

/**
 * How long an outage may still last, as experience has it. Immutable.
 *
 * <p>It is apart from what the operator promises, and never shown without its range.
 *
 * @param low one outage in ten is over before this much more time
 * @param median half are over before
 * @param high nine in ten are over before
 * @param cases the resolved outages it rests on; 0 when it is the catalogue's default alone
 */
public record Eta(Duration low, Duration median, Duration high, int cases) {

  public Eta {
    if (low.isNegative() || low.compareTo(median) > 0 || median.compareTo(high) > 0) {
      throw new IllegalArgumentException(low + ", " + median + ", " + high + " are out of order");
    }
    if (cases < 0) {
      throw new IllegalArgumentException(cases + " cases");
    }
  }
}
