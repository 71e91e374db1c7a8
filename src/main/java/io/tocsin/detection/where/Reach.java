package io.tocsin.detection.where;

/** How far an outage reaches, in one word. */
public enum Reach {
  /** A few places that a person would name one by one. */
  LOCAL,
  /** More than a few, less than nearly everywhere. */
  WIDE,
  /** Nearly everywhere. */
  NATIONAL,
  /** Nobody can tell yet. */
  UNKNOWN;

  /** More than so many of the places are "nearly everywhere". */
  private static final double NEARLY_ALL = 0.8;

  /** At most one place in so many is "a few": 8 of the 96 départements of the mainland. */
  private static final int FEW = 12;

  /**
   * Names the reach of a number of places.
   *
   * @param all places that could be affected
   */
  public static Reach of(int places, int all) {
    if (places == 0) {
      return UNKNOWN;
    }
    if (places > NEARLY_ALL * all) {
      return NATIONAL;
    }
    return places <= Math.max(1, all / FEW) ? LOCAL : WIDE;
  }
}
