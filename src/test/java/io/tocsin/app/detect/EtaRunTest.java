package io.tocsin.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EtaRunTest {

  @TempDir private Path folder;

  @Test
  void historyGivesOneLineOfMinutesStillToGo() throws IOException {
    RunOutcome outcome =
        run(
            """
            [{"start": "2020-11-18T23:02:10.335000+00:00", "minutes": 47.4, "impact": "minor"},
             {"start": "2020-11-27T16:04:10Z", "minutes": 73}]
            """,
            15);
    assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
    String line = ((RunOutcome.Finished) outcome).words();
    assertThat(line).doesNotContain("\n");
    JsonNode eta = JsonMapper.builder().build().readTree(line);
    assertThat(eta.propertyNames()).containsExactly("low", "median", "high");
    assertThat(eta.path("median").asDouble())
        .isBetween(eta.path("low").asDouble(), eta.path("high").asDouble());
  }

  @Test
  void emptyHistoryGivesTheCataloguesDefault() throws IOException {
    assertThat(run("[]", 0)).isInstanceOf(RunOutcome.Finished.class);
  }

  @Test
  void orderOfTheEntriesDoesNotMatter() throws IOException {
    String early = "{\"start\":\"2020-01-01T00:00:00Z\",\"minutes\":20}";
    String late = "{\"start\":\"2021-01-01T00:00:00Z\",\"minutes\":200}";
    assertThat(run("[" + early + "," + late + "]", 15))
        .isEqualTo(run("[" + late + "," + early + "]", 15));
  }

  @Test
  void faultsNameTheFileTheEntryWhatIsWrongAndHowToMendIt() throws IOException {
    assertThat(EtaRun.run(folder.resolve("none.json"), 15))
        .isEqualTo(
            new RunOutcome.Refused(
                folder.resolve("none.json")
                    + ": there is no such file. Mend: name a JSON file after --eta."));
    assertThat(refused("[{", 15)).contains("history.json", "this is not JSON", "line 1", "Mend:");
    assertThat(refused("{\"start\":1}", 15)).contains("not a JSON list", "Mend:");
    assertThat(refused("[7]", 15)).contains("entry 1", "not an object", "Mend:");
    assertThat(refused("[{\"start\":\"2020-01-01T00:00:00Z\"}]", 15))
        .contains("entry 1", "minutes is missing", "Mend:");
    assertThat(refused("[{\"start\":\"2020-01-01T00:00:00Z\",\"minutes\":-3}]", 15))
        .contains("entry 1", "-3.0 minutes", "Mend:");
    assertThat(refused("[{\"start\":\"yesterday\",\"minutes\":3}]", 15))
        .contains("entry 1", "\"yesterday\" is not a timestamp", "Mend:");
    assertThat(refused("", 15)).contains("history.json", "Mend:");
  }

  @Test
  void ageThatIsNoneIsRefused() throws IOException {
    assertThat(refused("[]", -1)).contains("--at -1.0", "Mend:");
    assertThat(refused("[]", Double.NaN)).contains("--at NaN", "Mend:");
    assertThat(refused("[]", 1e9)).contains("Mend:");
  }

  private String refused(String history, double at) throws IOException {
    RunOutcome outcome = run(history, at);
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    return ((RunOutcome.Refused) outcome).words();
  }

  private RunOutcome run(String history, double at) throws IOException {
    return EtaRun.run(Files.writeString(folder.resolve("history.json"), history), at);
  }
}
