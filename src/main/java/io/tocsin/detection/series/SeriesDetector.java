package io.tocsin.detection.series;

import java.time.Instant;

/** Scores the readings of one series as they come. Confined to one thread. */
public final class SeriesDetector {

  private double mean;
  private double variance;
  private long seen;

  /**
   * How unusual this reading is after all before it, 0 to 1; from 0.5 it is an anomaly.
   *
   * @param value NaN where the reading is missing, which scores 0
   */
  public double score(Instant at, double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double deviation = value - mean;
    double score = seen > 100 && deviation * deviation > 25 * variance ? 0.5 : 0;
    seen++;
    double pace = Math.max(1.0 / seen, 0.002);
    mean += pace * deviation;
    variance += pace * (deviation * deviation - variance);
    return score;
  }
}
