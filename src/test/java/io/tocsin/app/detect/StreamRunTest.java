package io.tocsin.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamRunTest {

  private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
  private static final String COLUMNS = "ts,service,symptom,departement,reporter,net,operator,ref";

  @TempDir Path folder;

  private void write(String name, List<String> rows) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))),
            StandardCharsets.UTF_8)) {
      for (String row : rows) {
        out.write(row + "\n");
      }
    }
  }

  /** Two days of a service, whose people complain and whose probes fail from noon to one. */
  private void season(String columns) throws IOException {
    Files.writeString(
        folder.resolve("services.json"),
        """
        {"services": [{"id": "mailÀ b", "kind": "mail", "users": 1000000,
          "subscribers": {"59": 500000, "62": 300000, "75": 200000},
          "symptoms": ["receive"], "depends_on": null}],
         "vantage_points": [{"id": "paris", "departement": "75", "operator": "mailÀ b"},
                            {"id": "lille", "departement": "59", "operator": null}]}
        """);
    Random random = new Random(5);
    List<String> reports = new ArrayList<>(List.of(columns));
    List<String> probes = new ArrayList<>(List.of("ts,service,paris,lille"));
    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
      Instant at = START.plusSeconds(60L * minute);
      boolean out = minute >= 36 * 60 && minute < 37 * 60;
      if (minute % 5 == 0) {
        probes.add(at + ",mailÀ b," + (out ? "0,0" : "1,1"));
      }
      for (int i = 0; i < (out ? 5 : random.nextInt(60) / 59); i++) {
        reports.add(
            at + ",mailÀ b,receive,59,u" + minute + "x" + i + ",n" + minute + "x" + i + ",,direct");
      }
    }
    write("reports.csv.gz", reports);
    write("probes.csv.gz", probes);
  }

  @Test
  void aSeasonIsPlayedThroughTheJournalAndTheDesk() throws IOException {
    season(COLUMNS);
    Path out = folder.resolve("incidents.json");
    assertThat(StreamRun.run(folder, out)).isInstanceOf(RunOutcome.Finished.class);
    JsonNode incidents = JsonMapper.builder().build().readTree(Files.readString(out));
    assertThat(incidents.size()).isEqualTo(1);
    JsonNode found = incidents.get(0);
    assertThat(found.path("service").asString()).isEqualTo("mailÀ b");
    assertThat(Instant.parse(found.path("detected_at").asString()))
        .isBetween(START.plusSeconds(36 * 3600), START.plusSeconds(36 * 3600 + 600));
    assertThat(Instant.parse(found.path("ended_at").asString()))
        .isBetween(START.plusSeconds(37 * 3600 - 300), START.plusSeconds(37 * 3600 + 1800));
  }

  @Test
  void onlyThereIsHeldAgainstWhatPeopleReportElsewhere() throws IOException {
    season(COLUMNS);
    Instant said = START.plusSeconds(36 * 3600 + 900);
    Files.writeString(
        folder.resolve("statements.csv"),
        "ts,service,by,region\n" + said + ",mailÀ b,operator,Île-de-France\n");
    Path out = folder.resolve("incidents.json");
    assertThat(StreamRun.run(folder, out)).isInstanceOf(RunOutcome.Finished.class);
    JsonNode claims =
        JsonMapper.builder().build().readTree(Files.readString(out)).get(0).path("claims");
    assertThat(claims.size()).isEqualTo(1);
    JsonNode claim = claims.get(0);
    assertThat(claim.path("by").asString()).isEqualTo("operator");
    assertThat(claim.path("only").toString()).contains("\"75\"");
    assertThat(claim.path("outside").toString()).isEqualTo("[\"59\"]");
    assertThat(Instant.parse(claim.path("contradicted_at").asString()))
        .isBetween(said, said.plusSeconds(120));
  }

  @Test
  void anEchoOfTheNewsDoesNotContradictWhoeverNamesTheRightPlaces() throws IOException {
    season(COLUMNS);
    Instant broken = START.plusSeconds(36 * 3600);
    List<String> reports = new ArrayList<>(List.of(COLUMNS));
    for (int minute = 0; minute < 15; minute++) {
      Instant at = broken.plusSeconds(60L * minute);
      for (int i = 0; i < 12; i++) {
        String who = minute + "x" + i;
        String area = i % 2 == 0 ? "59" : "62";
        reports.add(at + ",mailÀ b,receive," + area + ",h" + who + ",h" + who + ",,direct");
      }
      if (minute % 2 == 0) {
        reports.add(at + ",mailÀ b,receive,75,e" + minute + ",e" + minute + ",,news");
      }
    }
    write("reports.csv.gz", reports);
    Files.writeString(
        folder.resolve("statements.csv"),
        "ts,service,by,region\n" + broken.plusSeconds(900) + ",mailÀ b,operator,Hauts-de-France\n");
    Path out = folder.resolve("incidents.json");
    assertThat(StreamRun.run(folder, out)).isInstanceOf(RunOutcome.Finished.class);
    JsonNode claim =
        JsonMapper.builder().build().readTree(Files.readString(out)).get(0).path("claims").get(0);
    assertThat(claim.path("only").toString()).contains("\"59\"");
    assertThat(claim.path("outside").size()).isZero();
    assertThat(claim.path("contradicted_at").isNull()).isTrue();
  }

  @Test
  void aWordAboutNoIncidentIsCounted() throws IOException {
    season(COLUMNS);
    Files.writeString(
        folder.resolve("statements.csv"),
        "ts,service,by,region\n" + START.plusSeconds(3600) + ",mailÀ b,operator,Grand Est\n");
    RunOutcome outcome = StreamRun.run(folder, folder.resolve("incidents.json"));
    assertThat(outcome.toString()).contains("1 statements were about none of them");
  }

  @Test
  void aRegionNobodyKnowsIsRefusedByNameAndLine() throws IOException {
    season(COLUMNS);
    Files.writeString(
        folder.resolve("statements.csv"),
        "ts,service,by,region\n" + START + ",mailÀ b,operator,Grand Ouest\n");
    RunOutcome outcome = StreamRun.run(folder, folder.resolve("incidents.json"));
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    assertThat(outcome.toString()).contains("line 2").contains("Grand Ouest");
  }

  @Test
  void aServiceNobodyNamedIsRefusedByNameAndLine() throws IOException {
    season(COLUMNS);
    Files.writeString(
        folder.resolve("statements.csv"),
        "ts,service,by,region\n" + START + ",tv,operator,Grand Est\n");
    RunOutcome outcome = StreamRun.run(folder, folder.resolve("incidents.json"));
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    assertThat(outcome.toString()).contains("line 2").contains("no service tv");
  }

  @Test
  void namesThatWouldBeOneIdAreToldApart() {
    SeasonNames names = new SeasonNames(List.of("opA", "opa", "Op À", "é", "é", "x".repeat(80)));
    assertThat(names.id("opA")).isEqualTo("opa");
    assertThat(names.id("opa")).isEqualTo("opa-2");
    assertThat(names.id("Op À")).isEqualTo("op-");
    assertThat(names.id("é")).isEqualTo("service");
    assertThat(names.id("x".repeat(80))).isEqualTo("x".repeat(50));
    assertThat(names.name("opa-2")).isEqualTo("opa");
    assertThat(names.has("mail")).isFalse();
  }

  @Test
  void aTableWithOtherColumnsIsRefusedByNameAndLine() throws IOException {
    season("when,what");
    Path out = folder.resolve("incidents.json");
    assertThat(StreamRun.run(folder, out))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused ->
                assertThat(refused.words()).contains("reports.csv.gz, line 1").contains("Mend:"));
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsRefused() throws IOException {
    assertThat(StreamRun.run(folder.resolve("none"), folder.resolve("out.json")))
        .isInstanceOf(RunOutcome.Refused.class);
  }

  @Test
  void aTableThatIsNotPackedIsRefused() throws IOException {
    season(COLUMNS);
    Files.writeString(folder.resolve("probes.csv.gz"), "ts,service,paris\n");
    assertThat(StreamRun.run(folder, folder.resolve("out.json")))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("probes.csv.gz").contains("gzip"));
  }

  @Test
  void anAreaThatDoesNotExistIsRefused() throws IOException {
    season(COLUMNS);
    Path services = folder.resolve("services.json");
    Files.writeString(services, Files.readString(services).replace("\"59\"", "\"9Z\""));
    assertThat(StreamRun.run(folder, folder.resolve("out.json")))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("services.json").contains("9Z"));
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefusedBeforeTheWork() throws IOException {
    season(COLUMNS);
    assertThat(StreamRun.run(folder, folder.resolve("no/out.json")))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("There is no folder"));
  }
}
