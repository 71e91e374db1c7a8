package io.tocsin.site.drawing;

import io.tocsin.site.drawing.France.Frame;
import io.tocsin.site.drawing.France.Outline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A map that stands alone: a title, the outlines of all départements, a legend in words, and below
 * it as of when, from whom and under which licence. Immutable.
 *
 * @param height of the whole sheet; it is {@value #SIDE} units wide
 * @param head lines of the title
 * @param top where the map begins
 * @param layers outlines of which the same is known, the least certain first
 * @param letters of what is known, where there is room for them
 */
public record MapSheet(
    int height,
    String title,
    String description,
    List<Line> head,
    int top,
    List<Layer> layers,
    List<Frame> frames,
    List<Letter> letters,
    List<Key> legend,
    List<Line> foot) {

  /** The map itself is as wide and as high as this. */
  public static final int SIDE = 1010;

  private static final int MARGIN = 20;
  private static final int TITLE = 34;
  private static final int TEXT = 24;
  private static final int SMALL = 20;
  private static final int KEY = 42;

  /** Too small for a letter; they are drawn once more, larger. */
  private static final Set<String> NARROW = Set.of("75", "92", "93", "94");

  public MapSheet {
    head = List.copyOf(head);
    layers = List.copyOf(layers);
    frames = List.copyOf(frames);
    letters = List.copyOf(letters);
    legend = List.copyOf(legend);
    foot = List.copyOf(foot);
  }

  /** A line of text with its baseline. */
  public record Line(int x, int y, int size, String text) {}

  /** Outlines of which the same is known. */
  public record Layer(Spot spot, List<Shape> shapes) {
    public Layer {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * One outline.
   *
   * @param id its own name, empty where it is drawn once more
   * @param title what a pointer over it shows
   */
  public record Shape(String id, String path, String title) {}

  /** A letter on the map. */
  public record Letter(int x, int y, String text) {}

  /** One entry of the legend: a sample and its words. */
  public record Key(Spot spot, int y, String letter, List<Line> lines) {
    public Key {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What is written on it.
   *
   * @param description for those who do not see it
   * @param under lines below the title
   * @param legend entries in their order
   * @param foot paragraphs below the legend
   * @param letters of the standings; empty where the pattern is enough
   */
  public record Words(
      String title,
      String description,
      List<String> under,
      List<Entry> legend,
      List<String> foot,
      Map<Standing, String> letters) {
    public Words {
      under = List.copyOf(under);
      legend = List.copyOf(legend);
      foot = List.copyOf(foot);
      letters = Map.copyOf(letters);
    }
  }

  /** Words of one entry of the legend. */
  public record Entry(Spot spot, String text) {}

  /**
   * Draws a map.
   *
   * @param spots what is known, by code; nothing of the others
   */
  public static MapSheet of(France france, Map<String, Spot> spots, Words words) {
    Column column = new Column();
    List<Line> head = new ArrayList<>(column.text(words.title(), TITLE, MARGIN));
    words.under().forEach(line -> head.addAll(column.text(line, TEXT, MARGIN)));
    int top = column.skip(MARGIN);
    column.skip(SIDE);
    List<Key> legend = words.legend().stream().map(entry -> column.key(entry, words)).toList();
    column.skip(MARGIN / 2);
    List<Line> foot = new ArrayList<>();
    words.foot().forEach(line -> foot.addAll(column.text(line, SMALL, MARGIN)));
    return new MapSheet(
        column.skip(MARGIN),
        Lettering.printable(words.title()),
        Lettering.printable(words.description()),
        head,
        top,
        layers(france, spots),
        france.frames(),
        letters(france, spots, words),
        legend,
        foot);
  }

  private static List<Layer> layers(France france, Map<String, Spot> spots) {
    Map<Spot, List<Shape>> shapes =
        new TreeMap<>(
            Comparator.comparing(Spot::named)
                .thenComparing(Spot::standing, Comparator.reverseOrder()));
    for (Outline outline : france.outlines()) {
      Spot spot = spots.getOrDefault(outline.code(), Spot.UNKNOWN);
      String name = outline.name() + " (" + outline.code() + ")";
      shapes
          .computeIfAbsent(spot, _ -> new ArrayList<>())
          .add(new Shape("d" + outline.code(), outline.path(), name));
    }
    for (Outline outline : france.ring()) {
      Spot spot = spots.getOrDefault(outline.code(), Spot.UNKNOWN);
      shapes.computeIfAbsent(spot, _ -> new ArrayList<>()).add(new Shape("", outline.path(), ""));
    }
    List<Layer> layers = new ArrayList<>();
    shapes.forEach((spot, those) -> layers.add(new Layer(spot, those)));
    return layers;
  }

  private static List<Letter> letters(France france, Map<String, Spot> spots, Words words) {
    List<Letter> letters = new ArrayList<>();
    List<Outline> all = new ArrayList<>(france.ring());
    france.outlines().stream()
        .filter(outline -> !NARROW.contains(outline.code()))
        .forEach(all::add);
    for (Outline outline : all) {
      String letter = letter(words, spots.getOrDefault(outline.code(), Spot.UNKNOWN).standing());
      if (!letter.isEmpty()) {
        letters.add(new Letter(outline.x(), outline.y(), letter));
      }
    }
    return letters;
  }

  private static String letter(Words words, Standing standing) {
    return Lettering.printable(words.letters().getOrDefault(standing, ""));
  }

  /** Writes downwards. */
  private static final class Column {
    private int y = MARGIN;

    int skip(int units) {
      y += units;
      return y;
    }

    List<Line> text(String text, int size, int x) {
      List<Line> lines = new ArrayList<>();
      for (String line : Lettering.lines(text, size, SIDE - x - MARGIN)) {
        y += size * 5 / 4;
        lines.add(new Line(x, y, size, line));
      }
      return lines;
    }

    Key key(Entry entry, Words words) {
      y += 10;
      int above = y;
      List<Line> lines = text(entry.text(), TEXT, MARGIN + KEY);
      return new Key(entry.spot(), above, letter(words, entry.spot().standing()), lines);
    }
  }
}
