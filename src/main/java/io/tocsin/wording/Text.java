package io.tocsin.wording;

import java.util.Optional;

/**
 * The rule for text that strangers or editors send and that people will read.
 *
 * <p>Refused are characters that a reader cannot see and that change what is seen: control
 * characters, direction overrides (Unicode Bidirectional Algorithm, "Trojan Source"), invisible
 * separators and tags, halves of surrogate pairs, and towers of combining marks. Joiners that
 * scripts and emoji need are allowed.
 */
public final class Text {

  private static final int MOST_MARKS_IN_A_ROW = 4;

  private Text() {}

  /** Returns the rule a text of several lines breaks, if any; lengths are in UTF-16 units. */
  public static Optional<Rule> faultIn(String text, int longest) {
    if (text.isBlank()) {
      return Optional.of(Rule.MISSING);
    }
    if (text.length() > longest) {
      return Optional.of(Rule.TOO_LONG);
    }
    return isReadable(text) ? Optional.empty() : Optional.of(Rule.FORBIDDEN_CHARACTERS);
  }

  /** Returns the rule a text of one line breaks, if any; lengths are in UTF-16 units. */
  public static Optional<Rule> faultInLine(String text, int longest) {
    Optional<Rule> fault = faultIn(text, longest);
    boolean broken = text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
    return fault.isEmpty() && broken ? Optional.of(Rule.FORBIDDEN_CHARACTERS) : fault;
  }

  /** Says whether the text holds only characters that a reader can see or that scripts need. */
  public static boolean isReadable(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (isHidden(c) || marks > MOST_MARKS_IN_A_ROW) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !isNeededByScripts(c);
      case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
      default -> false;
    };
  }

  /** Joiners, the soft hyphen, and the number signs of Arabic and Syriac. */
  private static boolean isNeededByScripts(int c) {
    return c == 0x200C || c == 0x200D || c == 0x00AD || (c >= 0x0600 && c <= 0x0605);
  }
}
