package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Contradiction.Ending;
import io.tocsin.incidents.contradiction.Matter;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three figures and two end dates, as the page shows them. */
class UnknownUserPageTest {

  private static final String TOLD = "P10DT3H40M";

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("unknown-user");
  }

  private static List<Element> rows(Document page, int matter) {
    return page.select(".ledger section").get(matter).select("li");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|1 % des clients|un membre de l'équipe, sur un forum non officiel|moins de 100 clients",
        "en|1 % of customers|a staff member, on an unofficial forum|fewer than 100 customers"
      })
  void onePercentThenFewerThanAHundredIsACorrectionBySamePerson(
      String language, String first, String who, String second) {
    List<Element> figures = rows(story.incidentPage(language, TOLD), 0);
    Element taken = figures.get(0);
    Element standing = figures.get(1);
    assertThat(taken.select("del").text()).isEqualTo(first);
    assertThat(taken.select("b").text()).isEqualTo(who);
    assertThat(taken.select(".n-correction").text()).contains(second);
    assertThat(standing.select(".word").text()).startsWith(second);
    assertThat(standing.select("b").text()).isEqualTo(who);
    assertThat(standing.select("del")).isEmpty();
    assertThat(standing.select(".n-correction").text()).contains(first);
    assertThat(taken.select(".quiet").text()).containsPattern("2009|mars|March");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|quelques milliers clients, au plus fort|le porte-parole|l’autre au plus fort ou en tout",
        "en|a few thousand customers, at the peak|the spokesperson|the other at the peak or in all"
      })
  void fewThousandAtThePeakIsNoConflictWithFewerThanAHundredNow(
      String language, String figure, String who, String why) {
    Element peak = rows(story.incidentPage(language, TOLD), 0).get(3);
    assertThat(peak.select(".word").text()).isEqualTo(figure);
    assertThat(peak.select("b").text()).isEqualTo(who);
    assertThat(peak.select(".n-no-conflict").text()).contains(why);
    assertThat(peak.select(".n-contradiction, .n-correction, del")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void signaturesAreNeverHeldAgainstCustomers(String language) {
    Document page = story.incidentPage(language, TOLD);
    Element petition = rows(page, 0).get(2);
    assertThat(petition.select(".word").text()).contains("300").contains("signatures");
    assertThat(petition.select(".n-contradiction, .n-correction")).isEmpty();
    assertThat(petition.select(".n-no-conflict").text())
        .contains(language.equals("fr") ? "pas la même chose" : "not count the same thing");
    assertThat(page.select(".pairs").text()).doesNotContain("signatures");
    assertThat(page.select(".n-contradiction, .n-correction").text()).doesNotContain("signatures");
  }

  @Test
  void noFigureIsInAnyContradictionThatWasEverFound() {
    assertThat(story.contradictions()).extracting(Contradiction::matter).contains(Matter.END);
    assertThat(story.contradictions())
        .extracting(Contradiction::matter)
        .doesNotContain(Matter.FIGURES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|le service client, à un utilisateur|« jusqu'au 15 mars »|le porte-parole|« aujourd'hui »",
        "en|customer service, to a user|“until 15 March”|the spokesperson|“today”"
      })
  void twoEndDatesAreAContradictionWithBothSources(
      String language, String one, String end, String other, String otherEnd) {
    Document page = story.incidentPage(language, TOLD);
    List<Element> sides = page.select(".pairs > li .side");
    assertThat(sides).hasSize(2);
    assertThat(sides.get(0).text()).contains(one).contains(end);
    assertThat(sides.get(1).text()).contains(other).contains(otherEnd);
    assertThat(sides).allMatch(side -> side.text().matches(".*6 (mars|March).*"));
    List<Element> ends = rows(page, 1);
    assertThat(ends).hasSize(2);
    String pair = page.select(".pairs > li").attr("id");
    assertThat(ends)
        .allMatch(row -> row.select(".n-contradiction a").attr("href").equals("#" + pair))
        .noneMatch(row -> row.select(".n-correction, del").hasText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void nothingIsSaidNotToFitBeforeAnEditorSawIt(String language) {
    Document before = story.incidentPage(language, "P10DT3H30M");
    assertThat(rows(before, 1)).hasSize(2);
    assertThat(before.select(".pairs, .n-contradiction")).isEmpty();
  }

  @Test
  void factsSettleTheTwoDatesAndBothStayToBeSeen() {
    Document after = story.incidentPage("fr", "P10DT11H");
    assertThat(after.select(".pairs .side")).hasSize(2);
    assertThat(after.select(".pairs").text()).contains("Réglé par les faits");
    assertThat(story.contradictions())
        .filteredOn(found -> found.matter() == Matter.END)
        .extracting(Contradiction::closedBy)
        .containsExactly(Ending.EVIDENCE);
  }

  @ParameterizedTest
  @CsvSource({"fr,renvoyé à l’expéditeur", "en,sent back to the sender"})
  void refusedMailIsShownAsSentBackOnEveryDayOfIt(String language, String fate) {
    Document page = story.incidentPage(language, "P9DT17H");
    assertThat(page.select(".fates tbody tr")).hasSize(10);
    assertThat(page.select(".fates td").eachText()).containsOnly(fate);
  }
}
