package io.tocsin.detection.course;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Draws reports for the stories of this package. */
final class Season {

  static final CoursePrior PRIOR = CoursePrior.usual();

  private Season() {}

  static double[] draw(Random random, int minutes, IntToDoubleFunction rate) {
    double[] counts = new double[minutes];
    for (int minute = 0; minute < minutes; minute++) {
      counts[minute] = poisson(random, rate.applyAsDouble(minute));
    }
    return counts;
  }

  static double[] flat(int minutes, double rate) {
    double[] values = new double[minutes];
    Arrays.fill(values, rate);
    return values;
  }

  /** Reports of a disturbance of so much height that ends at a minute. */
  static double event(int minute, double height, int end) {
    if (minute < end) {
      return height * PRIOR.stillBroken(minute);
    }
    return height * PRIOR.stillBroken(end) * PRIOR.late(minute - end);
  }

  static int poisson(Random random, double mean) {
    if (mean > 50) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double product = random.nextDouble();
    double limit = Math.exp(-mean);
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
