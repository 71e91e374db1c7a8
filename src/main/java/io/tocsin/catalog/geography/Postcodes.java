package io.tocsin.catalog.geography;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * French postcodes to départements, exactly: a rule on the first digits and twenty exceptions,
 * measured on all 6 310 codes in use. Immutable.
 *
 * <p>CEDEX codes are not places of people and are answered as unknown.
 */
public final class Postcodes {

  private static final PostcodeAnswer UNKNOWN = new PostcodeAnswer.Unknown();

  private final Areas areas;
  private final Set<String> inUse;
  private final Map<String, List<String>> exceptions;

  private Postcodes(Areas areas, Set<String> inUse, Map<String, List<String>> exceptions) {
    this.areas = areas;
    this.inUse = inUse;
    this.exceptions = exceptions;
  }

  /** Loads the shipped codes; answers are areas of the catalogue given, others are unknown. */
  public static Postcodes load(Areas areas) {
    Set<String> inUse = new HashSet<>();
    for (String line : Shipped.lines("fr-postal-codes.txt")) {
      String prefix = line.substring(0, 2);
      for (String rest : line.substring(3).split(" ", -1)) {
        inUse.add(prefix + rest);
      }
    }
    return new Postcodes(areas, Set.copyOf(inUse), exceptions());
  }

  /** Returns the postcodes that the rule on the first digits gets wrong, with their areas. */
  public static Map<String, List<String>> exceptions() {
    Map<String, List<String>> exceptions = new HashMap<>();
    for (String line : Shipped.rows("fr-postal-exceptions.csv")) {
      int semicolon = line.indexOf(';');
      exceptions.put(
          line.substring(0, semicolon), List.of(line.substring(semicolon + 1).split("\\|", -1)));
    }
    return Map.copyOf(exceptions);
  }

  /** Answers where a postcode lies; any text may be asked, spaces in it do not count. */
  public PostcodeAnswer areaOf(String postcode) {
    String code = postcode.length() > 16 ? "" : postcode.replace(" ", "").replace("\u00a0", "");
    if (!inUse.contains(code)) {
      return UNKNOWN;
    }
    List<String> codes = exceptions.getOrDefault(code, List.of(byRule(code)));
    Optional<Area> larger = areas.find(codes.getFirst());
    if (larger.isEmpty()) {
      return UNKNOWN;
    }
    return codes.stream()
        .skip(1)
        .flatMap(second -> areas.find(second).stream())
        .<PostcodeAnswer>map(second -> new PostcodeAnswer.Two(larger.get(), second))
        .findFirst()
        .orElseGet(() -> new PostcodeAnswer.One(larger.get()));
  }

  private static String byRule(String code) {
    if (code.startsWith("97") || code.startsWith("98")) {
      return code.substring(0, 3);
    }
    if (code.startsWith("20")) {
      return code.charAt(2) <= '1' ? "2A" : "2B";
    }
    return code.substring(0, 2);
  }
}
