package io.tocsin.detection.where;

import java.util.EnumMap;
import java.util.Map;

/**
 * How likely each shape is before anybody reports. Immutable.
 *
 * @param parts for every shape, more than zero; what they add up to does not matter
 */
public record ShapePrior(Map<Shape, Double> parts) {

  /** A guess that no shape has to fear: large outages are more often seen than small ones. */
  private static final ShapePrior GENERAL =
      new ShapePrior(
          Map.of(
              Shape.NATIONAL, 0.30,
              Shape.REGIONAL, 0.20,
              Shape.CLUSTER, 0.25,
              Shape.SCATTERED, 0.15,
              Shape.SINGLE, 0.10));

  /** The guess weighs as much as so many resolved incidents. */
  private static final double WEIGHT = 20;

  public ShapePrior {
    for (Shape shape : Shape.values()) {
      Double part = parts.get(shape);
      if (part == null || !(part > 0)) {
        throw new IllegalArgumentException("no part for " + shape);
      }
    }
    parts = Map.copyOf(new EnumMap<>(parts));
  }

  /** The prior of an installation that has not resolved anything yet. */
  public static ShapePrior general() {
    return GENERAL;
  }

  /** The general prior, corrected by how often each shape was met in resolved incidents. */
  public static ShapePrior after(Map<Shape, Integer> resolved) {
    Map<Shape, Double> parts = new EnumMap<>(Shape.class);
    GENERAL.parts.forEach(
        (shape, part) -> parts.put(shape, WEIGHT * part + resolved.getOrDefault(shape, 0)));
    return new ShapePrior(parts);
  }

  double log(Shape shape) {
    double all = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    return Math.log(parts.getOrDefault(shape, 0.0) / all);
  }
}
