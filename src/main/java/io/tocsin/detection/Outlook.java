package io.tocsin.detection;

import java.time.Instant;

/**
 * When a disturbance is likely to be over, from experience with others; apart from what the
 * operator promises.
 *
 * @param low one outage in ten like it is over by then
 * @param median half of them are
 * @param high nine in ten are
 * @param cases the resolved outages it rests on; 0 when it is a default alone
 */
public record Outlook(Instant low, Instant median, Instant high, int cases) {

  public Outlook {
    if (low.isAfter(median) || median.isAfter(high)) {
      throw new IllegalArgumentException(low + ", " + median + ", " + high + " are out of order");
    }
  }

  /** The later of both, because what lasts is not over sooner for it. */
  Outlook orLater(Outlook other) {
    return new Outlook(
        later(low, other.low),
        later(median, other.median),
        later(high, other.high),
        Math.max(cases, other.cases));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
