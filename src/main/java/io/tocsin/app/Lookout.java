package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.catalog.StatusRange;
import io.tocsin.catalog.WitnessSpec;
import io.tocsin.signals.Pace;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.SignalSink;
import io.tocsin.signals.probe.Probe;
import io.tocsin.signals.probe.ProbeRounds;
import io.tocsin.signals.probe.ScheduledProbe;
import io.tocsin.signals.probe.Witnesses;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.PortProbe;
import io.tocsin.signals.probe.http.HttpProbe;
import io.tocsin.signals.probe.http.PageFetcher;
import io.tocsin.signals.probe.smtp.SmtpProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The probes of the catalogue in force, running; a new catalogue gets new ones; thread-safe. */
final class Lookout implements AutoCloseable {

  /** Shorter than any confirmation, so that one lost network does not outlive its witness. */
  private static final Duration WITNESS_FRESH = Duration.ofSeconds(5);

  private final SignalSink sink;
  private final InstantSource clock;
  private final Pace pace;
  private final Supplier<String> ids;
  private final Consumer<ProbeResult> onResult;
  private final EgressGate gate = new EgressGate();
  private final PageFetcher fetcher;
  private @Nullable ProbeRounds rounds;

  Lookout(
      SignalSink sink,
      InstantSource clock,
      Pace pace,
      Supplier<String> ids,
      String userAgent,
      Consumer<ProbeResult> onResult) {
    this.sink = sink;
    this.clock = clock;
    this.pace = pace;
    this.ids = ids;
    this.onResult = onResult;
    this.fetcher = new PageFetcher(userAgent);
  }

  /** Stops the probes that run and starts those of a catalogue. */
  synchronized void watch(Catalog catalog) {
    stop();
    List<ScheduledProbe> probes =
        catalog.probes().stream()
            .map(spec ->
                new ScheduledProbe(
                    catalog.component(spec.component()).orElseThrow().service(), spec, probe(spec)))
            .toList();
    List<Probe> witnesses = catalog.witnesses().stream().map(this::witness).toList();
    ProbeRounds next =
        new ProbeRounds(
            probes,
            new Witnesses(witnesses, clock, WITNESS_FRESH),
            sink,
            clock,
            pace,
            ids,
            onResult);
    next.start();
    rounds = next;
  }

  private Probe probe(ProbeSpec spec) {
    return switch (spec) {
      case HttpProbeSpec http -> new HttpProbe(http, gate, fetcher);
      case SmtpProbeSpec smtp -> new SmtpProbe(smtp, gate);
    };
  }

  private Probe witness(WitnessSpec spec) {
    return switch (spec.target()) {
      case WitnessSpec.Target.Port port ->
          new PortProbe(port.host(), port.port(), spec.timeout(), spec.allowPrivate(), gate);
      case WitnessSpec.Target.Page page -> new HttpProbe(anyAnswer(spec, page), gate, fetcher);
    };
  }

  /** For a witness any HTTP answer tells that the network is there. */
  private static HttpProbeSpec anyAnswer(WitnessSpec spec, WitnessSpec.Target.Page page) {
    return new HttpProbeSpec(
        spec.id(),
        spec.id(),
        Set.of(),
        page.url(),
        spec.interval(),
        spec.timeout(),
        spec.timeout(),
        List.of(new StatusRange(100, 599)),
        List.of(),
        List.of(),
        1,
        1,
        spec.allowPrivate());
  }

  private void stop() {
    if (rounds != null) {
      rounds.close();
      rounds = null;
    }
  }

  @Override
  public synchronized void close() {
    stop();
    fetcher.close();
  }
}
