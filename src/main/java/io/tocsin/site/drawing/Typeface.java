package io.tocsin.site.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Letters as outlines and their widths, from fonts that come with the program: a server may have
 * none. Thread-safe; one at a time draws.
 */
public final class Typeface {

  /** The regular weight. */
  public static final Typeface REGULAR = new Typeface("/fonts/DejaVuSans.ttf");

  /** The bold weight. */
  public static final Typeface BOLD = new Typeface("/fonts/DejaVuSans-Bold.ttf");

  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double units;

  private Typeface(String resource) {
    try (InputStream stream = Typeface.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
      letters = font.getUnicodeCmapLookup();
      units = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns how wide a text is drawn, in the units of its size; letters it lacks are as wide as the
   * box that stands for them.
   */
  public synchronized double width(String text, double size) {
    try {
      double width = 0;
      for (int letter : text.codePoints().toArray()) {
        width += font.getAdvanceWidth(letters.getGlyphId(letter));
      }
      return width * size / units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the outline of a text whose first letter stands at a point of the base line. */
  public synchronized Path2D outline(String text, double size, double x, double y) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double scale = size / units;
    double at = x;
    try {
      for (int letter : text.codePoints().toArray()) {
        int glyph = letters.getGlyphId(letter);
        var drawn = font.getGlyph().getGlyph(glyph);
        if (drawn != null) {
          AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
          outline.append(place.createTransformedShape(drawn.getPath()), false);
        }
        at += font.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outline;
  }

  /** Breaks a text into at most so many lines; what is left over ends in an ellipsis. */
  public List<String> lines(String text, double size, double width, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : Lettering.printable(text).split(" +")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || width(longer, size) <= width) {
        line = longer;
      } else if (lines.size() == most - 1) {
        line = longer + "…";
        break;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines.stream().map(each -> fitted(each, size, width)).toList();
  }

  /** Cuts a text that is too wide, with an ellipsis. */
  public String fitted(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    double room = width - width("…", size);
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      room -= width(text.substring(end, next), size);
      if (room < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }
}
