package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public record as tables, read by a reader of CSV that did not write them. */
class OpenDataTest {

  private static final String READER =
      "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='')))))";

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private JsonNode csv(PublicSnapshot snapshot, String table) throws IOException {
    Path copy = Files.createTempFile(folder, table, ".csv");
    Files.write(copy, files(snapshot).get("/data/" + table + ".csv").body());
    return JsonMapper.shared()
        .readTree(Node.run(List.of("/usr/bin/python3", "-c", READER, copy.toString())));
  }

  private JsonNode json(PublicSnapshot snapshot, String file) {
    return JsonMapper.shared().readTree(files(snapshot).get("/data/" + file + ".json").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"incidents", "statements", "availability"})
  void bothFormatsHoldTheSameRowsAndTheDictionaryNamesEveryColumn(String table) throws IOException {
    PublicSnapshot snapshot = Samples.acknowledged();
    JsonNode rows = csv(snapshot, table);
    JsonNode objects = json(snapshot, table).get(table);
    assertThat(rows.size()).isEqualTo(objects.size()).isPositive();
    for (int row = 0; row < rows.size(); row++) {
      for (String column : objects.get(row).propertyNames()) {
        JsonNode value = objects.get(row).get(column);
        assertThat(rows.get(row).get(column).asString())
            .as(column)
            .isEqualTo(value.isNull() ? "" : value.asString());
      }
    }
    JsonNode resource =
        StreamSupport.stream(json(snapshot, "datapackage").get("resources").spliterator(), false)
            .filter(each -> each.get("name").asString().equals(table))
            .findFirst()
            .orElseThrow();
    assertThat(
            StreamSupport.stream(resource.at("/schema/fields").spliterator(), false)
                .map(field -> field.get("name").asString()))
        .containsExactlyElementsOf(objects.get(0).propertyNames());
    resource
        .at("/schema/fields")
        .forEach(field -> assertThat(field.get("description").asString()).endsWith("."));
  }

  @Test
  void statementsStandInTheirOrderWithEveryLanguage() throws IOException {
    JsonNode rows = csv(Samples.acknowledged(), "statements");
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.at("/0/sequence").asString()).isEqualTo("1");
    assertThat(rows.at("/2/corrects").asString()).isEqualTo("s-2");
    assertThat(rows.at("/2/text_fr").asString()).contains("\n\nUn disque est en panne.");
    assertThat(rows.at("/2/text_en").asString()).contains("A disk failed.");
    assertThat(rows.at("/0/eta_none_yet").asString()).isEqualTo("true");
    assertThat(csv(Samples.acknowledged(), "incidents").at("/0/areas").asString())
        .isEqualTo("59 71");
  }

  @Test
  void textOfOthersIsNoFormulaAndAddsNoRow() throws IOException {
    PublicSnapshot hostile = Samples.hostile("=HYPERLINK(\"x\"),a\r\n\"b\"\u0000");
    JsonNode rows = csv(hostile, "statements");
    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.at("/0/text_fr").asString()).isEqualTo("'=HYPERLINK(\"x\"),a\n\"b\"");
  }
}
