package io.tocsin.detection.series;

/** The three smallest of the numbers it is offered. Confined to one thread. */
final class Nearest {

  private double first = Double.MAX_VALUE;
  private double second = Double.MAX_VALUE;
  private double third = Double.MAX_VALUE;

  void offer(double distance) {
    if (distance >= third) {
      return;
    }
    if (distance < first) {
      third = second;
      second = first;
      first = distance;
    } else if (distance < second) {
      third = second;
      second = distance;
    } else {
      third = distance;
    }
  }

  /** What a number must be below to change anything. */
  double bar() {
    return third;
  }

  /** The smallest, or NaN when none was offered. */
  double first() {
    return known(first);
  }

  /** The third smallest, which one old accident does not make small; NaN without three. */
  double third() {
    return known(third);
  }

  private static double known(double distance) {
    return distance == Double.MAX_VALUE ? Double.NaN : distance;
  }
}
