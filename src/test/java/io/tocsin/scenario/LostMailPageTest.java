package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of the mail of each day. */
class LostMailPageTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("lost-mail");
  }

  @ParameterizedTest
  @CsvSource({
    "fr,Recevoir,Messages gardés,rien de perdu,perdu",
    "en,Receive,Stored messages,nothing lost,lost"
  })
  void everyDayAndFunctionHasItsFate(
      String language, String receive, String stored, String safe, String lost) {
    Document page = story.incidentPage(language, "P8DT20H");
    assertThat(page.select(".fates thead th").eachText()).contains(receive, stored);
    assertThat(page.select(".fates tbody time").eachAttr("datetime"))
        .containsExactly("2024-07-19", "2024-07-20", "2024-07-21", "2024-07-22");
    assertThat(page.select(".fates td").eachText())
        .containsExactly(safe, safe, safe, lost, safe, lost, safe, safe);
  }

  @ParameterizedTest
  @CsvSource({"fr,en attente,on ne sait pas", "en,waiting,not known"})
  void whatWaitsWaitsAndWhatIsNotKnownIsNotCalledSafe(
      String language, String waiting, String unknown) {
    Document page = story.incidentPage(language, "P4DT1H");
    assertThat(page.select(".fates tbody tr")).hasSize(4);
    assertThat(page.select(".fates td").eachText())
        .containsExactly(waiting, unknown, waiting, unknown, waiting, unknown, waiting, unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void cellIsReadWithoutColourOnEveryPage(String language) {
    int tables = 0;
    for (PublicSnapshot snapshot : story.pages().toList()) {
      for (Document page : Replayed.documents(snapshot, language)) {
        tables += page.select(".fates").size();
        assertThat(page.select(".fates td").eachText())
            .hasSameSizeAs(page.select(".fates td"))
            .noneMatch(String::isBlank);
        assertThat(page.select(".fates tbody th[scope=row]").eachText()).noneMatch(String::isBlank);
      }
    }
    assertThat(tables).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"fr,Cause supposée,personne ne dit en être sûr", "en,Supposed cause,nobody claims"})
  void twoGuessesAreGuessesWithTheirSources(String language, String guess, String why) {
    Document page = story.incidentPage(language, "PT6H");
    List<String> causes =
        page.select(".ledger li").stream()
            .map(row -> row.text())
            .filter(row -> row.contains(guess))
            .toList();
    assertThat(causes).hasSize(2);
    assertThat(causes.getLast()).contains(why);
    assertThat(page.select(".pairs")).isEmpty();
  }
}
