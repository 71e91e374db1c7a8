package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is watched changed, or was read for the first time; broadcast to every partition. */
public record CatalogChanged(String id, Instant at, List<Watched> components) implements Signal {

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
  }

  @Override
  public String key() {
    return "";
  }
}
