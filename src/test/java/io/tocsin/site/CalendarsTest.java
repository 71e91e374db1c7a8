package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calendars of announced work, read by a parser that did not write them. */
class CalendarsTest {

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot, Instant now) {
    return renderer.render(snapshot, now).files();
  }

  private JsonNode read(PublicSnapshot snapshot, Instant now, String path) throws IOException {
    SiteFile file = files(snapshot, now).get(path);
    assertThat(file.contentType()).isEqualTo("text/calendar; charset=utf-8");
    Path copy = Files.createTempFile(folder, "calendar", ".ics");
    Files.write(copy, file.body());
    return Node.ask("calendar.cjs", copy.toString());
  }

  @Test
  void anotherParserFindsOneEventPerWork() throws IOException {
    JsonNode calendar = read(Samples.overrun(), Samples.NOW, "/en/calendar.ics");
    assertThat(calendar.get("method").asString()).isEqualTo("PUBLISH");
    assertThat(calendar.get("refresh").asString()).isEqualTo("PT1H");
    assertThat(calendar.get("name").asString()).isEqualTo("Exemple Mail status: announced work");
    assertThat(calendar.get("events").size()).isEqualTo(3);
    JsonNode coming = calendar.at("/events/2");
    assertThat(coming.get("uid").asString()).isEqualTo("m-3@etat.exemple.example");
    assertThat(coming.get("summary").asString()).isEqualTo("Planned work: Webmail");
    assertThat(coming.get("description").asString()).isEqualTo("We replace a disk.");
    assertThat(coming.get("start").asString()).isEqualTo("2026-03-04T11:20:00.000Z");
    assertThat(coming.get("end").asString()).isEqualTo("2026-03-04T12:20:00.000Z");
    assertThat(coming.get("status").asString()).isEqualTo("CONFIRMED");
    assertThat(coming.get("transparency").asString()).isEqualTo("TRANSPARENT");
    assertThat(coming.get("sequence").asInt()).isZero();
    assertThat(coming.at("/categories/0").asString()).isEqualTo("Webmail");
    assertThat(coming.get("url").asString())
        .isEqualTo("https://etat.exemple.example/en/maintenance/m-3");
  }

  @Test
  void endOfWorkThatRunsLateMovesAndTheFirstOneStays() throws IOException {
    JsonNode late = read(Samples.overrun(), Samples.NOW, "/fr/calendar.ics").at("/events/0");
    assertThat(late.get("end").asString()).isEqualTo("2026-03-03T12:00:00.000Z");
    assertThat(late.get("original").asString()).isEqualTo("20260303T105000Z");
    Instant later = Samples.NOW.plus(Duration.ofHours(3));
    JsonNode later3 = read(Samples.overrun(), later, "/fr/calendar.ics").at("/events/0");
    assertThat(later3.get("end").asString()).isEqualTo("2026-03-03T15:00:00.000Z");
    assertThat(later3.get("sequence").asInt()).isGreaterThan(late.get("sequence").asInt());
    assertThat(later3.get("uid")).isEqualTo(late.get("uid"));
  }

  @Test
  void serviceHasACalendarOfItsOwnAndACalmOneIsEmpty() throws IOException {
    assertThat(read(Samples.overrun(), Samples.NOW, "/fr/service/mail/calendar.ics").get("events"))
        .hasSize(3);
    assertThat(read(Samples.calm(), Samples.NOW, "/fr/calendar.ics").get("events")).isEmpty();
  }

  @Test
  void cancelledWorkStaysAsCancelled() throws IOException {
    MaintenanceView off =
        Samples.work("m-7", Samples.NOW.plusSeconds(900), 3600, Maintenance.Status.CANCELLED);
    PublicSnapshot calm = Samples.calm();
    PublicSnapshot cancelled =
        new PublicSnapshot(
            9, calm.at(), calm.site(), calm.services(), calm.incidents(), List.of(off));
    JsonNode event = read(cancelled, Samples.NOW, "/en/calendar.ics").at("/events/0");
    assertThat(event.get("status").asString()).isEqualTo("CANCELLED");
    assertThat(event.get("sequence").asInt()).isPositive();
  }

  @Test
  void nothingThatPeopleWriteAddsALine() throws IOException {
    PublicSnapshot hostile =
        Samples.hostile("x\nEND:VEVENT\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example;,\\\u0000");
    JsonNode calendar = read(hostile, Samples.NOW, "/fr/calendar.ics");
    assertThat(calendar.get("events").size()).isEqualTo(1);
    assertThat(calendar.at("/events/0/description").asString()).contains("\nATTENDEE:mailto:");
    String text = files(hostile, Samples.NOW).get("/fr/calendar.ics").text();
    assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTENDEE"));
    assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 76);
  }
}
