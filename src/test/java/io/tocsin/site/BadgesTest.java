package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Badges: our own drawing, and the fields that shields.io draws. */
class BadgesTest {

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private static JsonNode json(Map<String, SiteFile> files, String path) {
    return JsonMapper.shared().readTree(files.get(path).text());
  }

  @Test
  void siteServiceAndComponentSayHowTheyStand() {
    Map<String, SiteFile> files = files(Samples.acknowledged());
    assertThat(json(files, "/en/badge.json").get("message").asString()).isEqualTo("out");
    assertThat(json(files, "/fr/service/mail/badge.json").get("label").asString())
        .isEqualTo("Messagerie");
    assertThat(json(files, "/en/component/send/badge.json").get("message").asString())
        .isEqualTo("working");
    assertThat(json(files, "/fr/component/webmail/badge.json").get("message").asString())
        .isEqualTo("on ne sait pas");
    assertThat(json(files(Samples.unknown()), "/en/badge.json").get("message").asString())
        .isEqualTo("not known");
    assertThat(json(files(Samples.calm()), "/en/badge.json").get("message").asString())
        .isEqualTo("working");
  }

  @Test
  void drawerOfShieldsDrawsTheFields() throws IOException {
    for (PublicSnapshot snapshot : List.of(Samples.acknowledged(), Samples.hostile("<b>&\"'"))) {
      Path copy = Files.createTempFile(folder, "badge", ".json");
      Files.write(copy, files(snapshot).get("/fr/badge.json").body());
      Document drawn =
          Jsoup.parse(
              Node.ask("badge.cjs", copy.toString()).get("drawn").asString(), Parser.xmlParser());
      assertThat(drawn.selectFirst("title").text()).endsWith(": en panne");
      assertThat(drawn.select("rect[fill=#b42318]")).isNotEmpty();
    }
  }

  @Test
  void ourOwnDrawingHasATitleAndLettersThatFit() {
    Element drawing =
        Jsoup.parse(files(Samples.acknowledged()).get("/fr/badge.svg").text(), Parser.xmlParser())
            .selectFirst("svg");
    assertThat(drawing.attr("role")).isEqualTo("img");
    assertThat(drawing.attr("aria-label")).isEqualTo("État d’Exemple Mail: en panne");
    assertThat(drawing.selectFirst("title").text()).isEqualTo(drawing.attr("aria-label"));
    double width = Double.parseDouble(drawing.attr("width"));
    double letters =
        drawing.select("text").stream()
            .mapToDouble(text -> Double.parseDouble(text.attr("textLength")))
            .sum();
    assertThat(letters).isBetween(120.0, 200.0);
    assertThat(width).isBetween(letters + 23.8, letters + 24.2);
  }

  @Test
  void longNameIsCutAndStaysWholeInTheTitle() {
    PublicSnapshot hostile = Samples.hostile("Un très long nom ".repeat(20).strip());
    Element drawing =
        Jsoup.parse(files(hostile).get("/fr/badge.svg").text(), Parser.xmlParser())
            .selectFirst("svg");
    assertThat(Double.parseDouble(drawing.attr("width"))).isLessThan(330);
    assertThat(drawing.selectFirst("text").text()).endsWith("…");
    assertThat(drawing.selectFirst("title").text()).contains("nom: en panne");
  }

  @Test
  void everyDrawingIsWellFormedAndCarriesNoStyleOfItsOwn() throws IOException {
    List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--nonet"));
    for (Map.Entry<String, SiteFile> file :
        files(Samples.hostile("]]>&<script>alert(1)</script>\u0000\uffff")).entrySet()) {
      if (file.getKey().endsWith("badge.svg")) {
        assertThat(file.getValue().text()).doesNotContain("<script", "style");
        command.add(
            Files.write(Files.createTempFile(folder, "badge", ".svg"), file.getValue().body())
                .toString());
      }
    }
    assertThat(command).hasSize(9);
    Node.run(command);
  }
}
