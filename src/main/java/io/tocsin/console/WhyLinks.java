package io.tocsin.console;

import java.time.Duration;
import java.time.Instant;

/**
 * Where one gets from a minute of a service: to others, and to the reports behind it. Immutable.
 *
 * @param service its id
 * @param minute the minute one is at
 */
public record WhyLinks(String service, Instant minute) {

  /** Returns the address of another minute, so many later or, below nought, earlier. */
  public String minutes(int later) {
    return WhyPages.address(service, minute.plus(Duration.ofMinutes(later)));
  }

  /** Returns the address of the reports of the hour. */
  public String reports() {
    return WhyPages.reports(service, minute);
  }

  /** Returns the address of the reports of another hour. */
  public String hour(int later) {
    return WhyPages.reports(service, minute.plus(Duration.ofHours(later)));
  }
}
