package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Availability;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page says of a component: incidents, announced work and evidence together; pure. */
final class ComponentViews {

  /** Less than this says nothing about thirty days. */
  private static final Duration ENOUGH = Duration.ofDays(1);

  private final Catalog catalog;
  private final List<Incident> open;
  private final List<Maintenance> works;
  private final Instant now;

  ComponentViews(Catalog catalog, List<Incident> open, List<Maintenance> works, Instant now) {
    this.catalog = catalog;
    this.open = open;
    this.works = works;
    this.now = now;
  }

  ComponentView of(Component component, @Nullable Evidence evidence, Availability availability) {
    List<CohortStatus> statuses =
        open.stream()
            .flatMap(incident -> incident.cohorts().stream())
            .filter(status -> status.component().equals(component.id()))
            .toList();
    List<CohortView> cohorts = cohorts(statuses, evidence);
    List<CohortStatus> everybody =
        statuses.stream().filter(status -> status.cohorts().isEmpty()).toList();
    ComponentState state = state(component, everybody, cohorts, evidence);
    boolean known = availability.known().compareTo(ENOUGH) >= 0;
    return new ComponentView(
        component.id(),
        component.service(),
        component.name(),
        state,
        since(component, state, everybody, cohorts, evidence),
        works.stream()
            .anyMatch(work -> work.components().contains(component.id()) && work.covers(now)),
        cohorts,
        evidence,
        known ? rounded(availability.shareOutsideMaintenance()) : null,
        known ? rounded(availability.share()) : null);
  }

  /** Says what is said by now of a component of which nothing new is seen. */
  ComponentView again(Component component, ComponentView old) {
    ComponentView now = of(component, old.evidence(), new Availability(Map.of(), Map.of()));
    return new ComponentView(
        now.id(),
        now.service(),
        now.name(),
        now.state(),
        now.since(),
        now.underMaintenance(),
        now.cohorts(),
        now.evidence(),
        old.available(),
        old.availableWithMaintenance());
  }

  /** The worst of what is said and seen; when only some customers are out, it is degraded. */
  private ComponentState state(
      Component component,
      List<CohortStatus> everybody,
      List<CohortView> cohorts,
      @Nullable Evidence evidence) {
    ComponentState seen = evidence == null ? ComponentState.UNKNOWN : evidence.state();
    ComponentState said =
        everybody.stream().map(CohortStatus::state).reduce(States::worse).orElse(seen);
    boolean unspecified =
        cohorts.isEmpty() && everybody.stream().allMatch(s -> s.state() == ComponentState.UNKNOWN);
    ComponentState whole =
        unspecified
            ? States.worse(seen, byWord(component, seen))
            : everybody.isEmpty() || evidence == null ? said : States.worse(said, seen);
    boolean someOut = cohorts.stream().anyMatch(view -> isBroken(view.state()));
    return someOut ? States.worse(whole, ComponentState.DEGRADED) : whole;
  }

  /**
   * Where a person opened an incident on a component and said no more of it, it is taken to be out:
   * nobody announces an outage of what works.
   */
  private ComponentState byWord(Component component, ComponentState seen) {
    return holding(component)
        .map(incident ->
            switch (incident.phase()) {
              case SUSPECTED, ACKNOWLEDGED, IDENTIFIED ->
                  incident.confirmedAt() == null
                      ? ComponentState.UNKNOWN
                      : seen == ComponentState.DEGRADED ? seen : ComponentState.OUT;
              case RECOVERING -> ComponentState.DEGRADED;
              case RECOVERED, CLOSED -> ComponentState.UNKNOWN;
            })
        .reduce(States::worse)
        .orElse(ComponentState.WORKS);
  }

  private Stream<Incident> holding(Component component) {
    return open.stream().filter(incident -> incident.components().contains(component.id()));
  }

  private static boolean isBroken(ComponentState state) {
    return state == ComponentState.OUT || state == ComponentState.DEGRADED;
  }

  private @Nullable Instant since(
      Component component,
      ComponentState state,
      List<CohortStatus> everybody,
      List<CohortView> cohorts,
      @Nullable Evidence evidence) {
    if (evidence != null && evidence.state() == state && everybody.isEmpty()) {
      return evidence.since();
    }
    if (!isBroken(state)) {
      return evidence == null ? null : evidence.since();
    }
    Instant earliest = null;
    for (CohortStatus status : everybody) {
      earliest = status.isBroken() ? earlier(earliest, status.brokenSince()) : earliest;
    }
    for (CohortView view : cohorts) {
      earliest = isBroken(view.state()) ? earlier(earliest, view.brokenSince()) : earliest;
    }
    if (earliest == null) {
      earliest = holding(component).map(Incident::onset).reduce(ComponentViews::first).orElse(null);
    }
    return earliest != null || evidence == null ? earliest : evidence.since();
  }

  private static Instant first(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** What was said per cohort in incidents; where nothing was said, what probes of it show. */
  private List<CohortView> cohorts(List<CohortStatus> statuses, @Nullable Evidence evidence) {
    Map<Set<Cohort>, CohortView> views = new LinkedHashMap<>();
    if (evidence != null) {
      for (Evidence.CohortState seen : evidence.states()) {
        if (!seen.cohorts().isEmpty() && seen.state() != evidence.state()) {
          Instant broken = isBroken(seen.state()) ? seen.since() : null;
          views.put(
              seen.cohorts(),
              new CohortView(seen.cohorts(), name(seen.cohorts()), seen.state(), broken, null));
        }
      }
    }
    for (CohortStatus said : statuses) {
      if (!said.cohorts().isEmpty()) {
        views.merge(said.cohorts(), view(said), ComponentViews::worse);
      }
    }
    return views.values().stream()
        .sorted(Comparator.comparing(view -> new TreeSet<>(view.cohorts()).toString()))
        .toList();
  }

  private static CohortView worse(CohortView one, CohortView other) {
    return States.worse(other.state(), one.state()) == other.state() ? other : one;
  }

  private CohortView view(CohortStatus said) {
    return new CohortView(
        said.cohorts(), name(said.cohorts()), said.state(), said.brokenSince(), said.backSince());
  }

  private LocalizedText name(Set<Cohort> cohorts) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String language : catalog.languages()) {
      names.put(
          language,
          new TreeSet<>(cohorts)
              .stream()
                  .map(cohort ->
                      catalog.nameOf(cohort).map(n -> n.in(language)).orElse(cohort.value()))
                  .collect(Collectors.joining(", ")));
    }
    return new LocalizedText(names);
  }

  /** To a hundredth of a percent: finer digits would make a new page of nothing. */
  private static @Nullable Double rounded(OptionalDouble share) {
    return share.isEmpty() ? null : Math.floor(share.getAsDouble() * 10_000) / 10_000;
  }
}
