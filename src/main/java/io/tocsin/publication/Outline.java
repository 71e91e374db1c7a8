package io.tocsin.publication;

import io.tocsin.detection.ComponentState;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is left of a view for a page that tells no figures of it; pure. */
final class Outline {

  private Outline() {}

  /** An incident with its times and phase: a statement makes no other day of it. */
  static IncidentView dated(IncidentView view) {
    return new IncidentView(
        view.id(),
        view.service(),
        view.title(),
        view.phase(),
        view.components(),
        view.onset(),
        view.openedAt(),
        view.acknowledged(),
        view.recoveredAt(),
        view.closedAt(),
        view.fromMaintenance(),
        null,
        null,
        List.of(),
        view.cohorts(),
        List.of(),
        view.timeline().stream().filter(TimelineEntry.Shown.class::isInstance).toList(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** An incident without what people reported hour by hour. */
  static IncidentView words(IncidentView view) {
    return view.courses().isEmpty()
        ? view
        : new IncidentView(
            view.id(),
            view.service(),
            view.title(),
            view.phase(),
            view.components(),
            view.onset(),
            view.openedAt(),
            view.acknowledged(),
            view.recoveredAt(),
            view.closedAt(),
            view.fromMaintenance(),
            view.eta(),
            view.nextWord(),
            view.promises(),
            view.cohorts(),
            view.workarounds(),
            view.timeline(),
            view.facts(),
            view.mouths(),
            view.contradictions(),
            List.of());
  }

  /** A service without what is counted and heard; names, groups and channels stay. */
  static ServiceView of(ServiceView service, boolean states) {
    return new ServiceView(
        service.id(),
        service.name(),
        service.operator(),
        service.kind(),
        service.components().stream().map(component -> of(component, states)).toList(),
        new OperatorVoice(
            null,
            service.operatorVoice().channels().stream()
                .map(channel ->
                    new ChannelSilence(channel.channel(), channel.name(), null, null, false))
                .toList()),
        null,
        service.firstHelp());
  }

  private static ComponentView of(ComponentView component, boolean states) {
    return new ComponentView(
        component.id(),
        component.service(),
        component.name(),
        states ? component.state() : ComponentState.UNKNOWN,
        null,
        states && component.underMaintenance(),
        component.cohorts().stream()
            .map(cohort ->
                new CohortView(cohort.cohorts(), cohort.name(), ComponentState.UNKNOWN, null, null))
            .toList(),
        null,
        null,
        null);
  }

  /** Returns the work that became an incident, by incident: of such an outage that is said. */
  static Map<String, List<MaintenanceView>> late(PublicSnapshot whole) {
    return whole.maintenances().stream()
        .filter(view -> view.maintenance().overrunIncident() != null)
        .collect(Collectors.groupingBy(view -> view.maintenance().overrunIncident()));
  }
}
