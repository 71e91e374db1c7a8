package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.signals.ProbeReason;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An app and a site that turn in circles. */
class EndlessLoadingStoryTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("endless-loading");
  }

  @Test
  void deskTakesAllThatItsPeopleDo() {
    assertThat(story.refusals()).isEmpty();
  }

  @Test
  void pageThatNeverArrivesIsAnOutage() {
    assertThat(story.component("website", "PT1H").state()).isEqualTo(ComponentState.OUT);
    assertThat(story.component("website", "PT1H").evidence().probes())
        .allMatch(probe -> probe.reason() == ProbeReason.TIMED_OUT);
  }

  @Test
  void chargingItselfIsAStateOfItsOwn() {
    assertThat(story.component("app", "PT2H").state()).isEqualTo(ComponentState.OUT);
    assertThat(story.component("start-and-pay", "PT2H").state())
        .isNotEqualTo(ComponentState.OUT)
        .isNotEqualTo(ComponentState.WORKS);
  }

  @Test
  void crowdAloneOnlySuspects() {
    assertThat(story.events(IncidentEvent.Judged.class))
        .extracting(IncidentEvent.Judged::verdict)
        .filteredOn(verdict -> verdict.component().equals("start-and-pay"))
        .extracting(Verdict::change)
        .contains(Verdict.Change.SUSPECTED)
        .doesNotContain(Verdict.Change.CONFIRMED);
  }

  @Test
  void siteComesBackBeforeTheApp() {
    assertThat(story.component("website", "PT6H30M").state()).isEqualTo(ComponentState.WORKS);
    assertThat(story.component("app", "PT6H30M").state()).isNotEqualTo(ComponentState.WORKS);
  }

  @Test
  void generalAdviceStandsFromTheFirstMinuteForWhatHasNoWayYet() {
    PublicSnapshot first =
        story
            .pages()
            .filter(page -> page.incidents().stream().anyMatch(IncidentView::isOpen))
            .findFirst()
            .orElseThrow();
    assertThat(first.at()).isBeforeOrEqualTo(story.at("PT25M"));
    assertThat(advice(first)).anyMatch(text -> text.contains("numéro écrit sur la borne"));
    PublicSnapshot later = story.page("PT31M");
    assertThat(later.incidents()).anyMatch(incident -> !incident.workarounds().isEmpty());
    assertThat(advice(later)).as("the site itself has no way yet").isNotEmpty();
  }

  /** The advice for whoever opens the page, in French. */
  private static List<String> advice(PublicSnapshot page) {
    return new SiteRenderer(new Assets())
        .render(page, page.at()).files().entrySet().stream()
            .filter(file -> file.getKey().startsWith("/fr/incident/"))
            .filter(file -> !file.getKey().contains("."))
            .flatMap(file -> Jsoup.parse(file.getValue().text()).select(".advice li").stream())
            .map(Element::text)
            .toList();
  }

  @Test
  void endThatMovedIsBrokenAndTheNewOneIsLate() {
    assertThat(story.promises())
        .filteredOn(promise -> promise.kind() == Promise.Kind.ETA)
        .extracting(Promise::status)
        .containsExactly(Promise.Status.BROKEN, Promise.Status.LATE);
  }
}
