package io.tocsin.catalog.geography;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Region;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Areas an owner wrote into a table of their own: {@code code;name;region;population}, one area per
 * line under that heading, region and population may be empty. Confined to one reading.
 */
public final class AreaTable {

  /** The first line of every such table. */
  public static final String HEADING = "code;name;region;population";

  private static final int CELLS_PER_ROW = 4;
  private static final int MAX_AREAS = 10_000;
  private static final int MAX_NAME = 120;

  private final String language;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Area> areas = new ArrayList<>();
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Set<String> codes = new LinkedHashSet<>();

  private AreaTable(String language) {
    this.language = language;
  }

  /** What became of a table. */
  public sealed interface Answer {

    /** The table is sound. */
    record Read(Areas areas) implements Answer {}

    /**
     * The table is not taken.
     *
     * @param problems all of them, in the order of the lines; at least one
     */
    record Refused(List<Problem> problems) implements Answer {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What a line may do wrong. */
  public enum Rule {
    /** The first line is not {@link AreaTable#HEADING}. */
    HEADING,
    /** The line has not four cells. */
    CELLS,
    /** The code is not made of letters, digits, dot, hyphen and underscore, at most 32. */
    CODE,
    /** An earlier line has the same code. */
    CODE_TWICE,
    /** The name is empty or longer than 120 characters. */
    NAME,
    /** The region's name has no letter or digit to make a code of, or is too long. */
    REGION,
    /** The population is not a whole number of at least zero. */
    POPULATION,
    /** There are more than 10 000 areas; nothing after is read. */
    TOO_MANY,
    /** There is no area at all. */
    EMPTY
  }

  /**
   * One thing wrong in a table.
   *
   * @param line from 1
   * @param column from 1, of the cell
   * @param value what stands there
   */
  public record Problem(int line, int column, String value, Rule rule) {}

  /**
   * Reads a table.
   *
   * @param language the language its names are in
   */
  public static Answer read(String text, String language) {
    return new AreaTable(language).table(text);
  }

  private Answer table(String text) {
    List<String> lines = text.lines().toList();
    String heading = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (!heading.equals(HEADING)) {
      problems.add(new Problem(1, 1, heading, Rule.HEADING));
      return new Answer.Refused(problems);
    }
    for (int index = 1; index < lines.size(); index++) {
      if (index > MAX_AREAS) {
        problems.add(new Problem(index + 1, 1, "", Rule.TOO_MANY));
        break;
      }
      if (!lines.get(index).isBlank()) {
        row(index + 1, lines.get(index));
      }
    }
    if (areas.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(1, 1, "", Rule.EMPTY));
    }
    return problems.isEmpty()
        ? new Answer.Read(new Areas(areas, regions.values()))
        : new Answer.Refused(problems);
  }

  private void row(int line, String text) {
    String[] cells = text.split(";", -1);
    if (cells.length != CELLS_PER_ROW) {
      problems.add(new Problem(line, 1, text, Rule.CELLS));
      return;
    }
    int before = problems.size();
    String code = cells[0].strip();
    String name = cells[1].strip();
    require(Area.isCode(code), line, cells, 0, Rule.CODE);
    require(codes.add(code), line, cells, 0, Rule.CODE_TWICE);
    require(!name.isEmpty() && name.length() <= MAX_NAME, line, cells, 1, Rule.NAME);
    String region = codeOf(cells[2].strip());
    require(cells[2].isBlank() || Area.isCode(region), line, cells, 2, Rule.REGION);
    String population = cells[3].isBlank() ? "0" : cells[3].strip();
    require(population.matches("[0-9]{1,10}"), line, cells, 3, Rule.POPULATION);
    if (problems.size() == before) {
      add(code, name, cells[2].strip(), Long.parseLong(population));
    }
  }

  private void require(boolean holds, int line, String[] cells, int cell, Rule rule) {
    if (!holds) {
      int column = 1;
      for (int left = 0; left < cell; left++) {
        column += cells[left].codePointCount(0, cells[left].length()) + 1;
      }
      problems.add(new Problem(line, column, cells[cell].strip(), rule));
    }
  }

  private void add(String code, String name, String region, long population) {
    String regionCode = region.isEmpty() ? null : codeOf(region);
    if (regionCode != null) {
      regions.putIfAbsent(regionCode, new Region(regionCode, LocalizedText.of(language, region)));
    }
    areas.add(new Area(code, LocalizedText.of(language, name), regionCode, population));
  }

  /** Makes {@code ile-de-france} of {@code Île-de-France}. */
  private static String codeOf(String region) {
    return Normalizer.normalize(region, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
