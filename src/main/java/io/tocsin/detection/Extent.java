package io.tocsin.detection;

import io.tocsin.detection.where.Reach;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a disturbance reaches, as people's reports tell. Immutable.
 *
 * @param certainty expected overlap of the areas named with the true ones, 0 to 1
 * @param back areas from which nothing is heard any more that a broken service would give
 */
public record Extent(Reach reach, double certainty, SortedSet<String> back) {
  public Extent {
    back = Collections.unmodifiableSortedSet(new TreeSet<>(back));
  }
}
