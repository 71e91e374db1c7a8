package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Source.Precision;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A local paper counts the calls that a mute operator does not take. */
class SilentOperatorStoryTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("silent-operator");
  }

  @Test
  void deskTakesAllThatItsPeopleDo() {
    assertThat(story.refusals()).isEmpty();
  }

  @Test
  void postcodesBecomeDepartmentsOfThreeRegions() {
    assertThat(story.page("PT2H").site().mode()).isEqualTo(Mode.OBSERVER);
    Set<String> areas = story.component("sign-in", "PT2H").evidence().people().areas().keySet();
    assertThat(areas).contains("59", "40", "71");
    assertThat(regionOf("59")).isEqualTo("32");
    assertThat(regionOf("40")).isEqualTo("75");
    assertThat(regionOf("71")).isEqualTo("27");
  }

  private static String regionOf(String area) {
    return FrenchAreas.load().find(area).orElseThrow().region();
  }

  @Test
  void talkOfOneRegionIsRecordedAsSaidByNobodyKnowsWhom() {
    Claim talk =
        story.claims().stream()
            .filter(claim -> claim.text().in("fr").contains("Grand Est"))
            .findFirst()
            .orElseThrow();
    assertThat(talk.byOperator()).isFalse();
    assertThat(talk.source().speaker()).isNull();
    assertThat(talk.source().precision()).isEqualTo(Precision.VAGUE);
  }

  @Test
  void wordsOfTheOperatorStandBesideTheReportsWithTheirChannel() {
    assertThat(story.claims())
        .filteredOn(Claim::byOperator)
        .extracting(claim -> claim.source().channel())
        .containsExactly("telephone", "press");
    assertThat(reportsOf("PT2H30M")).isGreaterThan(10);
  }

  private static int reportsOf(String sinceStart) {
    Evidence evidence = story.component("sign-in", sinceStart).evidence();
    assertThat(evidence).isNotNull();
    return evidence.people().failing();
  }

  @Test
  void noWordIsFoundOnTheSiteAndThePageSaysWhenItLooked() {
    ChannelSilence site =
        story.page("PT6H").services().getFirst().operatorVoice().channels().stream()
            .filter(channel -> channel.channel().equals("site"))
            .findFirst()
            .orElseThrow();
    assertThat(site.checkedAt()).isEqualTo(story.at("PT50M"));
    assertThat(site.lastWordAt()).isNull();
    assertThat(site.stale()).isFalse();
  }

  @Test
  void sendingIsAFunctionOfItsOwn() {
    assertThat(story.events(IncidentEvent.Judged.class))
        .extracting(judged -> judged.verdict().component())
        .contains("sign-in", "send");
    assertThat(story.component("receive", "PT4H").state()).isNotEqualTo(ComponentState.OUT);
  }

  @Test
  void observerDoesNotAcknowledgeInTheOperatorsName() {
    assertThat(story.incident("PT6H").phase()).isNotEqualTo(Phase.ACKNOWLEDGED);
    assertThat(story.incident("PT6H").acknowledged()).isNull();
    assertThat(story.incident("P1DT4H").acknowledged()).isNotNull();
  }
}
