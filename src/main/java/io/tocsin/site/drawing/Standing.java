package io.tocsin.site.drawing;

import java.util.Locale;

/**
 * What is known of an incident in one area, the most certain first. Not one of them says that
 * something works there.
 */
public enum Standing {
  /** Whoever keeps the page names it. */
  DECLARED,
  /** People report it there, although a source says "only elsewhere". */
  AT_ODDS,
  /** People report it there. */
  REPORTED,
  /** A source names it; nobody reports it there. */
  SAID,
  /** It was named or reported, and seems to work again. */
  BACK,
  /** A source says "only elsewhere"; nobody reports it there. */
  SAID_NOT,
  /** Nothing. */
  UNKNOWN;

  /** Returns the name in classes and phrases: {@code at-odds}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
