package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A week of "maintenance" that nobody announced. */
class MaintenanceStoryTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("maintenance");
  }

  @Test
  void deskTakesAllThatItsPeopleDo() {
    assertThat(story.refusals()).isEmpty();
  }

  @Test
  void pageThatSaysMaintenanceUnannouncedIsAnOutage() {
    assertThat(story.component("website", "PT1H").state()).isEqualTo(ComponentState.OUT);
    assertThat(story.component("website", "PT1H").underMaintenance()).isFalse();
    assertThat(story.page("PT1H").maintenances()).isEmpty();
    assertThat(story.events(IncidentEvent.Opened.class)).hasSize(1);
  }

  @Test
  void greenHomeAndRedAccountIsAPartialReturn() {
    assertThat(story.component("website", "P2DT5H").state()).isEqualTo(ComponentState.WORKS);
    assertThat(story.component("account-area", "P2DT5H").state()).isEqualTo(ComponentState.OUT);
    assertThat(story.incident("P2DT5H").isOpen()).isTrue();
  }

  @Test
  void trickOfTheHelplineBecomesPublicWithItsSourceAndDate() {
    assertThat(story.incident("P3DT1H").workarounds()).isEmpty();
    Workaround trick = story.incident("P3DT2H").workarounds().getFirst();
    assertThat(trick.component()).isEqualTo("sim-activation");
    assertThat(trick.steps().in("fr")).contains("20555");
    assertThat(trick.source().speaker().in("fr")).contains("conseiller");
    assertThat(trick.source().channel()).isEqualTo("telephone");
    assertThat(trick.source().at()).isEqualTo(story.at("P3DT1H5M"));
  }

  @Test
  void silenceOnTheSocialAccountsLastsSinceTheNinth() {
    ChannelSilence social =
        story.page("P1DT6H").services().getFirst().operatorVoice().channels().stream()
            .filter(channel -> channel.channel().equals("social"))
            .findFirst()
            .orElseThrow();
    assertThat(social.lastWordAt()).isEqualTo(Instant.parse("2017-11-09T17:00:00Z"));
    assertThat(Duration.between(social.lastWordAt(), story.at("P3DT10H")).toDays()).isEqualTo(6);
  }

  @Test
  void checkThatIsTooOldAccusesNobody() {
    ChannelSilence site =
        story.page("P3D").services().getFirst().operatorVoice().channels().stream()
            .filter(channel -> channel.channel().equals("site"))
            .findFirst()
            .orElseThrow();
    assertThat(site.stale()).isTrue();
  }

  @Test
  void openingWithinHoursWasPromisedAndNotKept() {
    Promise within =
        story.promises().stream()
            .filter(promise -> promise.claim() != null)
            .findFirst()
            .orElseThrow();
    assertThat(within.due()).isEqualTo(story.at("P2DT10H5M"));
    assertThat(within.status()).isEqualTo(Promise.Status.LATE);
  }

  @Test
  void ownPromisesOfANextWordAreKept() {
    assertThat(story.promises())
        .filteredOn(promise -> promise.kind() == Promise.Kind.NEXT_WORD)
        .isNotEmpty()
        .allMatch(promise -> promise.status() == Promise.Status.KEPT);
  }

  @Test
  void marketingAndAdviserContradictEachOtherSideBySide() {
    assertThat(story.claims())
        .filteredOn(claim -> claim.byOperator())
        .extracting(claim -> claim.source().channel())
        .contains("email", "telephone");
  }

  @Test
  void closedOnlyAfterAllWorksAgain() {
    assertThat(story.incident("P5DT5H").phase()).isEqualTo(Phase.CLOSED);
    assertThat(story.component("account-area", "P5DT5H").state()).isEqualTo(ComponentState.WORKS);
  }
}
