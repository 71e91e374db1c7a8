package io.tocsin.site.view;

import java.util.List;

/**
 * All places that have a page, by region. Immutable.
 *
 * @param exceptions postcodes that the rule on first digits gets wrong, {@code 01200:01,74}, or
 *     empty where places are not found by postcode
 */
public record AreaIndex(List<Region> regions, String exceptions) {

  public AreaIndex {
    regions = List.copyOf(regions);
  }

  /** A region with its places. */
  public record Region(String name, List<Place> places) {
    public Region {
      places = List.copyOf(places);
    }

    /** Whether one of its places is hit or was. */
    boolean isHit() {
      return places.stream().anyMatch(place -> !place.kind().isEmpty());
    }
  }

  /**
   * One place.
   *
   * @param mark how it is there, in words; empty where nothing is known
   * @param kind of mark, for those that are hit or were; empty for all others
   */
  public record Place(String code, String name, String path, String mark, String kind) {}

  /** Whether there are no places. */
  public boolean isEmpty() {
    return regions.isEmpty();
  }
}
