package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one service of the home page. */
final class ServiceWriter {

  private static final int NEWEST = 3;

  private final Reading reading;
  private final ServiceView service;

  ServiceWriter(Reading reading, ServiceView service) {
    this.reading = reading;
    this.service = service;
  }

  ServiceBlock write() {
    List<IncidentBlock> incidents =
        reading.open().stream()
            .filter((IncidentView incident) -> incident.service().equals(service.id()))
            .map(incident -> new IncidentWriter(reading, incident).brief(NEWEST))
            .toList();
    return new ServiceBlock(
        service.id(),
        reading.words(service.name()),
        path(),
        mark(),
        Prose.clean(service.operator()),
        reading.path("report") + "?service=" + service.id(),
        new VoiceWriter(reading, service).write(),
        service.components().stream().map(this::row).toList(),
        incidents);
  }

  private String path() {
    return reading.path("service/" + service.id());
  }

  /** How the service is: as its worst component, or as work that was announced. */
  Mark mark() {
    boolean work =
        service.components().stream().allMatch(ComponentView::underMaintenance)
            && !service.components().isEmpty();
    return work ? Mark.maintenance(reading.phrases()) : worst();
  }

  private Mark worst() {
    ComponentState state = state();
    boolean reported =
        service.components().stream()
            .filter(component -> component.state() == state)
            .allMatch(component -> OnlyReported.is(reading, component));
    return reported && state != ComponentState.UNKNOWN
        ? OnlyReported.mark(reading)
        : Mark.of(state, reading.phrases());
  }

  /** The worst that is known of a component; unknown only where nothing is broken. */
  ComponentState state() {
    return service.components().stream()
        .map(ComponentView::state)
        .max(Comparator.comparingInt(ServiceWriter::badness))
        .orElse(ComponentState.UNKNOWN);
  }

  static int badness(ComponentState state) {
    return switch (state) {
      case OUT -> 3;
      case DEGRADED -> 2;
      case UNKNOWN -> 1;
      case WORKS -> 0;
    };
  }

  private ServiceBlock.Row row(ComponentView component) {
    boolean fine = component.state() == ComponentState.WORKS;
    return new ServiceBlock.Row(
        component.id(),
        reading.words(component.name()),
        OnlyReported.mark(reading, component),
        component.underMaintenance() ? Mark.running(reading.phrases()) : null,
        fine || component.since() == null ? null : reading.time(component.since()),
        component.cohorts().stream().map(this::group).toList(),
        available(component),
        component.available() == null ? null : percent(component.available()),
        path() + "#f-" + component.id());
  }

  private ServiceBlock.Group group(CohortView cohort) {
    return new ServiceBlock.Group(
        reading.words(cohort.name()),
        Mark.of(cohort.state(), reading.phrases()),
        cohort.brokenSince() == null ? null : reading.time(cohort.brokenSince()),
        cohort.backSince() == null ? null : reading.time(cohort.backSince()));
  }

  private @Nullable String available(ComponentView component) {
    Double without = component.available();
    if (without == null) {
      return null;
    }
    Double with = component.availableWithMaintenance();
    if (with == null || percent(with).equals(percent(without))) {
      return reading.phrases().say("available", "share", percent(without));
    }
    return reading
        .phrases()
        .say("available-both", "share", percent(without), "with", percent(with));
  }

  private String percent(double share) {
    return Shares.percent(reading, share);
  }
}
