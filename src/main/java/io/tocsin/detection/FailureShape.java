package io.tocsin.detection;

/**
 * How the answers of a failing service look, against those of a healthy one.
 *
 * <p>A healthy service fails about three questions in a thousand, by whims of the network. A solid
 * failure fails nearly all, a patchy one two in five. These are priors, not measurements: the test
 * works as long as a healthy service stays well below one failure in ten.
 */
enum FailureShape {
  SOLID(0.97),
  PATCHY(0.4);

  private static final double WHIMS = 0.003;

  /** What one failed answer adds to the logarithm of the odds. */
  final double failure;

  /** What one good answer adds, a negative number. */
  final double success;

  FailureShape(double share) {
    this.failure = Math.log(share / WHIMS);
    this.success = Math.log((1 - share) / (1 - WHIMS));
  }
}
