package io.tocsin.wording;

/** What a reading ease means, by the bands of Flesch 1949. */
public enum ReadingLevel {
  VERY_EASY(80),
  EASY(70),
  PLAIN(60),
  FAIRLY_HARD(50),
  HARD(30),
  VERY_HARD(Double.NEGATIVE_INFINITY);

  private final double from;

  ReadingLevel(double from) {
    this.from = from;
  }

  /** Returns the level of a reading ease. */
  public static ReadingLevel of(double ease) {
    for (ReadingLevel level : values()) {
      if (ease >= level.from) {
        return level;
      }
    }
    return VERY_HARD;
  }
}
