package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mailboxes gone for days; recovery hides five states. */
class LostMailStoryTest {

  private static Replayed story;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    story = Replayed.story("lost-mail");
  }

  @Test
  void deskTakesAllThatItsPeopleDo() {
    assertThat(story.refusals()).isEmpty();
  }

  @Test
  void everyFunctionHasItsOwnState() {
    assertThat(story.component("webmail", "PT2H").state()).isEqualTo(ComponentState.OUT);
    assertThat(story.component("receive", "P4DT6H").state()).isEqualTo(ComponentState.WORKS);
    assertThat(story.component("webmail", "P4DT6H").state()).isNotEqualTo(ComponentState.WORKS);
    assertThat(story.component("stored-mail", "P4DT6H").state()).isNotEqualTo(ComponentState.WORKS);
  }

  @Test
  void nothingIsOverWhileOneFunctionIsRed() {
    for (PublicSnapshot page : story.pages().toList()) {
      boolean red =
          page.services().stream()
              .flatMap(service -> service.components().stream())
              .anyMatch(component -> component.state() == ComponentState.OUT);
      if (red) {
        assertThat(page.incidents()).as("at %s", page.at()).anyMatch(incident -> incident.isOpen());
      }
    }
  }

  @Test
  void updateWithoutACauseIsPublishedAndDated() {
    assertThat(story.incident("PT5H").phase()).isEqualTo(Phase.ACKNOWLEDGED);
    assertThat(story.incident("PT5H").eta()).isEqualTo(new Eta.NoneYet());
    List<TimelineEntry.Said> said =
        story.incident("PT5H").timeline().stream()
            .filter(TimelineEntry.Said.class::isInstance)
            .map(TimelineEntry.Said.class::cast)
            .toList();
    assertThat(said).hasSize(2);
    assertThat(said.getFirst().at()).isEqualTo(story.at("PT4H30M"));
  }

  @Test
  void endThatMovedStaysVisibleAndCountsAsBroken() {
    assertThat(story.incident("P3D").promises())
        .filteredOn(promise -> promise.kind() == Promise.Kind.ETA)
        .hasSize(2);
    assertThat(story.promises()).anyMatch(promise -> promise.status() == Promise.Status.BROKEN);
  }

  @Test
  void mailClientIsOfferedWithItsLimits() {
    assertThat(story.incident("PT2H").workarounds())
        .singleElement()
        .satisfies(way -> {
          assertThat(way.conditions()).isNotNull();
          assertThat(way.limits()).isNotNull();
        });
  }
}
