package io.tocsin.detection.crowd;

/**
 * What was said of the whole service in the two hours before a window: whether it is said otherwise
 * than usual only matters as far as more is said than then. A mixture that nobody knows and that
 * comes evenly for hours is a brigade or a fashion, and each small swell of it is no outage.
 */
final class Lately {

  private static final int MINUTES = 120;

  private Lately() {}

  /**
   * Returns by how many nats the reports of a window that ends now stand out against the two hours
   * before it; infinitely many where nothing was reported in them.
   *
   * @param reports of the window, by weight
   * @param expected in the window; it stands for minutes of an outage that has been told
   * @param shape of the gamma distribution of the rate
   */
  static double rise(
      Search.Scene scene, int minutes, double reports, double expected, double shape) {
    long until = scene.now() - minutes;
    long from = Math.clamp(scene.over(), until - MINUTES, until);
    double told = MINUTES - (until - from);
    double said = scene.cells().weight(from + 1, until);
    return Excess.nats(reports, (said * minutes + expected * told) / MINUTES, shape);
  }
}
