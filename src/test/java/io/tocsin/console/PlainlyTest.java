package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that hide are shown where they stand, wherever the house writes, before anybody reads. */
class PlainlyTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private String incident;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "alice", Role.EDITOR);
    incident = house.incident();
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  /** Sent once it is shown with the word marked; sent again as it is, it is done. */
  private Browser.Page askedOnce(String page, String action, Map<String, String> filled) {
    Browser.Page flagged = alice.submit(alice.get(page), action, filled);
    assertThat(flagged.status()).as(flagged.text()).isEqualTo(422);
    assertThat(flagged.document().select(".hides mark").eachText()).isNotEmpty();
    assertThat(flagged.text()).contains("This text hides what happens.");
    Browser.Page kept = alice.submit(flagged, action, Map.of("key", "again"));
    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    return flagged;
  }

  @Test
  void announcedWorkIsNotAnImprovementOfServices() {
    Map<String, String> filled =
        Map.of(
            "components",
            "receive",
            "start",
            "2026-03-04T02:00",
            "end",
            "2026-03-04T04:00",
            "text.fr",
            "Maintenance dans le cadre de l’amélioration de nos services.",
            "text.en",
            "Maintenance as part of improving our services.");
    Browser.Page flagged = askedOnce("/console/maintenance", "/console/maintenance", filled);
    assertThat(flagged.document().select(".hides mark").eachText())
        .as("announced work may be called maintenance")
        .containsExactly("amélioration de nos services", "improving our services");
    assertThat(flagged.document().select("#work-text-fr-fault").text()).contains("panne");
    assertThat(house.snapshot().maintenances()).hasSize(1);
  }

  @Test
  void stepsOfAWorkaroundSayItPlainly() {
    String here = "/console/incidents/" + incident;
    askedOnce(
        here,
        here + "/workarounds",
        Map.of(
            "component",
            "receive",
            "steps.fr",
            "En cas de dysfonctionnement, téléphonez.",
            "steps.en",
            "Telephone."));
    assertThat(house.snapshot().incidents().getFirst().workarounds()).hasSize(1);
  }

  @Test
  void aPostMortemAndItsCommitmentsSayItPlainly() {
    String here = "/console/incidents/" + incident;
    alice.submit(alice.get(here), here + "/close", Map.of());
    Map<String, String> filled = new HashMap<>();
    filled.put("happened.fr", "Quelques perturbations.");
    filled.put("happened.en", "Mail was down.");
    filled.put("commitments[0].text.fr", "Éviter tout incident technique.");
    filled.put("commitments[0].text.en", "Avoid outages.");
    Browser.Page flagged = askedOnce(here + "/after", here + "/after", filled);
    assertThat(flagged.document().select(".hides mark").eachText())
        .containsExactly("perturbations", "incident technique");
    String id = house.snapshot().record().commitments().getFirst().id();
    askedOnce(
        here + "/after",
        here + "/after/" + id,
        Map.of("kind", "DONE", "why.fr", "Suite à des travaux.", "why.en", "Done."));
  }

  @Test
  void theExplanationOfAContradictionSaysItPlainly() {
    String here = "/console/incidents/" + incident;
    for (String end : new String[] {"within-the-hour", "tomorrow"}) {
      Map<String, String> said =
          Map.of(
              "by",
              "operator",
              "text.fr",
              end,
              "source.speaker",
              end,
              "vague",
              end,
              "vague_words.fr",
              end);
      alice.submit(alice.get(here + "/claim"), here + "/claim", said);
    }
    Browser.Page page = alice.get(here + "/contradictions");
    String action = page.document().select("form[action^=/console/contradictions/]").attr("action");
    Map<String, String> hides = Map.of("do", "explain", "words.fr", "Suite à des perturbations.");
    Browser.Page flagged = alice.submit(page, action, hides);
    assertThat(flagged.status()).isEqualTo(422);
    assertThat(flagged.document().select(".hides mark").eachText())
        .containsExactly("Suite à", "perturbations");
    assertThat(house.snapshot().incidents().getFirst().contradictions()).isEmpty();
  }

  @Test
  void whatOthersSaidIsQuotedAndNeverAskedAbout() {
    String here = "/console/incidents/" + incident;
    Map<String, String> said =
        Map.of("by", "other", "text.fr", "Quelques perturbations.", "source.speaker", "x");
    assertThat(alice.submit(alice.get(here + "/claim"), here + "/claim", said).status())
        .isEqualTo(303);
  }
}
