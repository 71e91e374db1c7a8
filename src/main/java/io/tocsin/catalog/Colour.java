package io.tocsin.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen, each part from 0 to 255. Immutable.
 *
 * <p>Contrast is that of WCAG 2.2: the ratio of relative luminances, from 1 to 21.
 */
public record Colour(int red, int green, int blue) {

  /** The least contrast at which text of any size is readable (WCAG 2.2, criterion 1.4.3). */
  public static final double READABLE = 4.5;

  private static final Colour BLACK = new Colour(0, 0, 0);
  private static final Colour WHITE = new Colour(255, 255, 255);
  private static final Pattern WRITTEN = Pattern.compile("#?([0-9A-Fa-f]{6})");
  private static final int STEPS = 1_000;

  public Colour {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException("no colour: " + red + ", " + green + ", " + blue);
    }
  }

  /** Reads a colour written as six hexadecimal digits, with or without a hash before them. */
  public static Optional<Colour> parse(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    int all = Integer.parseInt(text.substring(text.length() - 6), 16);
    return Optional.of(new Colour(all >> 16, (all >> 8) & 255, all & 255));
  }

  /** Writes it the way style sheets do, {@code #1f4e8c}. */
  public String written() {
    return "#%06x".formatted((red << 16) | (green << 8) | blue);
  }

  /** Returns the contrast with another colour. */
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** Returns the least contrast with any of the grounds. */
  public double contrast(List<Colour> grounds) {
    return grounds.stream().mapToDouble(this::contrast).min().orElseThrow();
  }

  /**
   * Returns the colour of the same tone that is nearest to this one and readable on all grounds:
   * darkened on light grounds, lightened on dark ones.
   */
  public Colour readableOn(List<Colour> grounds) {
    Colour end = BLACK.contrast(grounds) > WHITE.contrast(grounds) ? BLACK : WHITE;
    for (int step = 0; step < STEPS; step++) {
      Colour mixed = towards(end, step / (double) STEPS);
      if (mixed.contrast(grounds) >= READABLE) {
        return mixed;
      }
    }
    return end;
  }

  private Colour towards(Colour end, double share) {
    return new Colour(
        mix(red, end.red, share), mix(green, end.green, share), mix(blue, end.blue, share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
