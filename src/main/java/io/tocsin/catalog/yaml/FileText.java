package io.tocsin.catalog.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes to text: what is not text is told and replaced, so that the rest can still be checked. */
final class FileText {

  private static final char REPLACEMENT = '\ufffd';

  private FileText() {}

  static String read(byte[] bytes, Faults faults) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    faults.lines((int) text.lines().count());
    checkEncoding(bytes, faults);
    return withoutUnseen(text, faults);
  }

  private static void checkEncoding(byte[] bytes, Faults faults) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      Place place = new Place();
      out.flip().codePoints().forEach(place::pass);
      faults.add(place.line, place.column, "", "", FaultRule.NOT_UTF8, Hint.NONE);
    }
  }

  private static String withoutUnseen(String text, Faults faults) {
    StringBuilder clean = new StringBuilder(text.length());
    Place place = new Place();
    text.codePoints()
        .forEach(c -> {
          if (isForbidden(c)) {
            faults.add(
                place.line,
                place.column,
                "",
                "U+%04X".formatted(c),
                FaultRule.FORBIDDEN_CHARACTER,
                Hint.NONE);
            clean.append(REPLACEMENT);
          } else {
            clean.appendCodePoint(c);
          }
          place.pass(c);
        });
    return clean.toString();
  }

  /** Control characters, and those that reorder text so that it reads as something else. */
  static boolean isForbidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    boolean direction =
        (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069)
            || c == 0x061C
            || c == 0x200E
            || c == 0x200F;
    boolean notText =
        c == 0xFEFF || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.SURROGATE;
    return control || direction || notText || (c & 0xFFFE) == 0xFFFE;
  }

  /** Where the reading stands. */
  private static final class Place {
    private int line = 1;
    private int column = 1;
    private boolean afterReturn;

    void pass(int c) {
      if (c == '\n' && afterReturn) {
        afterReturn = false;
      } else if (c == '\n' || c == '\r') {
        line++;
        column = 1;
        afterReturn = c == '\r';
      } else {
        column++;
        afterReturn = false;
      }
    }
  }
}
