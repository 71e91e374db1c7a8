package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.Intake;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The catalogue in force; a good one replaces it whole, a bad one never; thread-safe. */
public final class LiveCatalog implements Supplier<Catalog> {

  private final AtomicReference<Intake.Ground> ground;

  /** Begins with a catalogue. */
  public LiveCatalog(Catalog first) {
    this.ground = new AtomicReference<>(groundOf(first));
  }

  @Override
  public Catalog get() {
    return ground.get().catalog();
  }

  /** What reports are checked against at this moment. */
  public Intake.Ground ground() {
    return ground.get();
  }

  /** Puts another one in force. */
  public void replace(Catalog next) {
    ground.set(groundOf(next));
  }

  /** The signal by which detection learns what is watched. */
  public CatalogChanged signal(String id, Instant at) {
    Catalog catalog = get();
    List<Watched> watched =
        catalog.components().stream()
            .map(component ->
                new Watched(
                    component.service(),
                    component.id(),
                    catalog.probes().stream()
                        .filter(probe -> probe.component().equals(component.id()))
                        .map(LiveCatalog::watched)
                        .toList()))
            .toList();
    return new CatalogChanged(id, at, watched);
  }

  private static WatchedProbe watched(ProbeSpec probe) {
    return new WatchedProbe(
        probe.id(),
        probe.cohorts(),
        probe.interval(),
        probe.confirmAfterFailures(),
        probe.recoverAfterSuccesses());
  }

  private static Intake.Ground groundOf(Catalog catalog) {
    return new Intake.Ground(catalog, Postcodes.load(catalog.areas()));
  }
}
