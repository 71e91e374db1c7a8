package io.tocsin.incidents;

import java.time.Duration;
import java.time.Instant;

/**
 * How long callers waited at a service's helpline at one moment. Immutable.
 *
 * @param by who told it
 */
public record HelplineWait(String id, String service, Instant at, Length length, Actor by) {

  /** After this nobody knows how long it is now. */
  public static final Duration CURRENT_FOR = Duration.ofMinutes(30);

  /** As long as somebody at a telephone can tell without a watch. */
  public enum Length {
    UNDER_ONE_MINUTE,
    TWO_MINUTES,
    FOUR_MINUTES,
    TEN_MINUTES,
    OVER_TWENTY_MINUTES,
    /** Nobody answers at this hour. */
    CLOSED
  }

  /** Says whether it may still be told as the wait of now. */
  public boolean isCurrent(Instant now) {
    return now.isBefore(at.plus(CURRENT_FOR));
  }
}
