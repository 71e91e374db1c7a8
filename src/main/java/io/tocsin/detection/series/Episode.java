package io.tocsin.detection.series;

/**
 * Makes one detection of one episode: after the first reading that alarms, nothing alarms until
 * calm has lasted.
 *
 * <p>Confined to one thread.
 */
final class Episode {

  /** Readings in a row that must stay calm. */
  private static final int CALM = 40;

  /** The part of an alarm below which a reading is calm. */
  private static final double CALM_BELOW = 0.8;

  private int calm = CALM;

  /**
   * Takes in the next reading and says whether a new episode begins with it.
   *
   * @param strength 1 and more is an alarm
   */
  boolean begins(double strength) {
    boolean over = calm >= CALM;
    if (over ? strength >= 1 : strength >= CALM_BELOW) {
      calm = 0;
      return over;
    }
    calm = Math.min(calm + 1, CALM);
    return false;
  }
}
