package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public figures, checked by the programs that scrape them. */
class PublicMetricsTest {

  private static final String OPENMETRICS =
      "import sys; from prometheus_client.openmetrics.parser import text_string_to_metric_families"
          + " as read; print(len(list(read(open(sys.argv[1]).read()))))";

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private static List<PublicSnapshot> all() {
    return List.of(
        Samples.calm(),
        Samples.unknown(),
        Samples.suspected(Mode.OBSERVER),
        Samples.acknowledged(),
        Samples.overrun(),
        Samples.hostile("\"}\n# EOF\\"));
  }

  private SiteFile file(PublicSnapshot snapshot, String path) {
    return renderer.render(snapshot, Samples.NOW).files().get(path);
  }

  private Path copy(SiteFile file) throws IOException {
    return Files.write(Files.createTempFile(folder, "metrics", ".txt"), file.body());
  }

  @Test
  void promtoolFindsNothingToMend() throws IOException {
    for (PublicSnapshot snapshot : all()) {
      Path copy = copy(file(snapshot, "/metrics-public.txt"));
      String said = Node.run(List.of("sh", "-c", "promtool check metrics < " + copy + " 2>&1"));
      assertThat(said).isBlank();
    }
  }

  @Test
  void anotherParserReadsOpenMetrics() throws IOException {
    for (PublicSnapshot snapshot : all()) {
      SiteFile file = file(snapshot, "/metrics-public");
      assertThat(file.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
      String families =
          Node.run(List.of("/usr/bin/python3", "-c", OPENMETRICS, copy(file).toString()));
      assertThat(Integer.parseInt(families.strip())).isGreaterThan(4);
    }
  }

  @Test
  void figuresSayWhatThePageSays() {
    assertThat(file(Samples.acknowledged(), "/metrics-public").text())
        .contains(
            "tocsin_component_status{service=\"mail\",component=\"receive\",tocsin_component_status=\"out\"} 1\n",
            "tocsin_component_status{service=\"mail\",component=\"receive\",tocsin_component_status=\"works\"} 0\n",
            "tocsin_component_status{service=\"mail\",component=\"webmail\",tocsin_component_status=\"unknown\"} 1\n",
            "tocsin_people_failing{service=\"mail\",component=\"receive\"} 212\n",
            "tocsin_incidents_open{service=\"mail\"} 1\n",
            "tocsin_incident_eta_timestamp_seconds{service=\"mail\",incident=\"i-0303\"} 1772562000\n")
        .endsWith("# EOF\n");
  }
}
