package io.tocsin.detection.crowd;

import java.util.Map;
import java.util.function.Predicate;

/**
 * What does not come from the reports themselves: when people live, where, and on whose lines.
 *
 * @param customers where the customers of the service are
 * @param disturbed whether the operator of a line is known to be disturbed, now or lately
 * @param own the line that is the service's own: an operator's customers may report their operator;
 *     empty for other services
 */
public record Surroundings(
    Calendar calendar, Customers customers, Predicate<String> disturbed, String own) {

  /** For a service of which nobody said anything. */
  public static final Surroundings UNKNOWN =
      new Surroundings(Calendar.UTC, new Customers(Terrain.NONE, Map.of(), 0), line -> false, "");
}
