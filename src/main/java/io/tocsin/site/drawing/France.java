package io.tocsin.site.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shapes of the 101 départements as they lie in the jar: squares of a grid, and outlines after
 * DINUM (see NOTICE). Immutable, thread-safe.
 */
public final class France {

  private static final France SHIPPED = new France(read("fr-tiles.json"), read("fr-outlines.json"));

  private final int columns;
  private final int rows;
  private final List<Tile> tiles = new ArrayList<>();
  private final Map<String, Outline> outlines = new LinkedHashMap<>();
  private final List<Outline> ring = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();

  private France(JsonNode grid, JsonNode map) {
    columns = grid.path("cols").asInt();
    rows = grid.path("rows").asInt();
    grid.path("tiles")
        .forEachEntry(
            (code, place) -> tiles.add(new Tile(code, place.get(0).asInt(), place.get(1).asInt())));
    map.path("departements")
        .forEachEntry((code, shape) -> outlines.put(code, outline(code, shape)));
    map.path("ring").forEachEntry((code, shape) -> ring.add(outline(code, shape)));
    map.path("frames").forEach(sides -> frames.add(frame(sides)));
    tiles.sort(Comparator.comparing(Tile::code));
  }

  /** Returns the shapes that are shipped. */
  public static France shipped() {
    return SHIPPED;
  }

  /**
   * One square of the grid.
   *
   * @param column from the left, from 0
   * @param row from the top, from 0
   */
  public record Tile(String code, int column, int row) {}

  /**
   * One département on a canvas of {@link MapSheet#SIDE} units.
   *
   * @param name empty where it is drawn once more
   * @param path SVG path data
   * @param x where a letter stands
   * @param y where a letter stands
   */
  public record Outline(String code, String name, String path, int x, int y) {}

  /** A box around shapes that lie elsewhere, or are drawn larger. */
  public record Frame(int x, int y, int width, int height) {}

  private static JsonNode read(String name) {
    try (InputStream stream = France.class.getResourceAsStream("/geography/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks geography/" + name);
      }
      return JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read: geography/" + name, e);
    }
  }

  private static Outline outline(String code, JsonNode shape) {
    JsonNode point = shape.path("c");
    return new Outline(
        code,
        shape.path("n").asString(),
        shape.path("d").asString(),
        point.get(0).asInt(),
        point.get(1).asInt());
  }

  private static Frame frame(JsonNode sides) {
    return new Frame(
        sides.get(0).asInt(), sides.get(1).asInt(), sides.get(2).asInt(), sides.get(3).asInt());
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Returns every square, by code. */
  public List<Tile> tiles() {
    return List.copyOf(tiles);
  }

  /** Returns every outline, by code. */
  public List<Outline> outlines() {
    return List.copyOf(outlines.values());
  }

  /** Returns Paris and what lies around it once more, larger. */
  public List<Outline> ring() {
    return List.copyOf(ring);
  }

  /** Returns the boxes of what lies overseas and of Paris. */
  public List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Returns what the département of that code is called, if it is on the map. */
  public Optional<String> name(String code) {
    return Optional.ofNullable(outlines.get(code)).map(Outline::name);
  }
}
