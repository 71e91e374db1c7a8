package io.tocsin.app;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.journal.Journal;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.Intake;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Land;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

  /** The signal by which detection learns where people live. */
  private LandscapeChanged landscape(String id, Instant at) {
    Catalog catalog = get();
    List<Land> lands =
        catalog.areas().all().stream()
            .filter(area -> area.population() > 0)
            .map(area ->
                new Land(
                    area.code(),
                    Objects.requireNonNullElse(area.region(), ""),
                    area.population(),
                    catalog.areas().neighboursOf(area).stream().map(Area::code).toList()))
            .toList();
    return new LandscapeChanged(id, at, catalog.zone(), Set.of(), lands, List.of());
  }

  /** Tells every partition what is watched and where people live; done when it is durable. */
  public CompletableFuture<Void> announce(Journal journal, Supplier<String> ids, Instant at) {
    return CompletableFuture.allOf(
        journal.broadcast(landscape(ids.get(), at)), journal.broadcast(signal(ids.get(), at)));
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
