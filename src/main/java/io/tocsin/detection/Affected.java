package io.tocsin.detection;

import io.tocsin.detection.experience.AffectedEstimate;

/**
 * How many people a disturbance hits, as ranges that hold nine in ten; never a count of reports.
 *
 * @param customers in the places it reaches: nobody else can be hit
 * @param now those who still are
 * @param peak the most at one time
 * @param total all who were at any time
 */
public record Affected(
    long customers, AffectedEstimate now, AffectedEstimate peak, AffectedEstimate total) {

  public Affected {
    if (customers <= 0) {
      throw new IllegalArgumentException(customers + " customers");
    }
  }
}
