package io.tocsin.signals;

import java.time.Duration;

/**
 * How fast reports are taken: what protects the machine. What protects the truth is weight, see
 * {@link ReportGate}. Immutable.
 *
 * @param reporterBurst reports of one person at once; afterwards one more per {@code reporterEach}
 * @param blockBurst the same for an address block (IPv4 /24, IPv6 /48)
 * @param burst the same for all together
 * @param keys people, and blocks, remembered at once
 */
public record ReportLimits(
    int reporterBurst,
    Duration reporterEach,
    int blockBurst,
    Duration blockEach,
    int burst,
    Duration each,
    int keys) {

  /**
   * For a site that everybody may read: a carrier's block may send a town's worth of reports at
   * once, and all together as much as a large machine takes in.
   */
  public static final ReportLimits USUAL =
      new ReportLimits(
          8,
          Duration.ofMinutes(1),
          20_000,
          Duration.ofMillis(50),
          50_000,
          Duration.ofNanos(20_000),
          100_000);

  public ReportLimits {
    if (keys < 1) {
      throw new IllegalArgumentException("limits that remember nobody");
    }
  }

  /** Returns limits that hold back nobody, for stories and load tests on a closed network. */
  public static ReportLimits none() {
    return new ReportLimits(
        1_000_000,
        Duration.ofNanos(1),
        1_000_000,
        Duration.ofNanos(1),
        1_000_000,
        Duration.ofNanos(1),
        1_000);
  }
}
