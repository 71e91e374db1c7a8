package io.tocsin.site.drawing;

import java.util.ArrayList;
import java.util.List;

/** Sets text in lines, as SVG does not; pure. */
final class Lettering {

  /** How wide a letter is on average, as a share of its height: wide enough for any sans serif. */
  private static final double WIDTH = 0.54;

  private Lettering() {}

  /** Drops what XML 1.0 (section 2.2) cannot hold, and turns every white space into a blank. */
  static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(Lettering::isPrintable)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  private static boolean isPrintable(int point) {
    boolean control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    boolean half = point >= 0xD800 && point < 0xE000;
    return !control && !half && point != 0xFFFE && point != 0xFFFF;
  }

  /**
   * Breaks a text into lines; a word longer than a line is cut.
   *
   * @param size height of the letters
   * @param width of the line, in the same units
   */
  static List<String> lines(String text, int size, int width) {
    int most = (int) (width / (WIDTH * size));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" +")) {
      String left = word;
      if (!line.isEmpty() && line.length() + 1 + left.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (left.length() > most) {
        int cut = Character.isHighSurrogate(left.charAt(most - 1)) ? most - 1 : most;
        lines.add(left.substring(0, cut));
        left = left.substring(cut);
      }
      line.append(line.isEmpty() ? "" : " ").append(left);
    }
    lines.add(line.toString());
    return lines;
  }
}
