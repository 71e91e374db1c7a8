package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How many, as somebody said it; never a bare number. Immutable.
 *
 * <p>Two figures can be compared only when unit, basis and extent are the same.
 *
 * @param low the least, in {@code unit}; 0 when only "fewer than" was said
 * @param high the most, in {@code unit}, or null: "more than {@code low}"
 * @param basis what was counted ("addresses that refused a message"), or null: not said
 * @param words as it was said ("a few thousand"), or null when the numbers are the words
 */
public record Figure(
    double low,
    @Nullable Double high,
    Unit unit,
    Extent extent,
    @Nullable LocalizedText basis,
    @Nullable LocalizedText words) {

  /** What the numbers count. */
  public enum Unit {
    CUSTOMERS,
    PEOPLE,
    MAILBOXES,
    /** Of all customers, 0 to 100. */
    PERCENT_OF_CUSTOMERS,
    SIGNATURES,
    REPORTS,
    POINTS
  }

  /** What stretch of the disturbance they count. */
  public enum Extent {
    NOW,
    PEAK,
    TOTAL,
    /** Nobody said. */
    UNSAID
  }

  public Figure {
    boolean upsideDown = high != null && high < low;
    if (low < 0 || upsideDown || Double.isNaN(low) || Double.isInfinite(low)) {
      throw new IllegalArgumentException("not a range: " + low + " to " + high);
    }
    if (unit == Unit.PERCENT_OF_CUSTOMERS && (low > 100 || (high != null && high > 100))) {
      throw new IllegalArgumentException("more than all: " + low + " to " + high + " %");
    }
  }
}
