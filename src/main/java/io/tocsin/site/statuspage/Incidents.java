package io.tocsin.site.statuspage;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.site.statuspage.Components.Status;
import io.tocsin.site.view.Prose;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents and announced work, which have one shape. */
final class Incidents {

  private final JsonMapper json = JsonMapper.shared();
  private final PublicSnapshot snapshot;
  private final String language;
  private final Components components;
  private final Function<IncidentView, String> opening;
  private final Phrases phrases;

  Incidents(
      PublicSnapshot snapshot,
      Phrases phrases,
      Components components,
      Function<IncidentView, String> opening) {
    this.snapshot = snapshot;
    this.phrases = phrases;
    this.language = phrases.language();
    this.components = components;
    this.opening = opening;
  }

  private String words(LocalizedText text) {
    return Prose.clean(text.in(language));
  }

  ObjectNode of(IncidentView incident) {
    List<Statement> statements =
        incident.timeline().stream()
            .filter(Said.class::isInstance)
            .map(entry -> ((Said) entry).statement())
            .sorted(Comparator.comparingLong(Statement::sequence).reversed())
            .toList();
    PostMortem postMortem =
        incident.isOpen() ? null : snapshot.record().of(incident.id()).postMortem();
    Instant said = statements.isEmpty() ? incident.openedAt() : statements.getFirst().at();
    ObjectNode node =
        common(
            incident.id(),
            words(incident.title()),
            postMortem == null ? Words.phase(incident.phase()) : "postmortem",
            Words.impact(Words.impact(incident)),
            "incident/" + incident.id());
    node.put("created_at", Words.time(incident.openedAt()));
    node.put("updated_at", Words.time(postMortem == null ? said : postMortem.at()));
    node.put("started_at", Words.time(incident.onset()));
    Words.time(node, "monitoring_at", incident.recoveredAt());
    Words.time(node, "resolved_at", incident.closedAt());
    components.addTo(node.putArray("components"), incident.components());
    ArrayNode updates = node.putArray("incident_updates");
    if (postMortem != null) {
      lookedBack(updates, incident, postMortem);
    }
    said(updates, incident, statements);
    own(node.putObject("tocsin"), incident);
    return node;
  }

  private void lookedBack(ArrayNode updates, IncidentView incident, PostMortem written) {
    String id = incident.id() + "-postmortem-" + written.revision();
    ObjectNode update = update(updates, incident.id(), id, words(written.happened()), written.at());
    update.put("status", "postmortem");
    update.putArray("affected_components");
  }

  /** Newest first, as every client expects. */
  private void said(ArrayNode updates, IncidentView incident, List<Statement> statements) {
    for (int at = 0; at < statements.size(); at++) {
      Statement statement = statements.get(at);
      ObjectNode update =
          update(updates, incident.id(), statement.id(), words(statement.text()), statement.at());
      update.put("status", Words.phase(statement.phase()));
      components.affected(
          update.putArray("affected_components"),
          statement.components(),
          at + 1 < statements.size() ? then(incident, statements.get(at + 1)) : Status.FINE,
          then(incident, statement));
      update.putObject("tocsin").put("corrects", statement.corrects());
    }
    if (statements.isEmpty()) {
      String id = incident.id() + "-opened";
      ObjectNode update =
          update(updates, incident.id(), id, opening.apply(incident), incident.openedAt());
      update.put("status", Words.phase(incident.phase()));
      components.affected(
          update.putArray("affected_components"),
          incident.components(),
          Status.FINE,
          component -> StateThen.of(incident, component, incident.phase(), incident.openedAt()));
    }
  }

  private static Status then(IncidentView incident, Statement statement) {
    return component -> StateThen.of(incident, component, statement.phase(), statement.at());
  }

  private void own(ObjectNode own, IncidentView incident) {
    own.put("phase", incident.phase().name().toLowerCase(Locale.ROOT));
    Words.time(own, "eta", incident.eta() instanceof Eta.At(Instant end) ? end : null);
    own.put("eta_none_yet", incident.eta() instanceof Eta.NoneYet);
    ArrayNode earlier = own.putArray("eta_earlier");
    incident.promises().stream()
        .filter(promise -> promise.kind() == Promise.Kind.ETA && promise.replacedBy() != null)
        .sorted(Comparator.comparing(Promise::madeAt))
        .forEach(promise -> earlier.add(Words.time(promise.due())));
    Words.time(own, "next_word_at", incident.nextWord());
    ArrayNode reach = own.putArray("reach");
    incident.cohorts().forEach(status -> reach.add(reach(status)));
    ArrayNode ways = own.putArray("workarounds");
    incident.workarounds().stream()
        .filter(workaround -> workaround.withdrawnAt() == null)
        .forEach(workaround -> {
          ObjectNode way = ways.addObject();
          way.put("id", workaround.id());
          way.put("component", workaround.component());
          way.put("steps", words(workaround.steps()));
          Words.time(way, "expires_at", workaround.expires());
        });
    Reached.addTo(own, incident, snapshot.places(), language);
  }

  private ObjectNode reach(CohortStatus status) {
    ObjectNode node = json.createObjectNode();
    node.put("component", status.component());
    StatuspageApi.cohorts(node.putArray("cohorts"), status.cohorts());
    node.put("state", Words.state(status.state()));
    Words.time(node, "broken_since", status.brokenSince());
    Words.time(node, "back_since", status.backSince());
    return node;
  }

  ObjectNode of(MaintenanceView view) {
    Maintenance work = view.maintenance();
    String status = Words.work(work.status());
    ObjectNode node =
        common(work.id(), words(work.text()), status, "maintenance", "maintenance/" + work.id());
    Instant updated = work.endedAt() == null ? work.announcedAt() : work.endedAt();
    node.put("created_at", Words.time(work.announcedAt()));
    node.put("updated_at", Words.time(updated));
    node.put("started_at", Words.time(work.start()));
    node.putNull("monitoring_at");
    Words.time(node, "resolved_at", work.endedAt());
    node.put("scheduled_for", Words.time(work.start()));
    node.put("scheduled_until", Words.time(work.end()));
    components.addTo(node.putArray("components"), work.components());
    steps(node.putArray("incident_updates"), work);
    ObjectNode own = node.putObject("tocsin");
    own.put("state", work.status().name().toLowerCase(Locale.ROOT));
    own.put("overrun_incident", work.overrunIncident());
    return node;
  }

  /** Newest first: how it ended, that it began, that it was announced. */
  private void steps(ArrayNode updates, Maintenance work) {
    boolean ended =
        switch (work.status()) {
          case DONE, CANCELLED -> true;
          case ANNOUNCED, RUNNING, OVERRUN -> false;
        };
    Instant end = work.endedAt() == null ? work.end() : work.endedAt();
    if (ended) {
      step(updates, work, "completed", work.status().name(), end);
    }
    if (work.status() == Maintenance.Status.OVERRUN) {
      step(updates, work, "in_progress", "OVERRUN", work.end());
    }
    boolean begun =
        switch (work.status()) {
          case RUNNING, OVERRUN, DONE -> true;
          case ANNOUNCED, CANCELLED -> false;
        };
    if (begun) {
      step(updates, work, "in_progress", "RUNNING", work.start());
    }
    step(updates, work, "scheduled", "ANNOUNCED", work.announcedAt());
  }

  private void step(ArrayNode updates, Maintenance work, String status, String word, Instant at) {
    String name = word.toLowerCase(Locale.ROOT);
    String body = word.equals("ANNOUNCED") ? words(work.text()) : phrases.say("work." + name);
    ObjectNode update = update(updates, work.id(), work.id() + "-" + name, body, at);
    update.put("status", status);
    Status busy = component -> "under_maintenance";
    boolean now = status.equals("in_progress");
    components.affected(
        update.putArray("affected_components"),
        work.components(),
        status.equals("completed") ? busy : Status.FINE,
        now ? busy : Status.FINE);
  }

  private ObjectNode common(String id, String name, String status, String impact, String path) {
    String base = snapshot.site().baseUrl().toString().replaceFirst("/+$", "");
    ObjectNode node = json.createObjectNode();
    node.put("id", id);
    node.put("name", name);
    node.put("status", status);
    node.put("impact", impact);
    node.put("shortlink", base + "/" + language + "/" + path);
    node.put("page_id", components.pageId());
    node.putNull("reminder_intervals");
    return node;
  }

  private static ObjectNode update(
      ArrayNode updates, String incident, String id, String body, Instant at) {
    ObjectNode update = updates.addObject();
    update.put("id", id);
    update.put("incident_id", incident);
    update.put("body", body);
    update.put("created_at", Words.time(at));
    update.put("updated_at", Words.time(at));
    update.put("display_at", Words.time(at));
    update.put("deliver_notifications", true);
    update.putNull("custom_tweet");
    update.putNull("tweet_id");
    return update;
  }
}
