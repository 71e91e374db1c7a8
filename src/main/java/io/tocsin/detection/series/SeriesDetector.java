package io.tocsin.detection.series;

import java.time.Instant;

/**
 * Scores the readings of one series as they come, knowing only those before.
 *
 * <p>Asks in five ways "have we seen this before?" ({@link Look}), turns each answer into how rare
 * it is for this very series ({@link Rarity}), and takes the mean. The unit and the spread of the
 * series cancel out, so one fixed setting serves all. Memory and time per reading are bounded.
 * Confined to one thread.
 */
public final class SeriesDetector {

  /**
   * The mean rarity that alarms at first, and what e times the readings known add to it: with more
   * readings to be rare among, chance alone makes rarer ones.
   */
  private static final double ALARMING = 1.5;

  private static final double ALARMING_MORE = 0.25;

  /** Beyond this, squares would overflow. */
  private static final double LARGEST = 1e150;

  private final Past past = new Past();
  private final Rarity[] rarities = new Rarity[Look.values().length];
  private final Episode episode = new Episode();
  private int known;

  /** A detector that has seen nothing yet. */
  public SeriesDetector() {
    for (int look = 0; look < rarities.length; look++) {
      rarities[look] = new Rarity();
    }
  }

  /**
   * How unusual this reading is after all before it, 0 to 1; from 0.5 it is an anomaly.
   *
   * <p>An episode reaches 0.5 once, at its beginning; what belongs to it scores below.
   *
   * @param at not before the moment of the last reading; if it is, only the time of day suffers
   * @param value a reading that is missing (NaN), infinite or beyond 1e150 scores 0 and teaches
   *     nothing
   */
  public double score(Instant at, double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      return 0;
    }
    known = Math.min(known + 1, Rarity.MEMORY);
    double strength =
        meanRarity(past.take(at.getEpochSecond(), value))
            / (ALARMING + ALARMING_MORE * Math.log(known));
    double score = 1 - Math.pow(2, -strength);
    return episode.begins(strength) ? Math.max(score, 0.5) : score / 2;
  }

  private double meanRarity(double[] strangeness) {
    double sum = 0;
    int answers = 0;
    for (int look = 0; look < rarities.length; look++) {
      double rarity =
          Double.isNaN(strangeness[look]) ? Double.NaN : rarities[look].take(strangeness[look]);
      if (!Double.isNaN(rarity)) {
        sum += rarity;
        answers++;
      }
    }
    return answers == 0 ? 0 : sum / answers;
  }
}
