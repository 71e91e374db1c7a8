package io.tocsin.detection.crowd;

import io.tocsin.detection.where.Ground;
import io.tocsin.detection.where.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the customers of one service spread over the areas; immutable.
 *
 * <p>Who says nothing about customers is taken to have them where people live.
 */
public final class Customers {

  private final Terrain terrain;
  private final double[] parts;
  private final double[] numbers;
  private final double all;
  private final Ground ground;

  /**
   * Spreads the customers.
   *
   * @param byArea customers by area; empty if unknown
   * @param all customers altogether; zero if unknown
   */
  public Customers(Terrain terrain, Map<String, Long> byArea, long all) {
    this.terrain = terrain;
    double[] weights =
        terrain.lands().stream()
            .mapToDouble(
                land -> byArea.isEmpty() ? land.people() : byArea.getOrDefault(land.area(), 0L))
            .toArray();
    double sum = Arrays.stream(weights).sum();
    double whole = all > 0 ? all : byArea.isEmpty() ? 0 : sum;
    parts = Arrays.stream(weights).map(one -> sum > 0 ? one / sum : 1.0 / weights.length).toArray();
    numbers = Arrays.stream(parts).map(part -> part * whole).toArray();
    this.all = Arrays.stream(numbers).sum();
    ground = groundOf(terrain, weights);
  }

  private static Ground groundOf(Terrain terrain, double[] weights) {
    List<Place> places = new ArrayList<>();
    for (Terrain.Land land : terrain.lands()) {
      places.add(new Place(land.area(), land.region(), weights[places.size()], land.neighbours()));
    }
    return new Ground(places);
  }

  /** Returns the areas as the perimeter is looked for in them. */
  public Ground ground() {
    return ground;
  }

  /** Returns the areas. */
  public Terrain terrain() {
    return terrain;
  }

  /** The part of all customers that an area has. */
  double part(int area) {
    return parts[area];
  }

  /** Customers in an area; zero when nobody said how many there are. */
  public double in(int area) {
    return numbers[area];
  }

  /** Customers in some areas together; zero when nobody said how many there are. */
  public double in(Set<String> areas) {
    return areas.stream()
        .mapToInt(terrain::indexOf)
        .filter(area -> area >= 0)
        .mapToDouble(this::in)
        .sum();
  }

  /** Customers altogether; zero when nobody said how many there are. */
  public double all() {
    return all;
  }
}
