package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence adds up to for one component, or for one cohort of its customers.
 *
 * @param at when it was reached, by the clock of the signals
 * @param cohorts the customers it is about; empty for everybody
 * @param state what the component is believed to be now
 * @param confidence probability that the verdict is right, 0 to 1
 * @param onset when the disturbance began, from evidence; for a recovery, when it began to work
 *     again
 * @param areas area codes where evidence was seen; empty when unknown
 * @param numbers the counts behind the reason
 * @param extent how far it reaches, as far as people tell; null when they tell nothing
 * @param harm how many people it hits and for how long still; null where it is about one group of
 *     customers, or about nothing that lasts
 * @param because the other service that is probably behind it, or null
 */
public record Verdict(
    Instant at,
    String service,
    String component,
    Set<Cohort> cohorts,
    Change change,
    ComponentState state,
    VerdictReason reason,
    double confidence,
    Instant onset,
    Set<String> areas,
    Numbers numbers,
    @Nullable Extent extent,
    @Nullable Harm harm,
    @Nullable Cause because) {

  /** A verdict to which people's reports add nothing. */
  public Verdict(
      Instant at,
      String service,
      String component,
      Set<Cohort> cohorts,
      Change change,
      ComponentState state,
      VerdictReason reason,
      double confidence,
      Instant onset,
      Set<String> areas,
      Numbers numbers) {
    this(
        at,
        service,
        component,
        cohorts,
        change,
        state,
        reason,
        confidence,
        onset,
        areas,
        numbers,
        null,
        null,
        null);
  }

  /** What changed. */
  public enum Change {
    /** The crowd alone says so: "people report problems", never more. */
    SUSPECTED,
    /** A probe confirms it, with or without the crowd. */
    CONFIRMED,
    /** It lasts, and is known better: since when, where, how far. */
    REVISED,
    /** Some of it works again. */
    EASING,
    /** All of it works again. */
    OVER,
    /** There is no fresh data: we do not know. */
    LOST_SIGHT
  }

  /**
   * The counts behind a verdict.
   *
   * @param reports distinct people who report a failure in the window
   * @param expected reports usual for this hour and window
   * @param windowMinutes length of the window
   * @param areas how many areas the reports come from
   * @param probesFailing probes that confirmedly fail
   * @param probes probes that have spoken recently, inconclusive ones left out
   */
  public record Numbers(
      int reports, double expected, int windowMinutes, int areas, int probesFailing, int probes) {}

  public Verdict {
    cohorts = Set.copyOf(cohorts);
    areas = Set.copyOf(areas);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is not in [0, 1]: " + confidence);
    }
  }
}
