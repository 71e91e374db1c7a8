package io.tocsin.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.journal.FollowerHealth;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ReportTally;
import io.tocsin.web.EventStream;
import io.tocsin.web.PublicFiles;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The metrics of the house, under names that begin with {@code tocsin_}; thread-safe. Labels are
 * closed lists: no address, no text, nothing a stranger can make more of.
 */
public final class Gauges {

  /** The registry holds what it measures loosely: without this it would be forgotten. */
  private final List<Object> watched = new CopyOnWriteArrayList<>();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Makes the registry, with what the virtual machine tells of itself. */
  public Gauges(String version) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    Gauge.builder("tocsin.build.info", () -> 1).tag("version", version).register(registry);
  }

  /** Returns the registry, for the admin port. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Counts reports: accepted, repeated, refused by rule, sent away by reason. */
  public void reports(ReportTally tally) {
    counter("tocsin.reports.accepted", Tags.empty(), tally, ReportTally::accepted);
    counter("tocsin.reports.reduced", Tags.empty(), tally, ReportTally::reduced);
    counter("tocsin.reports.repeated", Tags.empty(), tally, ReportTally::repeated);
    counter("tocsin.followups.accepted", Tags.empty(), tally, ReportTally::followUps);
    for (Rule rule : Rule.values()) {
      counter("tocsin.reports.rejected", reason(rule), tally, counted -> counted.refused(rule));
    }
    for (IntakeAnswer.BusyReason busy : IntakeAnswer.BusyReason.values()) {
      counter("tocsin.reports.rejected", reason(busy), tally, counted -> counted.busy(busy));
    }
  }

  /** Watches the event stream and the page. */
  public void page(EventStream events, PublicFiles files) {
    watched.addAll(List.of(events, files));
    Gauge.builder("tocsin.stream.readers", events, EventStream::readers).register(registry);
    Gauge.builder("tocsin.page.generation", files, PublicFiles::generation).register(registry);
  }

  /** Watches for how long the mirror has shown something older than the page. */
  public void mirror(Supplier<Duration> lag) {
    watched.add(lag);
    TimeGauge.builder(
            "tocsin.mirror.lag", lag, TimeUnit.SECONDS, now -> now.get().toMillis() / 1000.0)
        .register(registry);
  }

  /** Watches the mirror as people read it: for how long it lags, which generation it shows. */
  public void mirrorAsRead(Supplier<Duration> lag, Supplier<Number> generation) {
    watched.addAll(List.of(lag, generation));
    TimeGauge.builder(
            "tocsin.mirror.read.lag", lag, TimeUnit.SECONDS, now -> now.get().toMillis() / 1000.0)
        .register(registry);
    Gauge.builder("tocsin.mirror.read.generation", generation).register(registry);
  }

  /** Watches how far followers of the journal lag behind. */
  public void followers(
      Supplier<? extends Collection<FollowerHealth>> followers, InstantSource clock) {
    watched.add(followers);
    for (FollowerHealth health : List.copyOf(followers.get())) {
      Tags tags =
          Tags.of("follower", health.follower(), "partition", Integer.toString(health.partition()));
      TimeGauge.builder(
              "tocsin.follower.lag",
              followers,
              TimeUnit.SECONDS,
              now -> lag(now.get(), health, clock))
          .tags(tags)
          .register(registry);
      Gauge.builder("tocsin.follower.failures", followers, now -> failures(now.get(), health))
          .tags(tags)
          .register(registry);
    }
  }

  private static double lag(
      Collection<FollowerHealth> all, FollowerHealth one, InstantSource clock) {
    return same(all, one).mapToDouble(now -> now.lag(clock.instant()).toMillis() / 1000.0).sum();
  }

  private static double failures(Collection<FollowerHealth> all, FollowerHealth one) {
    return same(all, one).mapToDouble(FollowerHealth::failuresInARow).sum();
  }

  private static Stream<FollowerHealth> same(Collection<FollowerHealth> all, FollowerHealth one) {
    return all.stream()
        .filter(health ->
            health.follower().equals(one.follower()) && health.partition() == one.partition());
  }

  /** Counts one answer of a probe. */
  public void probed(String probe, ProbeReason reason) {
    registry
        .counter("tocsin.probe.results", Tags.of("probe", probe, "reason", word(reason)))
        .increment();
  }

  /** Offers a count of somebody else's, for instance of dispatches by channel and outcome. */
  public <T> void counter(String name, Tags tags, T source, ToDoubleFunction<T> count) {
    watched.add(source);
    FunctionCounter.builder(name, Objects.requireNonNull(source), count)
        .tags(tags)
        .register(registry);
  }

  private static Tags reason(Enum<?> reason) {
    return Tags.of("reason", word(reason));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
