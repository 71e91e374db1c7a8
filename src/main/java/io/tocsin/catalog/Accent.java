package io.tocsin.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The owner's colour of links, buttons and focus; null where the page keeps its own. Immutable.
 *
 * <p>Each is readable on every ground of its scheme: the paper, the card, and what stands behind
 * the first sentence in each state.
 */
public record Accent(@Nullable Colour light, @Nullable Colour dark) {

  /** The page's own colours. */
  public static final Accent NONE = new Accent(null, null);

  /** What links stand on where the page is light. */
  public static final List<Colour> LIGHT_GROUNDS =
      colours("#fbfaf6 #ffffff #eef4ec #fbf0dc #fbe9e5 #f0efec #e9eff9");

  /** What links stand on where the page is dark. */
  public static final List<Colour> DARK_GROUNDS =
      colours("#15161a #1c1e23 #18241d #2b2214 #321b1a #212327 #1a2333");

  public Accent {
    check(light, LIGHT_GROUNDS);
    check(dark, DARK_GROUNDS);
  }

  private static void check(@Nullable Colour colour, List<Colour> grounds) {
    if (colour != null && colour.contrast(grounds) < Colour.READABLE) {
      throw new IllegalArgumentException("not readable: " + colour.written());
    }
  }

  private static List<Colour> colours(String all) {
    return Stream.of(all.split(" ", -1)).map(one -> Colour.parse(one).orElseThrow()).toList();
  }
}
