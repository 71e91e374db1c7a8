package io.tocsin.site;

import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A snapshot of many services, each as bad off as the other. */
final class Crowded {

  private Crowded() {}

  /** Every service has three components, an open incident and one that is over. */
  static PublicSnapshot of(int services, long generation) {
    PublicSnapshot one = Samples.acknowledged();
    List<ServiceView> many = new ArrayList<>();
    List<IncidentView> incidents = new ArrayList<>();
    for (int number = 0; number < services; number++) {
      String suffix = "-" + number;
      many.add(service(one.services().getFirst(), suffix));
      one.incidents().forEach(view -> incidents.add(incident(view, suffix)));
    }
    return new PublicSnapshot(
        generation,
        one.at().plusSeconds(generation),
        Samples.site(Mode.OPERATOR, null),
        many,
        incidents,
        List.of());
  }

  /** The same, with one incident a step further. */
  static PublicSnapshot changed(PublicSnapshot before, int number) {
    List<IncidentView> incidents =
        before.incidents().stream()
            .map(view -> view.id().equals("i-0303-" + number) ? identified(view) : view)
            .toList();
    return new PublicSnapshot(
        before.generation() + 1,
        before.at().plusSeconds(10),
        before.site(),
        before.services(),
        incidents,
        before.maintenances());
  }

  private static IncidentView identified(IncidentView view) {
    return incident(view, view.id(), view.service(), view.components(), Phase.RECOVERING);
  }

  private static ServiceView service(ServiceView one, String suffix) {
    return with(
        one,
        one.id() + suffix,
        one.components().stream()
            .map(component ->
                new ComponentView(
                    component.id() + suffix,
                    one.id() + suffix,
                    component.name(),
                    component.state(),
                    component.since(),
                    component.underMaintenance(),
                    component.cohorts(),
                    component.evidence(),
                    component.available(),
                    component.availableWithMaintenance()))
            .toList());
  }

  private static ServiceView with(ServiceView one, String id, List<ComponentView> components) {
    return new ServiceView(
        id,
        one.name(),
        one.operator(),
        one.kind(),
        components,
        new OperatorVoice(null, one.operatorVoice().channels()),
        one.helpline(),
        one.firstHelp());
  }

  private static IncidentView incident(IncidentView one, String suffix) {
    Set<String> components =
        one.components().stream().map(id -> id + suffix).collect(Collectors.toSet());
    return incident(one, one.id() + suffix, one.service() + suffix, components, one.phase());
  }

  private static IncidentView incident(
      IncidentView one, String id, String service, Set<String> components, Phase phase) {
    return new IncidentView(
        id,
        service,
        one.title(),
        phase,
        components,
        one.onset(),
        one.openedAt(),
        one.acknowledged(),
        one.recoveredAt(),
        one.closedAt(),
        one.fromMaintenance(),
        one.eta(),
        one.nextWord(),
        one.promises(),
        List.of(),
        one.workarounds(),
        one.timeline(),
        one.facts(),
        one.mouths(),
        one.contradictions(),
        List.of());
  }
}
