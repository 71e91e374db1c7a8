package io.tocsin.site.drawing;

import io.tocsin.site.drawing.France.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Départements as squares of one size, each about where it lies, grouped by what is known.
 * Immutable.
 *
 * @param width of the canvas, in its own units
 * @param height of the canvas
 * @param groups the least certain first, so that thick edges lie on top
 */
public record TileMap(int width, int height, List<Group> groups) {

  /** The side of a square. */
  public static final int SIDE = 28;

  private static final int STEP = 30;

  public TileMap {
    groups = List.copyOf(groups);
  }

  /** Squares of which the same is known. */
  public record Group(Spot spot, List<Square> squares) {
    public Group {
      squares = List.copyOf(squares);
    }
  }

  /**
   * One département.
   *
   * @param x of its left edge
   * @param y of its upper edge
   */
  public record Square(String code, int x, int y) {}

  /**
   * Draws every département.
   *
   * @param spots what is known, by code; nothing of the others
   */
  public static TileMap of(France france, Map<String, Spot> spots) {
    Map<Standing, Map<Boolean, List<Square>>> sorted = new EnumMap<>(Standing.class);
    for (Tile tile : france.tiles()) {
      Spot spot = spots.getOrDefault(tile.code(), Spot.UNKNOWN);
      sorted
          .computeIfAbsent(spot.standing(), _ -> new java.util.TreeMap<>())
          .computeIfAbsent(spot.named(), _ -> new ArrayList<>())
          .add(new Square(tile.code(), 1 + tile.column() * STEP, 1 + tile.row() * STEP));
    }
    List<Group> groups = new ArrayList<>();
    sorted.forEach((standing, byEdge) ->
        byEdge.forEach(
            (named, squares) -> groups.add(new Group(new Spot(standing, named), squares))));
    groups.sort(
        Comparator.comparing((Group group) -> group.spot().named())
            .thenComparing(group -> group.spot().standing(), Comparator.reverseOrder()));
    int side = STEP * france.columns();
    return new TileMap(side, STEP * france.rows(), groups);
  }
}
