package io.tocsin.detection.where;

import java.util.List;

/**
 * One place that reports can come from. Immutable.
 *
 * @param code unique in its ground
 * @param region the code of its region, empty if it has none
 * @param customers its weight: subscribers of the service there, or inhabitants; zero if nobody
 *     there can be affected
 * @param neighbours codes of the places it touches; unknown ones are ignored
 */
public record Place(String code, String region, double customers, List<String> neighbours) {

  public Place {
    if (code.isEmpty()) {
      throw new IllegalArgumentException("a place needs a code");
    }
    if (!(customers >= 0) || customers == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("customers of " + code + ": " + customers);
    }
    neighbours = List.copyOf(neighbours);
  }
}
