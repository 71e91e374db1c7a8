package io.tocsin.site.view;

import io.tocsin.site.drawing.Spot;
import io.tocsin.site.drawing.Standing;
import io.tocsin.site.drawing.TileMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident is, as a page shows it: squares, and a table that says the same. Immutable.
 *
 * @param summary the same in a sentence for each standing
 * @param tiles null where the areas are not those of the map
 * @param drawn address of the drawn map, or null as well
 * @param groups the most certain first; the last one is everywhere else
 * @param letters of the standings; empty where the pattern is enough
 * @param places what stands above the places
 * @param since what stands above the times
 * @param notes how to read it
 */
public record WhereBlock(
    String title,
    String summary,
    @Nullable TileMap tiles,
    @Nullable String drawn,
    List<Group> groups,
    Map<Standing, String> letters,
    String places,
    String since,
    List<String> notes) {

  /** No area is named. */
  public static final WhereBlock NOWHERE =
      new WhereBlock("", "", null, null, List.of(), Map.of(), "", "", List.of());

  public WhereBlock {
    groups = List.copyOf(groups);
    letters = Map.copyOf(letters);
    notes = List.copyOf(notes);
  }

  /**
   * Places of which the same is known.
   *
   * @param says what is known
   * @param from who says so, empty if nobody does
   */
  public record Group(Spot spot, String says, String from, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Places of which it has been known as long.
   *
   * @param iso the moment since when, or null where there is none
   * @param since the same in words
   */
  public record Row(String places, @Nullable String iso, String since) {}

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Returns the letter of a standing. */
  public String letter(Standing standing) {
    return letters.getOrDefault(standing, "");
  }
}
