package io.tocsin.detection.where;

import java.util.List;

/** One way for an outage to lie on the ground. Immutable. */
sealed interface Form permits Everywhere, WholeRegions, TouchingPlaces, ScatteredPlaces, OnePlace {

  /** Log odds beyond which a place is certain. */
  double CERTAIN = 35;

  /** The name of this form. */
  Shape shape();

  /** What this form makes of the log odds of the places. */
  Belief weigh(double[] odds);

  /** The evidence, roughly and fast: good enough to choose levels to begin with. */
  double glance(double[] odds);

  /** Every form; the cheap ones first, so that the dear one may be found hopeless. */
  static List<Form> all(Ground ground) {
    return List.of(
        new Everywhere(ground),
        new WholeRegions(ground),
        new ScatteredPlaces(ground),
        new OnePlace(ground),
        new TouchingPlaces(ground));
  }

  /** The log of {@code 1 - part + part e^odds}: down with that prior probability, or not. */
  static double either(double part, double odds) {
    if (odds > CERTAIN) {
      return odds + Math.log(part);
    }
    return Math.log(1 - part + part * Math.exp(odds));
  }

  /** The probability that belongs to log odds. */
  static double probability(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }
}
