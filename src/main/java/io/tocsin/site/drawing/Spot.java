package io.tocsin.site.drawing;

/**
 * What a map shows of one area. Immutable.
 *
 * @param named whether a source names it, which is drawn as a thick edge whatever else is known
 */
public record Spot(Standing standing, boolean named) {

  /** Nothing is known. */
  public static final Spot UNKNOWN = new Spot(Standing.UNKNOWN, false);
}
