package io.tocsin.app;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Footing;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.journal.Journal;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.Intake;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The catalogue in force; a good one replaces it whole, a bad one never; thread-safe. */
public final class LiveCatalog implements Supplier<Catalog> {

  /** A process that runs longer than this forgets the holidays; it is restarted before. */
  private static final int YEARS_AHEAD = 5;

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
    return new CatalogChanged(id, at, watched, vantages(catalog));
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
    int year = at.atZone(catalog.zone()).getYear();
    return new LandscapeChanged(
        id,
        at,
        catalog.zone(),
        catalog.watching().holidays().between(year - 1, year + YEARS_AHEAD),
        lands,
        catalog.services().stream().map(LiveCatalog::clientele).toList(),
        catalog.watching().caution());
  }

  private static Clientele clientele(Service service) {
    Footing footing = service.footing();
    return new Clientele(
        service.id(),
        footing.customers(),
        footing.byArea(),
        footing.dependsOn(),
        footing.carriesLines(),
        service.kind());
  }

  private static List<VantagePoint> vantages(Catalog catalog) {
    return catalog.watching().vantages().stream()
        .map(one -> new VantagePoint(one.id(), one.area(), one.line()))
        .toList();
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
