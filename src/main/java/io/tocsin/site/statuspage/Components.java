package io.tocsin.site.statuspage;

import io.tocsin.detection.ComponentState;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.view.Contents;
import io.tocsin.site.view.Prose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Components, and services as the groups they belong to. */
final class Components {

  private static final List<String> WORSE =
      List.of(
          "operational",
          "under_maintenance",
          "degraded_performance",
          "partial_outage",
          "major_outage");

  private static final Instant UNTOLD = Instant.EPOCH;

  private final JsonMapper json = JsonMapper.shared();
  private final PublicSnapshot snapshot;
  private final String language;
  private final Contents contents;
  private final String pageId;

  Components(PublicSnapshot snapshot, String language) {
    this.snapshot = snapshot;
    this.contents = new Contents(snapshot);
    this.language = language;
    byte[] address = snapshot.site().baseUrl().toString().getBytes(StandardCharsets.UTF_8);
    this.pageId = UUID.nameUUIDFromBytes(address).toString().replace("-", "").substring(0, 12);
  }

  String pageId() {
    return pageId;
  }

  boolean allUnknown() {
    return all().allMatch(component -> component.state() == ComponentState.UNKNOWN);
  }

  private Stream<ComponentView> all() {
    return snapshot.services().stream().flatMap(service -> service.components().stream());
  }

  /** Returns all of them, services in front of what belongs to them. */
  ArrayNode whole() {
    ArrayNode array = json.createArrayNode();
    int position = 1;
    for (ServiceView service : snapshot.services()) {
      array.add(group(service, position++));
      for (ComponentView component : service.components()) {
        array.add(of(component, position++));
      }
    }
    return array;
  }

  void addTo(ArrayNode array, Collection<String> ids) {
    int position = 1;
    for (ComponentView component : contents.components(ids)) {
      array.add(of(component, position++));
    }
  }

  /**
   * The components named, as an update names them.
   *
   * @param before component id to its status until then
   * @param after component id to its status from then on
   */
  void affected(ArrayNode array, Collection<String> ids, Status before, Status after) {
    contents
        .components(ids)
        .forEach(component -> {
          ObjectNode node = array.addObject();
          node.put("code", component.id());
          node.put("name", Prose.clean(component.name().in(language)));
          node.put("old_status", before.of(component.id()));
          node.put("new_status", after.of(component.id()));
        });
  }

  /** The status of components at some moment, in the words of the API. */
  interface Status {
    /** Everything works. */
    Status FINE = component -> "operational";

    /** Returns it. */
    String of(String component);
  }

  private ObjectNode group(ServiceView service, int position) {
    String worst =
        service.components().stream()
            .map(Words::component)
            .max(Comparator.comparingInt(WORSE::indexOf))
            .orElse(WORSE.getFirst());
    ObjectNode node =
        common(groupId(service.id()), Prose.clean(service.name().in(language)), worst, position);
    service.components().stream()
        .map(ComponentView::since)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .ifPresentOrElse(newest -> times(node, newest), () -> times(node, UNTOLD));
    node.putNull("group_id");
    node.put("group", true);
    ArrayNode members = node.putArray("components");
    service.components().forEach(component -> members.add(component.id()));
    return node;
  }

  private static String groupId(String service) {
    return "service-" + service;
  }

  private ObjectNode of(ComponentView component, int position) {
    String name = Prose.clean(component.name().in(language));
    ObjectNode node = common(component.id(), name, Words.component(component), position);
    times(node, component.since() == null ? UNTOLD : component.since());
    node.put("group_id", groupId(component.service()));
    node.put("group", false);
    ObjectNode own = node.putObject("tocsin");
    own.put("state", Words.state(component.state()));
    Words.time(own, "since", component.since());
    own.put("available", component.available());
    own.put("available_with_maintenance", component.availableWithMaintenance());
    ArrayNode cohorts = own.putArray("cohorts");
    component.cohorts().forEach(cohort -> cohorts.add(cohort(cohort)));
    return node;
  }

  private ObjectNode cohort(CohortView cohort) {
    ObjectNode node = json.createObjectNode();
    StatuspageApi.cohorts(node.putArray("cohorts"), cohort.cohorts());
    node.put("name", Prose.clean(cohort.name().in(language)));
    node.put("state", Words.state(cohort.state()));
    Words.time(node, "broken_since", cohort.brokenSince());
    Words.time(node, "back_since", cohort.backSince());
    return node;
  }

  private ObjectNode common(String id, String name, String status, int position) {
    ObjectNode node = json.createObjectNode();
    node.put("id", id);
    node.put("name", name);
    node.put("status", status);
    node.put("position", position);
    node.putNull("description");
    node.put("showcase", true);
    node.putNull("start_date");
    node.put("page_id", pageId());
    node.put("only_show_if_degraded", false);
    return node;
  }

  /** The shape wants a time of making, which nobody keeps: one that never moves stands for it. */
  private static void times(ObjectNode node, Instant at) {
    node.put("created_at", Words.time(UNTOLD));
    node.put("updated_at", Words.time(at));
  }
}
