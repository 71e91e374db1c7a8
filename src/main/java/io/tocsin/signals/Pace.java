package io.tocsin.signals;

import java.time.Duration;

/**
 * How long a stretch of the product's time lasts for the machine: the same, unless a demo runs
 * faster.
 */
@FunctionalInterface
public interface Pace {

  /** One second lasts one second. */
  Pace REAL_TIME = productTime -> productTime;

  /** The real duration of a duration in product time. */
  Duration real(Duration productTime);
}
