package io.tocsin.wording;

import com.ibm.icu.text.Transliterator;
import java.util.Map;

/**
 * A text as a telephone network counts it: 3GPP TS 23.038 (GSM 7-bit and UCS-2) and TS 23.040
 * (parts). Immutable.
 *
 * @param units septets of GSM-7 (a character of the extension counts two), or UTF-16 units of UCS-2
 * @param segments parts that are sent and paid for
 * @param remaining units that still fit into the last part
 */
public record SmsText(String text, Encoding encoding, int units, int segments, int remaining) {

  /** How the network writes it. */
  public enum Encoding {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int alone;
    private final int joined;

    Encoding(int alone, int joined) {
      this.alone = alone;
      this.joined = joined;
    }

    /** Returns the units of a text that is one part. */
    public int alone() {
      return alone;
    }

    /** Returns the units of each part of a longer text. */
    public int joined() {
      return joined;
    }
  }

  private static final String BASE =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final Map<String, String> PLAIN =
      Map.of("«", "\"", "»", "\"", "°", "o", "№", "No", "\u00a0", " ", "\u202f", " ");
  private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");

  /** Counts a text. */
  public static SmsText of(String text) {
    boolean gsm = text.codePoints().allMatch(SmsText::isGsm);
    Encoding encoding = gsm ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = text.codePoints().map(c -> units(encoding, c)).sum();
    if (units <= encoding.alone()) {
      return new SmsText(text, encoding, units, 1, encoding.alone() - units);
    }
    int segments = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int next = units(encoding, c);
      if (used + next > encoding.joined()) {
        segments++;
        used = 0;
      }
      used += next;
    }
    return new SmsText(text, encoding, units, segments, encoding.joined() - used);
  }

  /**
   * Returns a text without the characters that cost French and other Latin texts their 160: {@code
   * ê} becomes {@code e}, a quotation mark {@code "}; what GSM-7 holds ({@code é}, {@code à})
   * stays, and so do other scripts.
   */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    String quoted = text.replaceAll("«[\\s\u00a0\u202f]?|[\\s\u00a0\u202f]?»", "\"");
    quoted.codePoints().forEach(c -> plain.append(isBase(c) ? Character.toString(c) : plain(c)));
    return plain.toString();
  }

  private static String plain(int c) {
    String letter = Character.toString(c);
    String known = PLAIN.get(letter);
    if (known != null || isGsm(c)) {
      return known == null ? letter : known;
    }
    String latin = LATIN.transliterate(letter);
    boolean writable = latin.codePoints().allMatch(SmsText::isGsm);
    return writable || Character.isLetter(c) ? latin : "";
  }

  private static int units(Encoding encoding, int c) {
    return switch (encoding) {
      case GSM_7 -> isBase(c) ? 1 : 2;
      case UCS_2 -> Character.charCount(c);
    };
  }

  private static boolean isBase(int c) {
    return BASE.indexOf(c) >= 0;
  }

  private static boolean isGsm(int c) {
    return isBase(c) || EXTENSION.indexOf(c) >= 0;
  }

  /** Whether it is sent as one part. */
  public boolean isOnePart() {
    return segments == 1;
  }
}
