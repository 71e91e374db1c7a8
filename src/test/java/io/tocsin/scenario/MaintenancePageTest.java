package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.story.Act;
import io.tocsin.app.story.StoryBook;
import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that never takes over the word "maintenance", and a trick that everybody gets. */
class MaintenancePageTest {

  private static final String TRICK = "20555";
  private static final Pattern QUOTED = Pattern.compile("«[^»]*»|“[^”]*”|\"[^\"]*\"");

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("maintenance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void itIsNeverShownAsMaintenance(String language) {
    for (PublicSnapshot snapshot : story.pages().toList()) {
      assertThat(snapshot.maintenances()).isEmpty();
      for (Document page : Replayed.documents(snapshot, language)) {
        assertThat(page.select(".m-maintenance, .l-maintenance, .i-maintenance, section.works"))
            .as("%s", snapshot.at())
            .isEmpty();
        assertThat(own(page)).doesNotContain("maintenance", "travaux prévus", "planned work");
      }
    }
  }

  /** What the page says itself: without quotations, statements and the title of the story. */
  private static String own(Document page) {
    Document copy = page.clone();
    copy.select(".line, .side, .v-operator blockquote, .ledger, .note.demo, head").remove();
    return QUOTED.matcher(copy.text()).replaceAll("").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|service marketing|un conseiller|Le registre de cette page|Appelé « maintenance »|Appelé « panne »",
        "en|marketing department|an adviser|The records of this page|Called “maintenance”|Called an “outage”"
      })
  void theWordStandsWithWhoSaidItBesideWhatDoesNotFit(
      String language,
      String marketing,
      String adviser,
      String records,
      String work,
      String outage) {
    Document page = story.incidentPage(language, "P3DT1H15M");
    List<Element> sides = page.select(".pairs .side");
    assertThat(sides).hasSize(4);
    assertThat(sides)
        .filteredOn(side -> side.select("b").text().equals(marketing))
        .hasSize(2)
        .allMatch(side -> side.select(".says").text().equals(work));
    assertThat(sides)
        .filteredOn(side -> side.select("b").text().equals(adviser))
        .singleElement()
        .matches(side -> side.select(".says").text().equals(outage));
    assertThat(sides).anyMatch(side -> side.select("b").text().equals(records));
  }

  @ParameterizedTest
  @CsvSource({"fr,un conseiller", "en,an adviser"})
  void trickGoesFromTheAgentToThePageWithOneTap(String language, String source) {
    assertThat(story.incidentPage(language, "P3DT1H5M").text()).doesNotContain(TRICK);
    Element way = story.incidentPage(language, "P3DT1H6M").select(".ways > li").first();
    assertThat(way.text()).contains(TRICK).contains(source);
  }

  @Test
  void theTapIsTheOnlyThingAnEditorDoesForIt() {
    List<Act> acts = StoryBook.open("maintenance").newsroom();
    List<Act> about = acts.stream().filter(MaintenancePageTest::isOfTheTrick).toList();
    assertThat(about)
        .hasSize(2)
        .satisfies(
            deeds -> assertThat(deeds.getFirst()).isInstanceOf(Act.Propose.class),
            deeds -> assertThat(deeds.getLast()).isInstanceOf(Act.Approve.class));
  }

  private static boolean isOfTheTrick(Act act) {
    return act instanceof Act.Propose || act instanceof Act.Approve || act instanceof Act.Advise;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"fr|« dans les heures qui viennent »", "en|“within hours”"})
  void withinHoursStaysInWords(String language, String words) {
    Document page = story.incidentPage(language, "P2DT5H");
    Element end =
        page.select(".ledger li").stream()
            .filter(row -> row.text().contains(words))
            .findFirst()
            .orElseThrow();
    assertThat(end.select(".word").text())
        .endsWith(words)
        .doesNotContainPattern("\\d+ ?[h:] ?\\d\\d");
  }

  @Test
  void pressOfficeWasAskedAndTheSecondQuestionHasNoReply() {
    List<String> asked = story.incidentPage("fr", "P3D").select(".t-asked").eachText();
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).contains("le service marketing", "Pas de réponse à ce jour.");
    assertThat(asked.getLast()).contains("le service de presse", "Réponse");
  }

  @Test
  void waitAtTheHelplineIsToldWhileItIsFresh() {
    assertThat(waits("P3DT1H4M")).isNotEmpty();
    assertThat(waits("P3DT10H")).isEmpty();
  }

  private static List<String> waits(String sinceStart) {
    return Stream.ofNullable(story.page(sinceStart).services().getFirst().helpline())
        .map(helpline -> helpline.length().name())
        .toList();
  }
}
