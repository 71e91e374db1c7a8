package io.tocsin.catalog;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A page to fetch and what it must look like. Immutable.
 *
 * @param url absolute, {@code http} or {@code https}
 * @param latencyCeiling an answer slower than this is a degraded one; never longer than the timeout
 * @param statuses the status codes taken for an answer; at least one range
 * @param requiredWords words that must all be on the page
 * @param forbiddenWords words of which none may be on the page: "maintenance" under a status 200
 */
public record HttpProbeSpec(
    String id,
    String component,
    Set<Cohort> cohorts,
    URI url,
    Duration interval,
    Duration timeout,
    Duration latencyCeiling,
    List<StatusRange> statuses,
    List<String> requiredWords,
    List<String> forbiddenWords,
    int confirmAfterFailures,
    int recoverAfterSuccesses,
    boolean allowPrivate)
    implements ProbeSpec {

  public HttpProbeSpec {
    cohorts = Set.copyOf(cohorts);
    statuses = List.copyOf(statuses);
    requiredWords = List.copyOf(requiredWords);
    forbiddenWords = List.copyOf(forbiddenWords);
    WebAddress.require(url);
    if (!latencyCeiling.isPositive() || latencyCeiling.compareTo(timeout) > 0) {
      throw new IllegalArgumentException(id + " has a latency ceiling beyond its timeout");
    }
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException(id + " accepts no status");
    }
    ProbeRules.check(id, component, interval, timeout, confirmAfterFailures, recoverAfterSuccesses);
  }

  /** Makes a probe of a page that must answer 2xx, every minute, within 10 s, ceiling 5 s. */
  public static HttpProbeSpec of(String id, String component, URI url) {
    return new HttpProbeSpec(
        id,
        component,
        Set.of(),
        url,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        List.of(StatusRange.SUCCESS),
        List.of(),
        List.of(),
        DEFAULT_CONFIRM_AFTER_FAILURES,
        DEFAULT_RECOVER_AFTER_SUCCESSES,
        false);
  }

  /** Says whether the status is one of those taken for an answer. */
  public boolean accepts(int status) {
    return statuses.stream().anyMatch(range -> range.contains(status));
  }
}
