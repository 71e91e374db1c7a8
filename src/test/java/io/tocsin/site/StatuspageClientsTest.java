package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the Statuspage API, as their authors published them, against a running door. */
class StatuspageClientsTest {

  private static final Set<String> INDICATORS = Set.of("none", "minor", "major", "critical");
  private static final Set<String> PHASES =
      Set.of("investigating", "identified", "monitoring", "resolved", "postmortem");
  private static final Set<String> COMPONENTS =
      Set.of(
          "operational",
          "degraded_performance",
          "partial_outage",
          "major_outage",
          "under_maintenance");

  @TempDir Path folder;
  private Served served;

  @BeforeEach
  void open() throws IOException {
    served = new Served(folder, Samples.acknowledged());
  }

  @AfterEach
  void close() {
    served.close();
  }

  private JsonNode heard() {
    return Node.ask("statuspage-io.cjs", served.at(""));
  }

  @Test
  void clientOfStatuspageReadsEveryList() {
    JsonNode heard = heard();
    assertThat(heard.at("/status/status/indicator").asString()).isEqualTo("major");
    assertThat(heard.at("/components/components").size()).isEqualTo(4);
    assertThat(heard.at("/incidents/incidents").size()).isEqualTo(2);
    assertThat(heard.at("/unresolved/incidents").size()).isEqualTo(1);
    assertThat(heard.at("/summary/incidents/0/incident_updates").size()).isEqualTo(3);
    assertThat(heard.at("/summary/incidents/0/id"))
        .isEqualTo(heard.at("/unresolved/incidents/0/id"));
  }

  @Test
  void clientOfStatuspageReadsAnnouncedWork() {
    served.show(Samples.overrun());
    JsonNode heard = heard();
    assertThat(heard.at("/upcoming/scheduled_maintenances").size()).isEqualTo(1);
    assertThat(heard.at("/summary/scheduled_maintenances").size()).isEqualTo(3);
    // All three lists of this client ask for upcoming.json; the others are asked for by name.
    JsonNode all = document("scheduled-maintenances");
    assertThat(all.get("scheduled_maintenances").size()).isEqualTo(3);
    assertThat(document("scheduled-maintenances/active").get("scheduled_maintenances").size())
        .isEqualTo(2);
    JsonNode overrun = all.at("/scheduled_maintenances/2");
    assertThat(texts(overrun.at("/incident_updates"), "status"))
        .containsExactly("in_progress", "in_progress", "scheduled");
    assertThat(overrun.at("/impact").asString()).isEqualTo("maintenance");
  }

  private JsonNode document(String name) {
    return JsonMapper.shared().readTree(served.get("/api/v2/" + name + ".json").body());
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.get(field).asString())
        .toList();
  }

  @Test
  void everyDocumentHasTheShapeThatStrictReadersDemand() {
    for (PublicSnapshot snapshot :
        List.of(Samples.acknowledged(), Samples.overrun(), Samples.hostile("<b>&\u202e\u0000x"))) {
      served.show(snapshot);
      JsonNode heard = heard();
      for (Map.Entry<String, JsonNode> document : heard.properties()) {
        page(document.getKey(), document.getValue().get("page"));
        documents(document.getValue());
      }
    }
  }

  /** What the schema of openstatus demands of a page. */
  private static void page(String name, JsonNode page) {
    assertThat(page.get("id").asString()).as(name).hasSize(12);
    assertThat(page.get("name").asString()).as(name).isNotBlank();
    assertThat(URI.create(page.get("url").asString()).isAbsolute()).as(name).isTrue();
    assertThat(OffsetDateTime.parse(page.get("updated_at").asString())).as(name).isNotNull();
  }

  private static void documents(JsonNode document) {
    if (document.has("status")) {
      assertThat(document.at("/status/indicator").asString()).isIn(INDICATORS);
    }
    document.withArray("components").forEach(StatuspageClientsTest::component);
    document.path("incidents").forEach(incident -> incident(incident, PHASES));
    document
        .path("scheduled_maintenances")
        .forEach(work -> incident(work, Set.of("scheduled", "in_progress", "completed")));
  }

  private static void component(JsonNode component) {
    assertThat(component.get("status").asString()).isIn(COMPONENTS);
    assertThat(component.propertyNames())
        .contains("id", "name", "created_at", "updated_at", "position", "description", "showcase")
        .contains("start_date", "group_id", "page_id", "group", "only_show_if_degraded");
    assertThat(component.get("name").asString()).doesNotContain("\u202e", "\u0000");
  }

  private static void incident(JsonNode incident, Set<String> phases) {
    assertThat(incident.get("status").asString()).isIn(phases);
    assertThat(URI.create(incident.get("shortlink").asString()).isAbsolute()).isTrue();
    assertThat(incident.get("components").isArray()).isTrue();
    Instant last = Instant.MAX;
    Set<String> ids = new HashSet<>();
    for (JsonNode update : incident.get("incident_updates")) {
      assertThat(ids.add(update.get("id").asString())).as("an id of its own").isTrue();
      Instant at = OffsetDateTime.parse(update.get("created_at").asString()).toInstant();
      assertThat(at).as("newest first").isBeforeOrEqualTo(last);
      last = at;
      update
          .get("affected_components")
          .forEach(touched -> {
            assertThat(touched.get("old_status").asString()).isIn(COMPONENTS);
            assertThat(touched.get("new_status").asString()).isIn(COMPONENTS);
          });
    }
  }

  @Test
  void updateSaysWhatChangedWithIt() {
    JsonNode updates = heard().at("/unresolved/incidents/0/incident_updates");
    assertThat(updates.at("/2/affected_components/0/old_status").asString())
        .isEqualTo("operational");
    assertThat(updates.at("/2/affected_components/0/new_status").asString())
        .isEqualTo("partial_outage");
    assertThat(updates.at("/1/affected_components/0/old_status").asString())
        .isEqualTo("partial_outage");
  }

  @Test
  void ourOwnKeySaysWhatTheShapeHasNoWordFor() {
    JsonNode own = heard().at("/unresolved/incidents/0/tocsin");
    assertThat(own.get("next_word_at").asString()).startsWith("2026-03-03T11:10");
    assertThat(texts(own.get("areas"))).containsExactly("59", "71");
    assertThat(own.at("/affected/peak/low").asInt()).isEqualTo(21_000);
    assertThat(own.at("/affected/peak/high").asInt()).isEqualTo(98_000);
    assertThat(own.at("/workarounds/0/id").asString()).isEqualTo("w-1");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  @Test
  void whatWasLearnedIsAPostmortem() {
    served.show(withPostMortem(Samples.acknowledged()));
    JsonNode incident = heard().at("/incidents/incidents/1");
    assertThat(incident.get("status").asString()).isEqualTo("postmortem");
    assertThat(incident.at("/incident_updates/0/status").asString()).isEqualTo("postmortem");
    assertThat(incident.at("/incident_updates/0/body").asString()).isEqualTo(Samples.HELP.in("fr"));
    JsonNode alone = JsonMapper.shared().readTree(served.get("/incidents/i-0110.json").body());
    assertThat(alone).isEqualTo(incident);
  }

  private static PublicSnapshot withPostMortem(PublicSnapshot snapshot) {
    IncidentView closed = Samples.closed();
    PostMortem written =
        new PostMortem(
            closed.id(), 1, Samples.NOW, Samples.EDITOR, Samples.HELP, null, null, null, null);
    return new PublicSnapshot(
        snapshot.generation() + 1,
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        snapshot.incidents(),
        snapshot.maintenances(),
        new PublicRecord(
            Map.of(closed.id(), new Aftermath(written, List.of(), null)), List.of(), List.of()),
        snapshot.places(),
        snapshot.remarks(),
        DayLog.NONE);
  }

  @Test
  void anyPageMayReadItAndACopyThatIsCurrentIsNotSentAgain() {
    var answer = served.get("/api/v2/summary.json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=5");
  }

  @Test
  void widgetOfStatuspageDrawsOnAPageOfSomebodyElse() throws IOException {
    Node.install();
    Path widget = Node.MODULES.resolve("@statuspage/status-widget/dist/index.js");
    String html =
        "<!doctype html><meta charset=utf-8><title>x</title><script src=/widget.js></script>"
            + "<statuspage-widget src='"
            + served.at("")
            + "'></statuspage-widget>";
    HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    host.createContext(
        "/",
        exchange -> {
          boolean script = exchange.getRequestURI().getPath().equals("/widget.js");
          byte[] body = script ? Files.readAllBytes(widget) : html.getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", script ? "text/javascript" : "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    host.start();
    try (Chromium chromium = Chromium.open()) {
      List<String> complaints = new ArrayList<>();
      Page page = chromium.browser().newPage();
      page.onPageError(complaints::add);
      page.navigate("http://127.0.0.1:" + host.getAddress().getPort() + "/");
      Locator word = page.locator("statuspage-widget .status-text");
      word.waitFor();
      assertThat(word.textContent().strip()).isEqualTo("Une partie des services est en panne");
      assertThat(page.locator("statuspage-widget .status-indicator.major").count()).isEqualTo(1);
      assertThat(complaints)
          .as("its own slip, which it makes everywhere, aside")
          .allMatch(complaint -> complaint.contains("parcelRequire"));
    } finally {
      host.stop(0);
    }
  }
}
