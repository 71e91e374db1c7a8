package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds, read by programs of others. */
class FeedsTest {

  private static final String RECEIVING = "Receiving messages";

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/en/feed.rss", "/en/feed.atom", "/history.rss", "/history.atom", "/feed.rss"})
  void anotherParserFindsOneEntryPerStatement(String path) throws IOException {
    try (Served served = new Served(folder, Samples.acknowledged())) {
      JsonNode feed = Node.ask("feed.cjs", served.at(path));
      assertThat(texts(feed.get("items"), "link"))
          .extracting(link -> link.substring(link.indexOf('#')))
          .containsExactly("#s-3", "#s-2", "#s-1");
      assertThat(texts(feed.get("items"), "id")).doesNotHaveDuplicates();
      assertThat(feed.at("/items/2/isoDate").asString()).isEqualTo("2026-03-03T07:15:00.000Z");
      assertThat(feed.at("/items/0/text").asString()).contains("4", "@neuf.example");
    }
  }

  @Test
  void entryIsCalledByPhaseAndWhatItIsAbout() throws IOException {
    try (Served served = new Served(folder, Samples.acknowledged())) {
      JsonNode feed = Node.ask("feed.cjs", served.at("/en/feed.rss"));
      assertThat(feed.get("title").asString()).isEqualTo("Exemple Mail status: messages");
      assertThat(feed.at("/items/0/title").asString()).isEqualTo("Correction: " + RECEIVING);
      assertThat(feed.at("/items/2/categories/0").asString()).isEqualTo(RECEIVING);
    }
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.get(field).asString())
        .toList();
  }

  @Test
  void jsonFeedSaysTheSame() {
    JsonNode feed = json(files(Samples.acknowledged()), "/fr/feed.json");
    assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("feed_url").asString())
        .isEqualTo("https://etat.exemple.example/fr/feed.json");
    assertThat(feed.get("items").size()).isEqualTo(3);
    assertThat(feed.at("/items/0/_tocsin/corrects").asString()).isEqualTo("s-2");
    assertThat(feed.at("/items/0/_tocsin/phase").asString()).isEqualTo("identified");
    assertThat(feed.at("/items/0/content_text").asString()).contains("\n\nUn disque");
    assertThat(json(files(Samples.acknowledged()), "/feed/json")).isEqualTo(feed);
  }

  private static JsonNode json(Map<String, SiteFile> files, String path) {
    return JsonMapper.shared().readTree(files.get(path).text());
  }

  @Test
  void everyServiceComponentAndAreaHasItsOwn() {
    Map<String, SiteFile> files = files(Places.all().snapshot());
    for (String language : List.of("fr", "en")) {
      for (String format : List.of("atom", "rss", "json")) {
        String folder = "/" + language + "/";
        assertThat(files)
            .containsKeys(
                folder + "service/mail/feed." + format,
                folder + "component/receive/feed." + format,
                folder + "area/62/feed." + format);
      }
    }
  }

  @Test
  void componentHearsOnlyWhatIsAboutIt() {
    Map<String, SiteFile> files = files(Samples.acknowledged());
    assertThat(json(files, "/fr/component/receive/feed.json").get("items").size()).isEqualTo(3);
    assertThat(json(files, "/fr/component/send/feed.json").get("items").size()).isZero();
    assertThat(json(files, "/fr/service/mail/feed.json").get("items").size()).isEqualTo(3);
    assertThat(json(files, "/fr/component/send/feed.json").get("title").asString())
        .isEqualTo("État d’Exemple Mail, Messagerie, Envoyer des messages\u00a0: les messages");
  }

  @Test
  void everyFeedIsWellFormedWhateverPeopleWrite() throws IOException {
    String hostile = "</p>]]>&<b>x\u0000\u202e\ud800\ufffe\uffff<script>alert(1)</script>";
    List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--nonet"));
    for (PublicSnapshot snapshot : List.of(Samples.hostile(hostile), Samples.acknowledged())) {
      for (Map.Entry<String, SiteFile> file : files(snapshot).entrySet()) {
        if (file.getKey().endsWith(".rss") || file.getKey().endsWith(".atom")) {
          Path copy = Files.createTempFile(folder, "feed", ".xml");
          Files.write(copy, file.getValue().body());
          command.add(copy.toString());
        }
      }
    }
    assertThat(command).hasSizeGreaterThan(20);
    Node.run(command);
  }

  @Test
  void readerOfRssIsShownTextAsText() throws IOException {
    try (Served served = new Served(folder, Samples.hostile("<b>gras</b> & <i>x</i>"))) {
      JsonNode feed = Node.ask("feed.cjs", served.at("/fr/feed.rss"));
      assertThat(feed.at("/items/0/text").asString()).isEqualTo("<b>gras</b> & <i>x</i>");
    }
  }

  @Test
  void feedHoldsTheNewestFiftyAndIsNamedAsOne() throws IOException {
    Map<String, SiteFile> files = files(talkative());
    JsonNode feed = json(files, "/fr/feed.json");
    assertThat(feed.get("items").size()).isEqualTo(50);
    assertThat(feed.at("/items/0/_tocsin/sequence").asInt()).isEqualTo(80);
    assertThat(files.get("/fr/feed.rss").contentType()).startsWith("application/rss+xml");
    assertThat(files.get("/fr/feed.rss").headers())
        .containsEntry("access-control-allow-origin", "*");
  }

  private static PublicSnapshot talkative() {
    PublicSnapshot calm = Samples.acknowledged();
    IncidentView view = calm.incidents().getFirst();
    List<TimelineEntry> said = new ArrayList<>();
    for (int number = 80; number >= 1; number--) {
      Statement statement =
          Samples.statement(
              "s-" + number,
              number,
              Duration.ofMinutes(number),
              Phase.IDENTIFIED,
              LocalizedText.of("fr", "Mot " + number),
              null);
      said.add(new TimelineEntry.Said(statement.at(), statement, null));
    }
    return new PublicSnapshot(
        calm.generation(),
        calm.at(),
        calm.site(),
        calm.services(),
        List.of(Samples.retold(view, List.of(), said, null, List.of())),
        List.of());
  }
}
