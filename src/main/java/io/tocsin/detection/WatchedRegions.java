package io.tocsin.detection;

import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Terrain;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which regions of a perimeter are watched apart while it recovers. */
final class WatchedRegions {

  /** A region is watched apart when it brought so many reports. */
  private static final double FEWEST_REPORTS = 12;

  private WatchedRegions() {}

  /** The areas of each region that brought enough, if there are several such regions. */
  static SortedMap<String, SortedSet<String>> of(
      SortedSet<String> areas, Terrain terrain, Crowd.Spread spread) {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    SortedMap<String, Double> reports = new TreeMap<>();
    for (String area : areas) {
      Terrain.Land land = terrain.lands().get(terrain.indexOf(area));
      String group = land.region().isEmpty() ? area : land.region();
      all.computeIfAbsent(group, name -> new TreeSet<>()).add(area);
      reports.merge(group, spread.reports()[terrain.indexOf(area)], Double::sum);
    }
    all.keySet().removeIf(group -> reports.getOrDefault(group, 0.0) < FEWEST_REPORTS);
    return all.size() > 1 ? all : new TreeMap<>();
  }
}
