package io.tocsin.detection.course;

/** The sum of two numbers given by their logarithms. */
final class LogSum {

  /** What is so much smaller is lost in the rounding of the other. */
  private static final double LOST = -40;

  private LogSum() {}

  static double of(double a, double b) {
    if (a == Double.NEGATIVE_INFINITY) {
      return b;
    }
    double most = Math.max(a, b);
    double less = Math.min(a, b) - most;
    return less < LOST ? most : most + Math.log(1 + Math.exp(less));
  }
}
