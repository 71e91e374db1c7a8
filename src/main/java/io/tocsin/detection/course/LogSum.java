package io.tocsin.detection.course;

/** The sum of two numbers given by their logarithms. */
final class LogSum {

  private LogSum() {}

  static double of(double a, double b) {
    if (a == Double.NEGATIVE_INFINITY) {
      return b;
    }
    double most = Math.max(a, b);
    return most + Math.log(1 + Math.exp(Math.min(a, b) - most));
  }
}
