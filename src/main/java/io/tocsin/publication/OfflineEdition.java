package io.tocsin.publication;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Service;
import io.tocsin.detection.Evidence;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.wording.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The next snapshot, made from the last one and a word alone: what a laptop publishes while the
 * house is away. Pure but for the ids; immutable.
 *
 * <p>Figures, evidence and the moment of the snapshot stay those of the last one: nothing looks
 * fresher than it is but the word.
 */
public final class OfflineEdition {

  private final PublicSnapshot last;
  private final Catalog catalog;
  private final List<Evidence> evidence;
  private final Supplier<String> ids;

  /**
   * Begins with the last snapshot.
   *
   * @param ids makes ids of promises that are never used twice
   */
  public OfflineEdition(PublicSnapshot last, Supplier<String> ids) {
    this.last = last;
    this.ids = ids;
    this.catalog = catalog(last);
    this.evidence =
        last.services().stream()
            .flatMap(service -> service.components().stream())
            .map(ComponentView::evidence)
            .filter(Objects::nonNull)
            .toList();
  }

  /** What was watched, as far as a snapshot tells. */
  private static Catalog catalog(PublicSnapshot last) {
    return new Catalog(
        last.site().name(),
        last.site().mode(),
        last.site().languages(),
        last.site().zone(),
        last.services().stream().map(OfflineEdition::service).toList(),
        dimensions(last),
        new Areas(last.places().areas(), last.places().regions()),
        List.of(),
        List.of(),
        last.site().contacts());
  }

  private static Service service(ServiceView view) {
    return new Service(
        view.id(),
        view.name(),
        view.kind(),
        view.operator(),
        view.components().stream()
            .map(one -> Component.of(one.id(), view.id(), one.name(), view.kind()))
            .toList(),
        List.of(),
        view.firstHelp());
  }

  /** Cohorts of which the page says something, with the names it calls them by. */
  private static List<CohortDimension> dimensions(PublicSnapshot last) {
    Map<String, Map<String, CohortValue>> values = new LinkedHashMap<>();
    last.services().stream()
        .flatMap(service -> service.components().stream())
        .flatMap(component -> component.cohorts().stream())
        .filter(view -> view.cohorts().size() == 1)
        .forEach(view -> {
          Cohort cohort = view.cohorts().iterator().next();
          values
              .computeIfAbsent(cohort.dimension(), _ -> new LinkedHashMap<>())
              .put(cohort.value(), new CohortValue(cohort.value(), view.name()));
        });
    return values.entrySet().stream()
        .map(one ->
            new CohortDimension(
                one.getKey(), last.site().name(), List.copyOf(one.getValue().values())))
        .toList();
  }

  /** What became of a word. */
  public sealed interface Outcome {
    /** The snapshot that tells it. */
    record Made(PublicSnapshot next) implements Outcome {}

    /** It may not be said; every reason. */
    record Refused(List<Fault> faults) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Returns the components one may speak of, by their ids. */
  public List<String> components() {
    return catalog.components().stream().map(Component::id).toList();
  }

  /** Says a word; it is held against the same rules as in the house. */
  public Outcome say(OfflineWord word, String key) {
    OfflineSpeech speech = new OfflineSpeech(last, catalog, evidence, ids);
    try {
      OfflineSpeech.Spoken spoken = speech.say(word, key);
      return new Outcome.Made(snapshot(word, spoken));
    } catch (TakenBack unsaid) {
      return new Outcome.Refused(((Publication.Refused) unsaid.answer()).faults());
    }
  }

  private PublicSnapshot snapshot(OfflineWord word, OfflineSpeech.Spoken spoken) {
    List<IncidentView> incidents = new ArrayList<>(last.incidents());
    incidents.removeIf(view -> view.id().equals(word.incident()));
    incidents.add(spoken.view());
    incidents.sort(
        Comparator.comparing(IncidentView::isOpen)
            .thenComparing(IncidentView::openedAt)
            .reversed());
    List<ServiceView> services =
        last.services().stream()
            .map(view ->
                view.id().equals(spoken.view().service())
                    ? touched(view, incidents, word, spoken.statement())
                    : view)
            .toList();
    return new PublicSnapshot(
        word.generation(),
        last.at(),
        last.site(),
        services,
        incidents,
        last.maintenances(),
        last.record(),
        last.places(),
        last.remarks(),
        last.days());
  }

  private ServiceView touched(
      ServiceView view, List<IncidentView> incidents, OfflineWord word, Statement said) {
    ComponentViews views =
        new ComponentViews(
            catalog,
            incidents.stream()
                .filter(IncidentView::isOpen)
                .map(one -> OfflineSpeech.incident(catalog, one))
                .toList(),
            last.maintenances().stream().map(PublicSnapshot.MaintenanceView::maintenance).toList(),
            word.at());
    List<ComponentView> components =
        view.components().stream()
            .map(old -> views.again(catalog.component(old.id()).orElseThrow(), old))
            .toList();
    return new ServiceView(
        view.id(),
        view.name(),
        view.operator(),
        view.kind(),
        components,
        Voices.heard(last.site().mode(), view.operatorVoice(), said),
        view.helpline(),
        view.firstHelp());
  }
}
