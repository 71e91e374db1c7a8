package io.tocsin.detection;

/**
 * What is usual in some window: a count whose rate is itself uncertain.
 *
 * @param mean reports in the window, above zero
 * @param shape of the gamma distribution of the rate: small when little is known or much varies
 */
record Expectation(double mean, double shape) {

  Expectation times(double factor) {
    return new Expectation(mean * factor, shape);
  }

  Expectation plus(double more) {
    return new Expectation(mean + more, shape);
  }

  double deviation() {
    return Math.sqrt(mean + mean * mean / shape);
  }
}
