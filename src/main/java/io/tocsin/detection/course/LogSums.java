package io.tocsin.detection.course;

import java.util.Arrays;

/**
 * Sums of logarithms of rates, for several series of rates side by side: none has to wait for the
 * others, and rates are multiplied as long as that goes, so that many share one logarithm. Confined
 * to one search.
 */
final class LogSums {

  /** A product of rates is taken for its logarithm beyond this. */
  private static final double LARGE = 1e100;

  private final double[] sums;
  private final double[] products;
  private int size;

  LogSums(int most) {
    sums = new double[most];
    products = new double[most];
  }

  /** Begins the first few sums at this one. */
  void begin(int first, double sum) {
    size = first;
    Arrays.fill(sums, 0, first, sum);
    Arrays.fill(products, 0, first, 1);
  }

  /** Adds to each sum the logarithm of its rate, so many times. */
  void add(double[] rates, double times) {
    if (times == 1) {
      for (int one = 0; one < size; one++) {
        multiply(one, rates[one]);
      }
    } else if (times == 2) {
      for (int one = 0; one < size; one++) {
        multiply(one, rates[one] * rates[one]);
      }
    } else {
      for (int one = 0; one < size; one++) {
        sums[one] += times * Math.log(rates[one]);
      }
    }
  }

  private void multiply(int one, double factor) {
    double product = products[one] * factor;
    products[one] = product;
    if (product > LARGE || product < 1 / LARGE) {
      sums[one] += Math.log(product);
      products[one] = 1;
    }
  }

  double sum(int one) {
    return sums[one] + Math.log(products[one]);
  }

  /** A sum without the logarithm of its {@link #product}. */
  double sumBeside(int one) {
    return sums[one];
  }

  double product(int one) {
    return products[one];
  }
}
