package io.tocsin.site.view;

/** Text of others as XML can hold it; pure. */
public final class XmlText {

  private XmlText() {}

  /**
   * Returns the text cleaned as on pages, without what XML 1.0 cannot hold at all: control
   * characters, lone surrogates, noncharacters (section 2.2). Nothing is escaped.
   */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Prose.clean(text).codePoints().filter(XmlText::isHeld).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isHeld(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && point < 0xD800)
        || (point > 0xDFFF && point < 0xFFFE)
        || (point > 0xFFFF && (point & 0xFFFE) != 0xFFFE);
  }
}
