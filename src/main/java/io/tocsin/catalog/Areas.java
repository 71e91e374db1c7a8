package io.tocsin.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The areas of a catalogue and their regions, in the order they were declared. Immutable. */
public final class Areas {

  private static final Areas NONE = new Areas(List.of(), List.of());

  private final Map<String, Region> regions;
  private final Map<String, Area> areas;
  private final Map<String, Surroundings> surroundings;

  /**
   * Joins areas with their regions; nobody knows what touches what.
   *
   * @throws IllegalArgumentException if a code is used twice or an area names an unknown region
   */
  public Areas(Collection<Area> areas, Collection<Region> regions) {
    this(areas, regions, Map.of());
  }

  /**
   * Joins areas with their regions and surroundings.
   *
   * @param surroundings by the code of the area; not every area has them
   * @throws IllegalArgumentException if a code is used twice or an area names an unknown region
   */
  public Areas(
      Collection<Area> areas, Collection<Region> regions, Map<String, Surroundings> surroundings) {
    Map<String, Region> regionByCode = new LinkedHashMap<>();
    for (Region region : regions) {
      refuseTwice(region.code(), regionByCode.put(region.code(), region) != null);
    }
    Map<String, Area> areaByCode = new LinkedHashMap<>();
    for (Area area : areas) {
      refuseTwice(area.code(), areaByCode.put(area.code(), area) != null);
      String region = area.region();
      if (region != null && !regionByCode.containsKey(region)) {
        throw new IllegalArgumentException(area.code() + " is in an unknown region: " + region);
      }
    }
    this.regions = Collections.unmodifiableMap(regionByCode);
    this.areas = Collections.unmodifiableMap(areaByCode);
    this.surroundings = Map.copyOf(surroundings);
  }

  private static void refuseTwice(String code, boolean known) {
    if (known) {
      throw new IllegalArgumentException("area code used twice: " + code);
    }
  }

  /** Returns the areas of a catalogue that has none. */
  public static Areas none() {
    return NONE;
  }

  /** Returns the area of that code. */
  public Optional<Area> find(String code) {
    return Optional.ofNullable(areas.get(code));
  }

  /** Returns every area. */
  public Collection<Area> all() {
    return areas.values();
  }

  /** Returns every region. */
  public Collection<Region> regions() {
    return regions.values();
  }

  /** Returns the region an area lies in, if it has one. */
  public Optional<Region> regionOf(Area area) {
    return Optional.ofNullable(area.region()).map(regions::get);
  }

  /** Returns the areas of a region. */
  public List<Area> in(Region region) {
    return areas.values().stream().filter(area -> region.code().equals(area.region())).toList();
  }

  /** Returns the areas that touch an area; none on an island, or where nobody knows. */
  public List<Area> neighboursOf(Area area) {
    return surroundingsOf(area).stream()
        .flatMap(around -> around.neighbours().stream())
        .flatMap(code -> find(code).stream())
        .toList();
  }

  /** Returns where an area lies, if somebody knows. */
  public Optional<Surroundings> surroundingsOf(Area area) {
    return Optional.ofNullable(surroundings.get(area.code()));
  }

  /** Says whether the codes hold every area of a region that has several. */
  private boolean isWhole(Region region, Collection<String> codes) {
    List<Area> inside = in(region);
    return inside.size() > 1 && inside.stream().map(Area::code).allMatch(codes::contains);
  }

  /**
   * Names places as people do: whole regions by their names, then what is left area by area, in the
   * order they were declared; a code that no area bears stays a code.
   */
  public List<String> names(Collection<String> codes, String language) {
    Set<String> left = new TreeSet<>(codes);
    List<String> names = new ArrayList<>();
    for (Region region : regions.values()) {
      if (isWhole(region, codes)) {
        names.add(region.name().in(language));
        in(region).forEach(area -> left.remove(area.code()));
      }
    }
    for (Area area : areas.values()) {
      if (left.remove(area.code())) {
        names.add(area.name().in(language));
      }
    }
    names.addAll(left);
    return names;
  }

  /** Returns the area that people call so, by its code or by its name. */
  public Optional<Area> called(String text) {
    String wanted = comparable(text.strip());
    return areas.values().stream()
        .filter(area -> area.code().equalsIgnoreCase(wanted) || isCalled(area.name(), wanted))
        .findFirst();
  }

  private static boolean isCalled(LocalizedText name, String wanted) {
    return name.byLanguage().values().stream().anyMatch(one -> comparable(one).equals(wanted));
  }

  /** Without accents, in lower case, hyphens as spaces: "saone et loire". */
  private static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('\u2019', '\'')
        .replace('-', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
