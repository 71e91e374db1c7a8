package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help before anything is known, and hours that nobody told. */
class EndlessLoadingPageTest {

  private static final String CLOCK = "\\d+ ?[h:] ?\\d\\d|\\d ?(am|pm|AM|PM)";

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("endless-loading");
  }

  @ParameterizedTest
  @CsvSource({"fr,borne,Conseils généraux", "en,post,General advice"})
  void firstHelpStandsOnTheVeryFirstPageOfTheOutage(String language, String word, String label) {
    PublicSnapshot first =
        story
            .pages()
            .filter(page -> page.incidents().stream().anyMatch(IncidentView::isOpen))
            .findFirst()
            .orElseThrow();
    assertThat(first.at()).isBeforeOrEqualTo(story.at("PT10M"));
    assertThat(first.incidents().getFirst().mouths()).as("nobody has spoken yet").isEmpty();
    Document page = Replayed.incidentPage(first, language);
    assertThat(page.select(".advice li").eachText()).anyMatch(advice -> advice.contains(word));
    assertThat(page.text()).contains(label);
  }

  @ParameterizedTest
  @CsvSource({"fr,« tôt le matin »", "en,“early in the morning”"})
  void earlyInTheMorningStaysInWords(String language, String words) {
    Document page = story.incidentPage(language, "PT3H");
    Element row = page.select(".ledger li").first();
    assertThat(row.select(".word").text()).endsWith(words).doesNotContainPattern(CLOCK);
  }

  @ParameterizedTest
  @CsvSource({"fr,heure inconnue", "en,time not known"})
  void wordsOfDriversHaveADayAndNoHour(String language, String unknown) {
    List<Element> told =
        story.incidentPage(language, "PT3H").select(".line > .t-claimed .what, .ledger li");
    assertThat(told).hasSize(3);
    assertThat(told)
        .allMatch(word -> word.text().contains(unknown))
        .allSatisfy(word -> assertThat(word.text()).doesNotContainPattern(CLOCK));
  }
}
