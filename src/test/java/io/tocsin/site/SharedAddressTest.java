package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs show of a page when somebody shares its address. */
class SharedAddressTest {

  private static final int MOST_BYTES = 100_000;

  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private static Document page(Map<String, SiteFile> files, String path) {
    return Jsoup.parse(files.get(path).text().replace('\u00a0', ' '));
  }

  private static String property(Document page, String name) {
    Element meta = page.selectFirst("meta[property=" + name + "]");
    return meta == null ? "" : meta.attr("content");
  }

  private static JsonNode data(Document page) {
    Element script = page.selectFirst("script[type=application/ld+json]");
    return JsonMapper.shared().readTree(script.data());
  }

  @Test
  void titleCarriesTheStateAndWhenItWasSaid() {
    Document page = page(files(Samples.acknowledged()), "/fr/incident/i-0303");
    assertThat(property(page, "og:title"))
        .isEqualTo("Panne en cours – Réception des messages – dit mardi 3 mars à 10 h 10");
    assertThat(property(page, "og:type")).isEqualTo("article");
    assertThat(property(page, "og:url"))
        .isEqualTo("https://etat.exemple.example/fr/incident/i-0303");
    assertThat(property(page, "article:modified_time")).isEqualTo("2026-03-03T09:10:00Z");
    assertThat(page.select("meta[name=twitter:card]").attr("content"))
        .isEqualTo("summary_large_image");
    assertThat(property(page(files(Samples.calm()), "/en/"), "og:title"))
        .isEqualTo("working – Exemple Mail status");
  }

  @Test
  void pictureIsDrawnPerStateAndItsAddressChangesWithIt() throws IOException {
    String before = "";
    for (PublicSnapshot snapshot :
        java.util.List.of(
            Samples.calm(), Samples.suspected(Mode.OPERATOR), Samples.acknowledged())) {
      Map<String, SiteFile> files = files(snapshot);
      String address = property(page(files, "/fr/"), "og:image");
      assertThat(address)
          .startsWith("https://etat.exemple.example/fr/card.png?v=")
          .isNotEqualTo(before);
      before = address;
      SiteFile picture = files.get("/fr/card.png");
      assertThat(picture.contentType()).isEqualTo("image/png");
      assertThat(picture.body()).hasSizeBetween(2_000, MOST_BYTES);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
      assertThat(image.getWidth()).isEqualTo(1200);
      assertThat(image.getHeight()).isEqualTo(630);
      keep("card-" + snapshot.generation(), picture);
    }
  }

  /** For whoever wants to look. */
  private static void keep(String name, SiteFile picture) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve(name + ".png"), picture.body());
  }

  @Test
  void pictureHasTheColourOfTheStateAndLettersOnIt() throws IOException {
    byte[] png = files(Samples.acknowledged()).get("/fr/card.png").body();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xb42318);
    int dark = 0;
    for (int x = 80; x < 1120; x++) {
      for (int y = 170; y < 520; y++) {
        dark += (image.getRGB(x, y) & 0xFF) < 0x80 ? 1 : 0;
      }
    }
    assertThat(dark).isBetween(5_000, 120_000);
  }

  @Test
  void whatIsLongOverSharesOnePicture() {
    Map<String, SiteFile> files = files(Samples.acknowledged());
    Document old = page(files, "/fr/incident/i-0110");
    assertThat(property(old, "og:image")).contains("/fr/over.png?v=");
    assertThat(property(old, "og:title")).startsWith("Panne terminée – Webmail fermé");
    assertThat(files).containsKey("/fr/over.png").doesNotContainKey("/fr/incident/i-0110/card.png");
  }

  @Test
  void linkedDataTellsTheStoryAndWhatToDoMeanwhile() {
    JsonNode graph = data(page(files(Samples.acknowledged()), "/en/incident/i-0303")).get("@graph");
    JsonNode story = graph.get(0);
    assertThat(story.at("/@type/0").asString()).isEqualTo("LiveBlogPosting");
    assertThat(story.get("coverageStartTime").asString()).isEqualTo(Samples.ONSET.toString());
    assertThat(story.get("liveBlogUpdate").size()).isEqualTo(3);
    assertThat(story.at("/about/provider/name").asString()).isEqualTo("Exemple Mail");
    assertThat(graph.at("/1/@type").asString()).isEqualTo("FAQPage");
    assertThat(graph.at("/1/mainEntity/0/acceptedAnswer/text").asString()).contains("Thunderbird");
    JsonNode work = data(page(files(Samples.overrun()), "/en/maintenance/m-3")).at("/@graph/0");
    assertThat(work.get("@type").asString()).isEqualTo("Event");
    assertThat(work.get("eventStatus").asString()).isEqualTo("https://schema.org/EventScheduled");
  }

  @Test
  void nothingThatPeopleWriteEndsTheElement() {
    String hostile = "</script><script>alert(1)</script>\u2028<!--";
    Map<String, SiteFile> files = files(Samples.hostile(hostile));
    for (String path : java.util.List.of("/fr/", "/fr/incident/i-0303", "/fr/maintenance/m-9")) {
      Document page = page(files, path);
      assertThat(page.select("script:not([src]):not([type=application/ld+json])")).isEmpty();
      assertThat(page.select("script[type=application/ld+json]")).hasSize(1);
      assertThat(data(page).toString()).contains("alert(1)");
    }
  }

  @Test
  void sameStateIsNotDrawnTwice() {
    SiteFile first = files(Samples.acknowledged()).get("/fr/card.png");
    SiteFile second = files(Samples.acknowledged()).get("/fr/card.png");
    assertThat(second).isSameAs(first);
  }
}
