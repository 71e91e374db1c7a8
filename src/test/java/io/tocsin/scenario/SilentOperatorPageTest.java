package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an observer's page says, and whose word it says it is. */
class SilentOperatorPageTest {

  private static final String REGION = "Grand Est";

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("silent-operator");
  }

  @ParameterizedTest
  @CsvSource({"fr,auteur non nommé", "en,speaker not named"})
  void talkOfOneRegionHasNoSpeaker(String language, String unnamed) {
    Document page = story.incidentPage(language, "PT2H");
    Element talk =
        page.select(".line > .t-claimed").stream()
            .filter(line -> line.text().contains(REGION))
            .findFirst()
            .orElseThrow();
    assertThat(talk.select(".label").text()).doesNotContain("Mandarine");
    assertThat(talk.text()).contains(unnamed).doesNotContain("Mandarine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void onNoPageIsTheRegionTheOperatorsWord(String language) {
    List<Element> named = new ArrayList<>();
    int seen = 0;
    for (PublicSnapshot snapshot : story.pages().toList()) {
      for (Document page : Replayed.documents(snapshot, language)) {
        seen += page.text().contains(REGION) ? 1 : 0;
        named.addAll(page.select(".v-operator"));
        named.addAll(page.select(".line > .t-claimed:has(.label:contains(Mandarine))"));
        named.addAll(page.select(".side:has(b:contains(Mandarine))"));
        named.addAll(page.select(".ledger li:has(b:contains(Mandarine))"));
      }
    }
    assertThat(seen).isPositive();
    assertThat(named).isNotEmpty().noneMatch(element -> element.text().contains(REGION));
  }

  @Test
  void noSourceButThoseOfTheStoryIsNamed() {
    Set<String> named =
        Set.of(
            "la plateforme téléphonique",
            "une responsable d'une entreprise du Nord",
            "l'opérateur");
    assertThat(story.claims())
        .filteredOn(claim -> claim.source().speaker() != null)
        .extracting(claim -> claim.source().speaker().in("fr"))
        .isSubsetOf(named);
    assertThat(story.claims())
        .filteredOn(claim -> claim.source().speaker() == null)
        .singleElement()
        .satisfies(claim -> {
          assertThat(claim.text().in("fr")).contains(REGION);
          assertThat(claim.byOperator()).isFalse();
          assertThat(claim.source().channel()).isNull();
        });
    List<String> sides = new ArrayList<>();
    story
        .pages()
        .forEach(page ->
            Replayed.documents(page, "fr")
                .forEach(document -> sides.addAll(document.select(".side b").eachText())));
    assertThat(sides).containsOnly("Source non nommée", "Les mesures et les signalements");
  }

  @ParameterizedTest
  @CsvSource({
    "fr,Source non nommée,Les mesures et les signalements",
    "en,Source not named,Measurements and reports"
  })
  void onlyOneRegionIsHeldAgainstReportsFromOutside(String language, String talk, String reports) {
    Document page = story.incidentPage(language, "PT2H20M");
    List<Element> sides =
        page.select(".pairs .side").stream()
            .filter(side -> !side.select(".says").isEmpty())
            .toList();
    assertThat(sides).hasSize(2);
    Element only = side(sides, talk);
    Element heard = side(sides, reports);
    assertThat(only.select(".says").text()).endsWith(REGION);
    assertThat(heard.select(".says").text()).contains("Nord (").contains("Paris (");
  }

  private static Element side(List<Element> sides, String who) {
    return sides.stream()
        .filter(side -> side.select("b").text().equals(who))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"fr,Source non nommée", "en,Source not named"})
  void mapShowsTheRegionAsSaidAndReportsFromOutsideAsAtOddsWithIt(String language, String talk) {
    Document page = story.incidentPage(language, "PT2H40M");
    assertThat(page.select(".tiles .named text:not(.letter)").eachText())
        .containsExactlyInAnyOrder("08", "10", "51", "52", "54", "55", "57", "67", "68", "88");
    assertThat(page.select(".tiles .a-reported text:not(.letter)").eachText())
        .containsExactly("67");
    assertThat(page.select(".tiles .a-at-odds text:not(.letter)").eachText())
        .contains("59", "40", "71", "75");
    assertThat(page.select(".where .w-at-odds").text()).contains("Nord", "Landes", talk, REGION);
    assertThat(page.select(".where").text()).doesNotContain("Mandarine");
    assertThat(page.select(".tiles .a-declared")).isEmpty();
  }

  @Test
  void beforeAnybodySpokeOfARegionTheMapHasReportsAlone() {
    Document page = story.incidentPage("fr", "PT1H15M");
    assertThat(page.select(".tiles .named, .tiles .a-at-odds, .tiles .a-said-not")).isEmpty();
    assertThat(page.select(".tiles .a-reported text:not(.letter)").eachText())
        .contains("59", "40", "71");
  }

  @Test
  void mapAndTextsForAnArticleStayAsLongAsThePage() {
    PublicSnapshot last = story.pages().toList().getLast();
    PublicSnapshot.IncidentView incident = last.incidents().getFirst();
    assertThat(incident.mouths()).isNotEmpty();
    assertThat(Replayed.paths(last))
        .contains(
            "/fr/incident/" + incident.id() + "/map.svg",
            "/en/incident/" + incident.id() + "/map.svg",
            "/fr/incident/" + incident.id() + "/press-release.txt");
  }

  @Test
  void itIsFlaggedAlthoughReportsComeFromTheRegionToo() {
    assertThat(story.component("sign-in", "PT2H20M").evidence().people().areas())
        .containsKeys("67", "59", "40", "71");
    assertThat(story.contradictions())
        .extracting(Contradiction::matter)
        .containsExactly(Matter.AREAS);
  }

  @ParameterizedTest
  @CsvSource({"fr,Pas de réponse à ce jour.", "en,No answer so far."})
  void questionWithoutAReplyStandsWithItsTime(String language, String silence) {
    Document page = story.incidentPage(language, "PT6H");
    assertThat(page.select(".t-asked")).hasSize(1);
    assertThat(page.select(".t-asked").text()).contains("8").contains(silence);
  }

  @ParameterizedTest
  @CsvSource({"fr,on ne sait pas", "en,not known"})
  void whetherThisMorningsMailArrivedIsNotKnownAndSaysSo(String language, String fate) {
    Document page = story.incidentPage(language, "PT3H");
    assertThat(page.select(".fates td").eachText()).containsExactly(fate);
  }
}
