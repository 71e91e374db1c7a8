package io.tocsin.incidents;

import io.tocsin.detection.Reasons;
import io.tocsin.detection.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Why there was an alarm about a service in one minute of the past, or none. Immutable.
 *
 * @param minute its beginning
 * @param reasons of each component at its end
 * @param hours the minutes around it, oldest first; minutes in which nobody looked are left out
 * @param verdicts what was found in these hours, oldest first
 */
public record WhyThen(
    Instant minute, List<Reasons> reasons, List<Moment> hours, List<Verdict> verdicts) {

  public WhyThen {
    reasons = List.copyOf(reasons);
    hours = List.copyOf(hours);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * One minute of one component.
   *
   * @param people distinct people who reported a failure in the window that stood out most
   * @param reached nats by which it did
   * @param needed nats that an alarm took
   * @param alarm whether there was one
   * @param failing probes that failed confirmedly
   */
  public record Moment(
      Instant minute,
      String component,
      int people,
      double reached,
      double needed,
      boolean alarm,
      int failing) {}
}
