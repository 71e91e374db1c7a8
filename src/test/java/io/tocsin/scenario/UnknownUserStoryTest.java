package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** "User unknown" for customers who exist. */
class UnknownUserStoryTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("unknown-user");
  }

  @Test
  void deskTakesAllThatItsPeopleDo() {
    assertThat(story.refusals()).isEmpty();
  }

  @Test
  void refusalOfAnAddressThatExistsIsAnOutageInItself() {
    IncidentEvent.Judged first = story.events(IncidentEvent.Judged.class).getFirst();
    assertThat(first.verdict().component()).isEqualTo("receive");
    assertThat(first.at()).isBeforeOrEqualTo(story.at("PT15M"));
  }

  @Test
  void everyDomainHasItsOwnState() {
    assertThat(story.cohort("receive", "orphee.example", "PT2H").state())
        .isEqualTo(ComponentState.OUT);
    assertThat(story.cohort("receive", "neuvonline.example", "PT8H").state())
        .isEqualTo(ComponentState.OUT);
    assertThat(story.cohort("receive", "neuvo.example", "P8D").state())
        .isEqualTo(ComponentState.WORKS);
    assertThat(story.cohort("receive", "orphee.example", "P8D").state())
        .isEqualTo(ComponentState.OUT);
  }

  @Test
  void incidentStaysOpenWhileOneDomainStillRefuses() {
    assertThat(story.incident("P10DT2H").isOpen()).isTrue();
    assertThat(story.component("receive", "P10DT2H").state()).isNotEqualTo(ComponentState.WORKS);
    assertThat(story.incident("P10DT11H").phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void domainThatCameBackTellsSinceWhen() {
    assertThat(story.cohort("receive", "neuvo.example", "P8D").backSince())
        .isBetween(story.at("P7DT16H"), story.at("P7DT17H"));
  }

  @Test
  void bothFiguresStandWithWhoSaidThemAndWhen() {
    List<String> figures =
        story.claims().stream().map(Claim::text).map(text -> text.in("en")).toList();
    assertThat(figures).anyMatch(text -> text.contains("1%"));
    assertThat(figures).anyMatch(text -> text.contains("Fewer than 100"));
    assertThat(story.claims()).allMatch(claim -> claim.source().speaker() != null);
  }

  @Test
  void twoEndDatesSaidOnOneDayAreTwoPromises() {
    assertThat(story.promises())
        .filteredOn(promise -> promise.claim() != null)
        .extracting(Promise::due)
        .containsExactlyInAnyOrder(
            Instant.parse("2009-03-06T22:59:59Z"), Instant.parse("2009-03-15T22:59:59Z"));
  }

  @Test
  void peopleOfADomainAreNamedByTheirDomainAndNeverByAddress() {
    assertThat(story.events(IncidentEvent.Judged.class))
        .anyMatch(
            judged -> judged.verdict().cohorts().contains(new Cohort("domain", "neuvo.example")));
    assertThat(story.pages()).noneMatch(page -> page.toString().contains("contact@orphee.example"));
  }
}
