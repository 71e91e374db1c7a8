package io.tocsin.site.metrics;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.signals.Finding;
import io.tocsin.site.SiteFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a snapshot as figures: OpenMetrics 1.0 at {@link #OPEN_PATH}, Prometheus text 0.0.4 at
 * {@link #TEXT_PATH}. Confined to one thread.
 *
 * <p>A file cannot count seconds, so every duration is a moment here: {@code time() - moment} is
 * the age.
 */
public final class PublicMetrics {

  /** What a scraper that asks for nothing else is given. */
  public static final String OPEN_PATH = "/metrics-public";

  /** The same for programs that know the older format alone. */
  public static final String TEXT_PATH = "/metrics-public.txt";

  private static final List<String> STATES =
      List.of("works", "degraded", "out", "unknown", "maintenance");
  private static final List<String> FINDINGS = List.of("works", "fails", "inconclusive");

  private final Map<String, Long> open;
  private final Map<Announced, Long> announced;
  private final Family page =
      gauge("tocsin_snapshot_timestamp_seconds", "When the state was read, as Unix time.");
  private final Family generation =
      gauge("tocsin_snapshot_generation", "Grows with every change of what is public.");
  private final Family status =
      new Family(
          "tocsin_component_status",
          Family.Kind.STATESET,
          "What the page says of a component; unknown where nobody looks.");
  private final Family failing =
      gauge("tocsin_people_failing", "Distinct people who said in an hour that it fails.");
  private final Family baseline =
      gauge("tocsin_people_failing_baseline", "How many are usual at this hour.");
  private final Family probes =
      new Family(
          "tocsin_probe_result", Family.Kind.STATESET, "The last word of a probe that is current.");
  private final Family available =
      gauge(
          "tocsin_available_ratio",
          "Share of the last 30 days a component worked, without and with announced work.");
  private final Family incidents =
      gauge("tocsin_incidents_open", "Incidents of a service that are not closed.");
  private final Family works =
      gauge("tocsin_maintenances", "Announced work of a service by where it stands.");
  private final Family word =
      gauge(
          "tocsin_operator_word_timestamp_seconds",
          "Newest public word of the operator about a service, as Unix time.");
  private final Family statement =
      gauge(
          "tocsin_incident_statement_timestamp_seconds",
          "Newest statement about an open incident, as Unix time.");
  private final Family next =
      gauge(
          "tocsin_incident_next_word_due_timestamp_seconds",
          "When the next word about an open incident is due, as Unix time.");
  private final Family eta =
      gauge(
          "tocsin_incident_eta_timestamp_seconds",
          "When an open incident should be over as announced, as Unix time; absent: none yet.");

  /** Reads a snapshot. */
  public PublicMetrics(PublicSnapshot snapshot) {
    this.open =
        snapshot.incidents().stream()
            .filter(IncidentView::isOpen)
            .collect(Collectors.groupingBy(IncidentView::service, Collectors.counting()));
    this.announced =
        snapshot.maintenances().stream()
            .map(MaintenanceView::maintenance)
            .collect(
                Collectors.groupingBy(
                    work -> new Announced(work.service(), work.status()), Collectors.counting()));
    page.add(Labels.NONE, seconds(snapshot.at()));
    generation.add(Labels.NONE, snapshot.generation());
    snapshot.services().forEach(this::service);
    snapshot.incidents().stream().filter(IncidentView::isOpen).forEach(this::incident);
  }

  private record Announced(String service, Maintenance.Status standing) {}

  private static Family gauge(String name, String help) {
    return new Family(name, Family.Kind.GAUGE, help);
  }

  private static double seconds(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toMillis() / 1000.0;
  }

  /** Returns both files. */
  public Map<String, SiteFile> files() {
    return Map.of(
        OPEN_PATH,
        SiteFile.open(
            "application/openmetrics-text; version=1.0.0; charset=utf-8", text(true) + "# EOF\n"),
        TEXT_PATH,
        SiteFile.open("text/plain; version=0.0.4; charset=utf-8", text(false)));
  }

  private String text(boolean open) {
    StringBuilder text = new StringBuilder();
    Stream.of(
            page,
            generation,
            status,
            failing,
            baseline,
            probes,
            available,
            incidents,
            works,
            word,
            statement,
            next,
            eta)
        .filter(family -> !family.samples().isEmpty())
        .forEach(family -> family.write(text, open));
    return text.toString();
  }

  private void service(ServiceView service) {
    Labels own = Labels.of("service", service.id());
    service.components().forEach(component -> component(own, component));
    incidents.add(own, open.getOrDefault(service.id(), 0L));
    for (Maintenance.Status standing :
        List.of(
            Maintenance.Status.ANNOUNCED, Maintenance.Status.RUNNING, Maintenance.Status.OVERRUN)) {
      works.add(
          own.and("status", standing.name().toLowerCase(Locale.ROOT)),
          announced.getOrDefault(new Announced(service.id(), standing), 0L));
    }
    Optional.ofNullable(service.operatorVoice().lastWord())
        .ifPresent(last -> word.add(own, seconds(last.at())));
  }

  private void component(Labels service, ComponentView component) {
    Labels own = service.and("component", component.id());
    status.add(own, STATES, component.underMaintenance() ? "maintenance" : state(component));
    Evidence evidence = component.evidence();
    if (evidence != null) {
      failing.add(own, evidence.people().failing());
      baseline.add(own, evidence.people().expected());
      evidence.probes().stream()
          .filter(probe -> !probe.stale())
          .forEach(probe ->
              probes.add(own.and("probe", probe.probe()), FINDINGS, finding(probe.finding())));
    }
    if (component.available() != null) {
      available.add(own.and("announced_work", "left_out"), component.available());
    }
    if (component.availableWithMaintenance() != null) {
      available.add(own.and("announced_work", "counted"), component.availableWithMaintenance());
    }
  }

  private static String state(ComponentView component) {
    ComponentState state = component.state();
    return switch (state) {
      case WORKS -> "works";
      case DEGRADED -> "degraded";
      case OUT -> "out";
      case UNKNOWN -> "unknown";
    };
  }

  private static String finding(Finding finding) {
    return switch (finding) {
      case WORKS -> "works";
      case FAILS -> "fails";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private void incident(IncidentView view) {
    Labels own = Labels.of("service", view.service()).and("incident", view.id());
    view.timeline().stream()
        .filter(Said.class::isInstance)
        .findFirst()
        .ifPresent(said -> statement.add(own, seconds(said.at())));
    Optional.ofNullable(view.nextWord()).ifPresent(due -> next.add(own, seconds(due)));
    if (view.eta() instanceof Eta.At(Instant end)) {
      eta.add(own, seconds(end));
    }
  }
}
