package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Places in a fixed order, indexed once and used for many tallies. Immutable. */
public final class Ground {

  private final List<Place> places;
  private final Map<String, Integer> index;
  private final double[] shares;
  private final int[][] neighbours;
  private final int[][] regions;
  private final boolean[] eligible;

  /**
   * Indexes the places. If none has customers, all weigh the same.
   *
   * @throws IllegalArgumentException if two places have the same code
   */
  public Ground(List<Place> places) {
    this.places = List.copyOf(places);
    this.index = new HashMap<>();
    for (Place place : this.places) {
      if (index.put(place.code(), index.size()) != null) {
        throw new IllegalArgumentException("place twice: " + place.code());
      }
    }
    this.shares = shares(this.places);
    this.neighbours = neighbours();
    this.eligible = new boolean[shares.length];
    for (int place = 0; place < shares.length; place++) {
      eligible[place] = shares[place] > 0;
    }
    this.regions = regions(this.places);
  }

  private Ground(Ground whole, boolean[] eligible) {
    this.places = whole.places;
    this.index = whole.index;
    this.shares = whole.shares;
    this.neighbours = whole.neighbours;
    this.regions = whole.regions;
    this.eligible = eligible;
  }

  private static double[] shares(List<Place> places) {
    double[] shares = places.stream().mapToDouble(Place::customers).toArray();
    if (Arrays.stream(shares).sum() <= 0) {
      Arrays.fill(shares, 1);
    }
    double all = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(customers -> customers / all).toArray();
  }

  /** Who touches whom, made mutual. */
  private int[][] neighbours() {
    List<TreeSet<Integer>> touching = new ArrayList<>();
    places.forEach(place -> touching.add(new TreeSet<>()));
    for (int place = 0; place < places.size(); place++) {
      for (String code : places.get(place).neighbours()) {
        Integer other = index.get(code);
        if (other != null && other != place) {
          touching.get(place).add(other);
          touching.get(other).add(place);
        }
      }
    }
    return touching.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int[][] regions(List<Place> places) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int place = 0; place < places.size(); place++) {
      String region = places.get(place).region();
      if (!region.isEmpty()) {
        members.computeIfAbsent(region, unseen -> new ArrayList<>()).add(place);
      }
    }
    return members.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Returns the places in the order of every tally over this ground. */
  public List<Place> places() {
    return places;
  }

  /** Returns how many places there are. */
  public int size() {
    return places.size();
  }

  /** Returns the position of a place in this ground's order, or -1. */
  public int indexOf(String code) {
    return index.getOrDefault(code, -1);
  }

  /** The same ground, on which nothing can be down outside these places. */
  Ground onlyWithin(Collection<String> codes) {
    boolean[] narrowed = new boolean[eligible.length];
    for (String code : codes) {
      int place = indexOf(code);
      if (place >= 0) {
        narrowed[place] = eligible[place];
      }
    }
    return new Ground(this, narrowed);
  }

  /** The part of all customers who are in that place. */
  double share(int place) {
    return shares[place];
  }

  /** Whether the place can be down at all. */
  boolean eligible(int place) {
    return eligible[place];
  }

  int eligible() {
    int count = 0;
    for (boolean one : eligible) {
      count += one ? 1 : 0;
    }
    return count;
  }

  int[] touching(int place) {
    return neighbours[place];
  }

  /** The members of each region. */
  int[][] regions() {
    return regions;
  }

  /** How many neighbours a place has on average, at least one. */
  double meanNeighbours() {
    return Math.max(
        1, Arrays.stream(neighbours).mapToInt(touching -> touching.length).average().orElse(1));
  }
}
