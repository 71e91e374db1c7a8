package io.tocsin.detection.series;

/**
 * One way of asking "have we seen this before?".
 *
 * <p>The latest readings, fading with their age, are laid over every stretch of the past; what
 * counts is how far the most similar stretch is away.
 */
enum Look {
  /** The reading alone: a value that never was. */
  VALUE(Reach.ONE, 1, false),
  /** The last few readings: a jump, a spike, a stop that never was. */
  STEP(Reach.FEW, 3, false),
  /** The last few dozen: a shape that never was. */
  SHAPE(Reach.DOZENS, 3, false),
  /** The last few, at this time of the day: usual by night, unheard of at noon. */
  HOUR(Reach.FEW, 1, true);

  private final Reach reach;
  private final int rank;
  private final boolean daily;

  Look(Reach reach, int rank, boolean daily) {
    this.reach = reach;
    this.rank = rank;
    this.daily = daily;
  }

  Reach reach() {
    return reach;
  }

  /** Which of the nearest stretches is asked for; the third is not fooled by one old accident. */
  int rank() {
    return rank;
  }

  /** Whether only stretches count that ended at about this time of an earlier day. */
  boolean daily() {
    return daily;
  }

  /** How many readings weigh, by their mean age. */
  enum Reach {
    ONE(1),
    FEW(8),
    DOZENS(40);

    private final int readings;

    Reach(int readings) {
      this.readings = readings;
    }

    int readings() {
      return readings;
    }

    /** What a difference keeps of its weight from one reading to the next. */
    double keep() {
      return 1 - 1.0 / readings;
    }
  }
}
