package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Proposal;
import io.tocsin.publication.Drift;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.view.AssertionWords;
import io.tocsin.site.view.CourseBlock;
import io.tocsin.site.view.CourseWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrasebook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the templates look up: names of things, and evidence in one line. Immutable. */
public final class Board {

  private final Catalog catalog;
  private final PublicSnapshot snapshot;
  private final Words words;

  Board(Catalog catalog, PublicSnapshot snapshot, Words words) {
    this.catalog = catalog;
    this.snapshot = snapshot;
    this.words = words;
  }

  /** Returns the catalogue. */
  public Catalog catalog() {
    return catalog;
  }

  /** Returns the service of that id as it stands. */
  public ServiceView service(String id) {
    return snapshot.services().stream()
        .filter(service -> service.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Returns what the owner declared of a service. */
  public Service watched(String id) {
    return catalog.service(id).orElseThrow();
  }

  /** Returns how many people a disturbance hits, for how long still, and how sure that is. */
  public List<String> harm(Verdict verdict) {
    return words.harm(verdict, this::serviceName);
  }

  /** Returns the name of a service. */
  public String serviceName(String id) {
    return catalog.service(id).map(Service::name).map(words::text).orElse(id);
  }

  /** Returns what an incident is called; its id when it is not among those shown. */
  public String title(@Nullable String incident) {
    String id = incident == null ? "" : incident;
    return incident(id).map(IncidentView::title).map(words::text).orElse(id);
  }

  /** Returns the name of a component. */
  public String name(String component) {
    return catalog.component(component).map(Component::name).map(words::text).orElse(component);
  }

  /** Returns what a symptom of a service is called; that it works when none is named. */
  public String symptom(String service, String symptom) {
    return symptom.isEmpty()
        ? words.say("raw.works")
        : catalog
            .service(service)
            .flatMap(one -> one.kind().symptom(symptom))
            .map(one -> words.text(one.text()))
            .orElse(symptom);
  }

  /** Returns the name of an area. */
  public String area(String code) {
    return code.isEmpty()
        ? words.say("raw.no-area")
        : catalog.areas().find(code).map(area -> words.text(area.name())).orElse(code);
  }

  /** Returns where the reports behind an incident begin. */
  public WhyLinks why(IncidentView incident) {
    return new WhyLinks(incident.service(), incident.openedAt());
  }

  /** Returns where the last minute of a service is explained that is over. */
  public String whyNow(String service) {
    return WhyPages.address(service, words.now().minusSeconds(120));
  }

  /** Returns where a verdict is explained. */
  public WhyLinks why(Verdict verdict) {
    return new WhyLinks(verdict.service(), verdict.at());
  }

  /** Returns what people reported of an incident, with room for it. */
  public CourseBlock course(IncidentView incident) {
    Reading reading =
        Reading.of(
            snapshot,
            words.now(),
            Phrasebook.load("site", Reception.LANGUAGES).in(words.language()));
    return new CourseWriter(reading.with(Gazetteer.all(catalog.areas())), incident).large();
  }

  /** Returns the names of components, in the order of the page. */
  public String names(Collection<String> components) {
    List<String> known =
        catalog.components().stream().map(Component::id).filter(components::contains).toList();
    return known.stream().map(this::name).collect(Collectors.joining(", "));
  }

  /** Returns the name of a group of customers; everybody when it is empty. */
  public String who(Set<Cohort> cohorts) {
    if (cohorts.isEmpty()) {
      return words.say("everybody");
    }
    return new TreeSet<>(cohorts)
        .stream()
            .map(cohort -> catalog.nameOf(cohort).map(words::text).orElse(cohort.toString()))
            .collect(Collectors.joining(", "));
  }

  /** Returns the short name of a state, for shapes and colours. */
  public String kind(ComponentState state) {
    return switch (state) {
      case WORKS -> "works";
      case DEGRADED -> "degraded";
      case OUT -> "out";
      case UNKNOWN -> "unknown";
    };
  }

  /**
   * Returns the worst state of an incident's components, for its mark: what was said, and what
   * shows now.
   */
  public ComponentState worst(IncidentView incident) {
    Set<ComponentState> states =
        Stream.concat(
                incident.cohorts().stream().map(status -> status.state()),
                incident.isOpen()
                    ? components(incident).stream().map(ComponentView::state)
                    : Stream.empty())
            .collect(Collectors.toSet());
    for (ComponentState state :
        List.of(ComponentState.OUT, ComponentState.DEGRADED, ComponentState.UNKNOWN)) {
      if (states.contains(state)) {
        return state;
      }
    }
    return states.isEmpty() ? ComponentState.UNKNOWN : ComponentState.WORKS;
  }

  /** Returns the components of an incident with what probes and people say of them. */
  public List<ComponentView> components(IncidentView incident) {
    return service(incident.service()).components().stream()
        .filter(component -> incident.components().contains(component.id()))
        .toList();
  }

  /** Returns the evidence about an incident in one line. */
  public String evidence(IncidentView incident) {
    List<Evidence> all =
        components(incident).stream()
            .map(ComponentView::evidence)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    long failing = all.stream().flatMap(e -> e.probes().stream()).filter(p -> p.failing()).count();
    long probes = all.stream().mapToLong(e -> e.probes().size()).sum();
    int people = all.stream().mapToInt(e -> e.people().failing()).sum();
    return words.say("evidence.probes", "failing", failing, "probes", probes)
        + shares(all)
        + " · "
        + words.say("evidence.people", "people", people);
  }

  /** Of which domain's test mailboxes some are refused. */
  private String shares(List<Evidence> all) {
    StringBuilder shares = new StringBuilder();
    for (Evidence evidence : all) {
      for (Evidence.ProbeReading probe : evidence.probes()) {
        Evidence.Share share = probe.share();
        if (share != null && share.refused() > 0 && !probe.stale()) {
          shares.append(" · ").append(probe.probe()).append(" – ").append(said(share));
        }
      }
    }
    return shares.toString();
  }

  private String said(Evidence.Share share) {
    return words.say(
        "evidence.share",
        Map.of(
            "refused", share.refused(),
            "asked", share.asked(),
            "low", share.lowPercent(),
            "high", share.highPercent()));
  }

  /** Returns where a word that somebody handed in is not what the page says. */
  public List<Drift.Point> drifts(Proposal proposal) {
    return proposal.matter() instanceof Proposal.Word(ClaimDraft draft)
        ? incident(proposal.incident())
            .map(page -> Drift.between(page, draft.assertions()))
            .orElse(List.of())
        : List.of();
  }

  /** Returns whose word it would be if it were published: the operator's, or somebody else's. */
  public String speaker(ClaimDraft draft) {
    return draft.byOperator()
        ? words.say("claim.operator", "name", watched(draft.service()).operator())
        : words.say("claim.other");
  }

  /** Returns all that a word that somebody handed in comes down to, thing by thing. */
  public List<String> says(ClaimDraft draft) {
    AssertionWords plain = new AssertionWords(Misfits.reading(catalog, snapshot, words));
    return draft.assertions().stream().map(plain::of).toList();
  }

  /** Returns the incident or maintenance a promise is about, by name. */
  public String subject(Promise promise) {
    return incident(promise.incident())
        .map(IncidentView::title)
        .or(() -> work(promise.incident()))
        .map(words::text)
        .orElse(promise.incident());
  }

  /** Returns the path of the page about a promise's incident, or of the list. */
  public String path(Promise promise) {
    return incident(promise.incident()).isPresent()
        ? "/console/incidents/" + promise.incident()
        : "/console#works";
  }

  private Optional<IncidentView> incident(String id) {
    return snapshot.incidents().stream().filter(i -> i.id().equals(id)).findFirst();
  }

  private Optional<LocalizedText> work(String id) {
    return snapshot.maintenances().stream()
        .map(PublicSnapshot.MaintenanceView::maintenance)
        .filter(maintenance -> maintenance.id().equals(id))
        .map(maintenance -> maintenance.text())
        .findFirst();
  }
}
