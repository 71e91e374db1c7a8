package io.tocsin.detection;

import io.tocsin.detection.experience.AffectedEstimate;
import org.jspecify.annotations.Nullable;

/**
 * What a disturbance does to people: how many it hits, and for how long still.
 *
 * @param affected null when nobody said how many customers there are
 * @param outlook null when it is over
 */
public record Harm(@Nullable Affected affected, @Nullable Outlook outlook) {

  /** A range or a number that moves by less than this factor is the same news. */
  private static final double SAME_NEWS = 2;

  /** Whether it is worth a word to somebody who was told the other. */
  boolean isNewsAfter(@Nullable Harm told) {
    Affected mine = affected;
    if (mine == null || told == null) {
      return false;
    }
    Affected theirs = told.affected;
    return theirs == null || moved(theirs.peak(), mine.peak()) || moved(theirs.now(), mine.now());
  }

  private static boolean moved(AffectedEstimate one, AffectedEstimate other) {
    return moved(one.low(), other.low())
        || moved(one.median(), other.median())
        || moved(one.high(), other.high());
  }

  private static boolean moved(double one, double other) {
    return Math.max(one, other) + 1 > SAME_NEWS * (Math.min(one, other) + 1);
  }
}
