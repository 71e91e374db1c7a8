package io.tocsin.app;

import io.tocsin.api.Gauges;
import io.tocsin.catalog.yaml.MachineSettings.MirrorSettings;
import io.tocsin.console.Trouble;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.WebErrand;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells how far the mirror lags: in its folder, and where people read it. Thread-safe. */
final class MirrorWatch implements AutoCloseable {

  private final MirrorKeeper keeper;
  private final Duration late;
  private final InstantSource clock;
  private final @Nullable MirrorCanary canary;

  MirrorWatch(
      MirrorKeeper keeper, Duration late, InstantSource clock, @Nullable MirrorCanary canary) {
    this.keeper = keeper;
    this.late = late;
    this.clock = clock;
    this.canary = canary;
  }

  /** Watches a mirror; nobody reads it back if it has no public address. */
  static MirrorWatch open(
      MirrorSettings settings, MirrorKeeper keeper, String userAgent, InstantSource clock) {
    URI address = settings.address();
    MirrorCanary canary =
        address == null
            ? null
            : new MirrorCanary(
                address,
                new WebErrand(new EgressGate(), userAgent, settings.inside()),
                keeper::generation,
                settings.late(),
                clock);
    return new MirrorWatch(keeper, settings.late(), clock, canary);
  }

  /** Begins to look, and tells whoever asks: metrics, and the newsroom's first page. */
  void start(Closers closers, Gauges gauges, Consumer<Supplier<List<Trouble>>> newsroom) {
    closers.add("mirror watch", this);
    newsroom.accept(this::troubles);
    gauges.mirror(keeper::lag);
    MirrorCanary looking = canary;
    if (looking != null) {
      gauges.mirrorAsRead(looking::lag, () -> looking.last().generation());
      looking.start();
    }
  }

  /** Returns what the newsroom should know; nothing while all is in step. */
  List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    Duration lag = keeper.lag();
    if (lag.compareTo(late) >= 0) {
      troubles.add(new Trouble(Trouble.MIRROR, clock.instant().minus(lag), keeper.trouble()));
    }
    if (canary != null && canary.isLate()) {
      MirrorCanary.Look seen = canary.last();
      Instant since = seen.behindSince();
      troubles.add(
          new Trouble(
              seen.trouble().isEmpty() ? Trouble.MIRROR_OLD : Trouble.MIRROR_UNREAD,
              since == null ? clock.instant() : since,
              seen.trouble().isEmpty() ? Long.toString(seen.generation()) : seen.trouble()));
    }
    return troubles;
  }

  @Override
  public void close() {
    if (canary != null) {
      canary.close();
    }
  }
}
