package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is watched changed, or was read for the first time; broadcast to every partition.
 *
 * @param vantages what is known of the places that probes ask from; a place that is not named is an
 *     ordinary one
 */
public record CatalogChanged(
    String id, Instant at, List<Watched> components, List<VantagePoint> vantages)
    implements Signal {

  /**
   * A place that probes ask from.
   *
   * @param vantage its name in {@link ProbeResult#vantage}
   * @param area code of the area it stands in, or null
   * @param line id of the service over whose line it asks, or null
   */
  public record VantagePoint(String vantage, @Nullable String area, @Nullable String line) {}

  /** One component and the probes that watch it. */
  public record Watched(String service, String component, List<WatchedProbe> probes) {
    public Watched {
      probes = List.copyOf(probes);
    }
  }

  /**
   * One probe as detection needs it.
   *
   * @param cohorts the customers it stands for; empty for everybody
   * @param confirmAfterFailures failures in a row before it counts as failing, at least 1
   * @param recoverAfterSuccesses successes in a row before it counts as working again, at least 1
   */
  public record WatchedProbe(
      String probe,
      Set<Cohort> cohorts,
      Duration interval,
      int confirmAfterFailures,
      int recoverAfterSuccesses) {
    public WatchedProbe {
      cohorts = Set.copyOf(cohorts);
    }
  }

  public CatalogChanged {
    components = List.copyOf(components);
    vantages =
        vantages == null ? List.of() : List.copyOf(vantages); // written before places had names
  }

  /** Of places nothing is known. */
  public CatalogChanged(String id, Instant at, List<Watched> components) {
    this(id, at, components, List.of());
  }

  @Override
  public String key() {
    return "";
  }
}
