package io.tocsin.detection.series;

import java.time.Instant;

/**
 * Scores the readings of one series as they come, knowing only those before.
 *
 * <p>Asks four times "have we seen this before?" ({@link Look}), turns each answer into how rare it
 * is for this very series ({@link Rarity}), and takes the mean. The unit and the spread of the
 * series cancel out, so one fixed setting serves all. Memory and time per reading are bounded.
 * Confined to one thread.
 */
public final class SeriesDetector {

  /** The mean rarity that scores one half: each look calls it one in e^3.5, about 33. */
  private static final double ALARMING = 3.5;

  /** Readings after an alarm that belong to the same episode. */
  private static final int EPISODE = 50;

  private final Past past = new Past();
  private final Rarity[] rarities = new Rarity[Look.values().length];
  private int sinceAlarm = EPISODE;

  public SeriesDetector() {
    for (int look = 0; look < rarities.length; look++) {
      rarities[look] = new Rarity();
    }
  }

  /**
   * How unusual this reading is after all before it, 0 to 1; from 0.5 it is an anomaly.
   *
   * <p>An episode reaches 0.5 once, at its first reading; the others score below it.
   *
   * @param at not before that of the last reading; if it is, only the time of day suffers
   * @param value a reading that is missing (NaN) or infinite scores 0 and is not learned
   */
  public double score(Instant at, double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double score = 1 - Math.pow(2, -meanRarity(at, value) / ALARMING);
    if (sinceAlarm < EPISODE) {
      sinceAlarm++;
      return score / 2;
    }
    if (score >= 0.5) {
      sinceAlarm = 0;
    }
    return score;
  }

  private double meanRarity(Instant at, double value) {
    double[] strange = past.take(at.getEpochSecond(), value);
    double sum = 0;
    int looks = 0;
    for (Look look : Look.values()) {
      double strangeness = strange[look.ordinal()];
      double rarity =
          Double.isNaN(strangeness) ? Double.NaN : rarities[look.ordinal()].take(strangeness);
      if (!Double.isNaN(rarity)) {
        sum += rarity;
        looks++;
      }
    }
    return looks == 0 ? 0 : sum / looks;
  }
}
