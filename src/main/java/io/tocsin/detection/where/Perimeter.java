package io.tocsin.detection.where;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The places an outage is believed to reach. Immutable.
 *
 * @param areas codes of the places; of all sets, the one with the largest expected overlap with the
 *     true one
 * @param insideProbability for each place of the ground, 0 to 1
 * @param certainty expected overlap of {@code areas} with the true set (Jaccard: common places over
 *     places in either), 0 to 1
 */
public record Perimeter(
    SortedSet<String> areas, Reach reach, double[] insideProbability, double certainty) {

  public Perimeter {
    areas = Collections.unmodifiableSortedSet(new TreeSet<>(areas));
    insideProbability = insideProbability.clone();
    if (!(certainty >= 0 && certainty <= 1)) {
      throw new IllegalArgumentException("certainty: " + certainty);
    }
  }

  static Perimeter unknown(Ground ground) {
    return new Perimeter(new TreeSet<>(), Reach.UNKNOWN, new double[ground.size()], 0);
  }
}
