package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer of one probe.
 *
 * @param cohorts the customers this probe stands for; empty when it stands for everybody
 * @param latency time from the first byte sent to the verdict
 * @param detail what the other side answered, at most 300 characters, without addresses
 * @param vantage where the probe ran, for instance {@code local}
 * @param canaries the test mailboxes it asked about, or null for a probe that asks about none
 */
public record ProbeResult(
    String id,
    Instant at,
    String service,
    String component,
    String probe,
    Set<Cohort> cohorts,
    ProbeReason reason,
    Duration latency,
    String detail,
    String vantage,
    @Nullable Canaries canaries)
    implements Signal {

  public ProbeResult {
    cohorts = Set.copyOf(cohorts);
    if (detail.length() > 300) {
      throw new IllegalArgumentException(
          "detail is longer than 300 characters: " + detail.length());
    }
  }

  /** An answer about no mailboxes. */
  public ProbeResult(
      String id,
      Instant at,
      String service,
      String component,
      String probe,
      Set<Cohort> cohorts,
      ProbeReason reason,
      Duration latency,
      String detail,
      String vantage) {
    this(id, at, service, component, probe, cohorts, reason, latency, detail, vantage, null);
  }

  /** The same answer, read in another way. */
  public ProbeResult readAs(ProbeReason other) {
    return new ProbeResult(
        id, at, service, component, probe, cohorts, other, latency, detail, vantage, canaries);
  }

  /** What the probe says, in three values. */
  public Finding finding() {
    return reason.finding();
  }

  @Override
  public String key() {
    return service;
  }
}
