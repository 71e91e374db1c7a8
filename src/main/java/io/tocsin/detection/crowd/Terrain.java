package io.tocsin.detection.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The areas people report from and the zones that are searched: every area, every area with its
 * neighbours, every region. Immutable.
 */
public final class Terrain {

  /** Where nobody said which areas there are. */
  public static final Terrain NONE = new Terrain(List.of());

  private final Map<String, Integer> index = new HashMap<>();
  private final List<Land> lands;
  private final List<int[]> zones = new ArrayList<>();
  private final int[][] zonesOf;

  /**
   * One area.
   *
   * @param region empty if it belongs to none
   * @param people how many live there
   */
  public record Land(String area, String region, double people, List<String> neighbours) {
    public Land {
      neighbours = List.copyOf(neighbours);
    }
  }

  /** Takes the areas in their order; neighbours that are no areas are left out. */
  public Terrain(List<Land> lands) {
    this.lands = List.copyOf(lands);
    for (Land land : lands) {
      index.put(land.area(), index.size());
    }
    for (int area = 0; area < lands.size(); area++) {
      zones.add(new int[] {area});
    }
    for (int area = 0; area < lands.size(); area++) {
      addNeighbourhood(area);
    }
    addRegions();
    zonesOf = invert();
  }

  private void addNeighbourhood(int area) {
    int[] neighbours =
        lands.get(area).neighbours().stream()
            .mapToInt(this::indexOf)
            .filter(other -> other >= 0 && other != area)
            .distinct()
            .toArray();
    if (neighbours.length > 0) {
      int[] zone = Arrays.copyOf(neighbours, neighbours.length + 1);
      zone[neighbours.length] = area;
      zones.add(zone);
    }
  }

  private void addRegions() {
    Map<String, List<Integer>> regions = new LinkedHashMap<>();
    for (int area = 0; area < lands.size(); area++) {
      String region = lands.get(area).region();
      if (!region.isEmpty()) {
        regions.computeIfAbsent(region, name -> new ArrayList<>()).add(area);
      }
    }
    for (List<Integer> areas : regions.values()) {
      if (areas.size() > 1) {
        zones.add(areas.stream().mapToInt(Integer::intValue).toArray());
      }
    }
  }

  private int[][] invert() {
    List<List<Integer>> holding = new ArrayList<>();
    lands.forEach(land -> holding.add(new ArrayList<>()));
    for (int zone = 0; zone < zones.size(); zone++) {
      for (int area : zones.get(zone)) {
        holding.get(area).add(zone);
      }
    }
    int[][] inverted = new int[lands.size()][];
    for (int area = 0; area < inverted.length; area++) {
      inverted[area] = holding.get(area).stream().mapToInt(Integer::intValue).toArray();
    }
    return inverted;
  }

  /** Returns the place of an area in the order, or -1 for a code that is no area. */
  public int indexOf(String area) {
    return index.getOrDefault(area, -1);
  }

  /** Returns the areas in their order. */
  public List<Land> lands() {
    return lands;
  }

  int zones() {
    return zones.size();
  }

  /** The areas of a zone, by their place in the order. */
  public int[] areasOf(int zone) {
    return zones.get(zone);
  }

  /** The part of all people that lives in a zone, 0 to 1. */
  double partOfPeople(int zone) {
    double there = 0;
    for (int area : zones.get(zone)) {
      there += lands.get(area).people();
    }
    double all = lands.stream().mapToDouble(Land::people).sum();
    return all > 0 ? there / all : 0;
  }

  /** The zones that hold an area. */
  int[] zonesOf(int area) {
    return zonesOf[area];
  }
}
