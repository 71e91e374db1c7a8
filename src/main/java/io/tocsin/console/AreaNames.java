package io.tocsin.console;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads areas as people write them, and writes them so: {@code Bas-Rhin, 67, Bretagne}. Pure. */
final class AreaNames {

  /** Stands for a name that no area bears; no code has this form. */
  static final String UNKNOWN = "?";

  private final Areas areas;

  AreaNames(Areas areas) {
    this.areas = areas;
  }

  /** Returns the codes of what is written, {@link #UNKNOWN} for what is none. */
  Set<String> codes(String written) {
    Set<String> codes = new LinkedHashSet<>();
    for (String part : written.split("[,;\\n]", -1)) {
      if (!part.isBlank()) {
        codes.addAll(code(part.strip()));
      }
    }
    return codes;
  }

  private List<String> code(String part) {
    String wanted = comparable(part);
    List<String> found =
        areas.all().stream()
            .filter(area -> area.code().equalsIgnoreCase(part) || named(area, wanted))
            .map(Area::code)
            .toList();
    List<String> whole =
        areas.regions().stream()
            .filter(region -> isCalled(region, wanted))
            .flatMap(region -> areas.in(region).stream())
            .map(Area::code)
            .toList();
    List<String> all = found.isEmpty() ? whole : found;
    return all.isEmpty() ? List.of(UNKNOWN) : all;
  }

  private static boolean named(Area area, String wanted) {
    return area.name().byLanguage().values().stream()
        .anyMatch(name -> comparable(name).equals(wanted));
  }

  private static boolean isCalled(Region region, String wanted) {
    return region.name().byLanguage().values().stream()
        .anyMatch(name -> comparable(name).equals(wanted));
  }

  private static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('\u2019', '\'')
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the names of areas, whole regions by the region's name. */
  String written(Set<String> codes, String language) {
    return String.join(", ", areas.names(codes, language));
  }
}
