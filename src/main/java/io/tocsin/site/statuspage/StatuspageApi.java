package io.tocsin.site.statuspage;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.site.view.Prose;
import io.tocsin.wording.Phrases;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Writes every document of the public API. Confined to one thread. */
public final class StatuspageApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 50;

  private final PublicSnapshot snapshot;
  private final String language;
  private final Phrases phrases;
  private final Components components;
  private final Incidents incidents;

  /** What stands in more than one document is written once. */
  private final Map<IncidentView, RawValue> written = new IdentityHashMap<>();

  private @Nullable RawValue parts;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   * @param opening says in a sentence how an incident stands that nobody has spoken about
   */
  public StatuspageApi(
      PublicSnapshot snapshot,
      Phrases phrases,
      java.util.function.Function<IncidentView, String> opening) {
    this.snapshot = snapshot;
    this.language = phrases.language();
    this.phrases = phrases;
    this.components = new Components(snapshot, language);
    this.incidents = new Incidents(snapshot, phrases, components, opening);
  }

  /** Returns path to JSON text, of the documents that tell of everything. */
  public Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("summary", text(summary()));
    documents.put("status", text(withStatus()));
    documents.put("components", text(page().putRawValue("components", parts())));
    documents.put("incidents", text(listed(incident -> true)));
    documents.put("incidents/unresolved", text(listed(IncidentView::isOpen)));
    documents.put("scheduled-maintenances", text(works(Set.of(Maintenance.Status.values()))));
    documents.put(
        "scheduled-maintenances/upcoming", text(works(Set.of(Maintenance.Status.ANNOUNCED))));
    documents.put(
        "scheduled-maintenances/active",
        text(works(Set.of(Maintenance.Status.RUNNING, Maintenance.Status.OVERRUN))));
    Map<String, String> paths = new TreeMap<>();
    documents.forEach((name, text) -> paths.put("/api/v2/" + name + ".json", text));
    return paths;
  }

  /** Returns path to JSON text, of the document that tells of one incident of the snapshot. */
  public Map<String, String> incident(IncidentView incident) {
    return Map.of("/incidents/" + incident.id() + ".json", text(incidents.of(incident)));
  }

  private static String text(ObjectNode node) {
    return JSON.writeValueAsString(node);
  }

  private ObjectNode page() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode page = root.putObject("page");
    page.put("id", components.pageId());
    page.put("name", Prose.clean(snapshot.site().name().in(language)));
    page.put("url", snapshot.site().baseUrl().toString().replaceFirst("/+$", ""));
    page.put("time_zone", snapshot.site().zone().getId());
    page.put("updated_at", Words.time(snapshot.at()));
    return root;
  }

  private ObjectNode withStatus() {
    ObjectNode root = page();
    int worst =
        snapshot.incidents().stream()
            .filter(IncidentView::isOpen)
            .mapToInt(Words::impact)
            .max()
            .orElse(0);
    boolean working =
        snapshot.maintenances().stream()
            .anyMatch(view -> view.maintenance().status() == Maintenance.Status.RUNNING);
    String words =
        worst > 0
            ? Words.impact(worst)
            : working ? "maintenance" : components.allUnknown() ? "unknown" : "none";
    ObjectNode status = root.putObject("status");
    // Some clients refuse the whole page for the indicator "maintenance"; the description says it.
    status.put("indicator", Words.impact(worst));
    status.put("description", phrases.say("status." + words));
    status.putObject("tocsin").put("indicator", words);
    return root;
  }

  private ObjectNode summary() {
    ObjectNode root = withStatus();
    root.putRawValue("components", parts());
    ArrayNode open = root.putArray("incidents");
    snapshot.incidents().stream()
        .filter(IncidentView::isOpen)
        .forEach(incident -> open.addRawValue(once(incident)));
    ArrayNode works = root.putArray("scheduled_maintenances");
    current().forEach(view -> works.add(incidents.of(view)));
    ObjectNode own = root.putObject("tocsin");
    own.put("generation", snapshot.generation());
    own.put("mode", snapshot.site().mode().name().toLowerCase(Locale.ROOT));
    LocalizedText demo = snapshot.site().demo();
    own.put("demo", demo == null ? null : demo.in(snapshot.site().languages().getFirst()));
    return root;
  }

  private Stream<MaintenanceView> current() {
    return snapshot.maintenances().stream()
        .filter(view ->
            switch (view.maintenance().status()) {
              case ANNOUNCED, RUNNING, OVERRUN -> true;
              case DONE, CANCELLED -> false;
            });
  }

  private RawValue parts() {
    RawValue all = parts;
    if (all == null) {
      all = raw(components.whole());
      parts = all;
    }
    return all;
  }

  private RawValue once(IncidentView incident) {
    return written.computeIfAbsent(incident, one -> raw(incidents.of(one)));
  }

  private static RawValue raw(JsonNode node) {
    return new RawValue(JSON.writeValueAsString(node));
  }

  private ObjectNode listed(Predicate<IncidentView> wanted) {
    ObjectNode root = page();
    ArrayNode list = root.putArray("incidents");
    snapshot.incidents().stream()
        .filter(wanted)
        .sorted(java.util.Comparator.comparing(IncidentView::openedAt).reversed())
        .limit(MOST)
        .forEach(incident -> list.addRawValue(once(incident)));
    return root;
  }

  private ObjectNode works(Set<Maintenance.Status> wanted) {
    ObjectNode root = page();
    ArrayNode list = root.putArray("scheduled_maintenances");
    List<MaintenanceView> newest = snapshot.maintenances().reversed();
    newest.stream()
        .filter(view -> wanted.contains(view.maintenance().status()))
        .limit(MOST)
        .forEach(view -> list.add(incidents.of(view)));
    return root;
  }

  static void cohorts(ArrayNode array, Set<Cohort> cohorts) {
    cohorts.stream().sorted().map(Cohort::toString).forEach(array::add);
  }
}
