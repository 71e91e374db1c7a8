package io.tocsin.detection.where;

/**
 * One area of a spatial scan. Immutable.
 *
 * @param area its name, unique in the scan
 * @param population those who could be a case
 * @param x position of its centre, in any unit, the same for all
 * @param y as {@code x}
 */
public record ScanArea(String area, double population, double x, double y) {

  public ScanArea {
    if (area.isEmpty()) {
      throw new IllegalArgumentException("an area needs a name");
    }
    if (!(population >= 0) || population == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("population of " + area + ": " + population);
    }
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("place of " + area + ": " + x + " " + y);
    }
  }
}
