package io.tocsin.catalog;

import java.util.List;

/**
 * Where an area lies and which others it touches. Immutable.
 *
 * @param latitude of its centre, in degrees north
 * @param longitude of its centre, in degrees east
 * @param neighbours codes of the areas that touch it
 */
public record Surroundings(double latitude, double longitude, List<String> neighbours) {

  public Surroundings {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not on Earth: " + latitude + " " + longitude);
    }
    neighbours = neighbours.stream().map(Area::requireCode).toList();
  }
}
