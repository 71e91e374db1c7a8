package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.Cause;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fact sheet's form over HTTP, as people without script use it. */
class SheetPagesTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private String incident;
  private String path;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "Alice", Role.EDITOR);
    incident = house.incident();
    path = "/console/incidents/" + incident + "/sheet";
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private SheetRevision kept() {
    return house.sheets.current(incident).orElseThrow();
  }

  private Browser.Page save(Map<String, String> filled) {
    Map<String, String> all = new HashMap<>(filled);
    all.put("do", "save");
    return alice.submit(alice.get(path), path, all);
  }

  @Test
  void sheetIsKeptAndSaysNothingInPublic() {
    Browser.Page saved =
        save(
            Map.of(
                "cause", "SUSPECTED",
                "cause.text.fr", "un disque plein",
                "affected[0].low", "12 000",
                "affected[0].high", "15000",
                "affected[0].basis.fr", "adresses qui ont refusé un message",
                "fates[0].of.receive", "RETURNED_TO_SENDER",
                "next_kind", "60"));
    assertThat(saved.status()).as(saved.text()).isEqualTo(303);
    assertThat(kept().sheet().cause()).isInstanceOf(Cause.Suspected.class);
    assertThat(kept().sheet().affected().getFirst().high()).isEqualTo(15_000.0);
    assertThat(kept().sheet().dataFates()).hasSize(1);
    assertThat(kept().by().name()).isEqualTo("Alice");
    assertThat(house.statements.ofIncident(incident)).isEmpty();
    Browser.Page shown = alice.get(path);
    assertThat(shown.document().select("#part-cause .a").text()).contains("un disque plein");
    assertThat(shown.document().select("#part-cause > summary .lack").text())
        .isEqualTo("en missing");
    assertThat(shown.document().select("#part-affected .a").text())
        .contains("12,000–15,000 customers");
  }

  @Test
  void rowIsAddedWithoutScriptAndEverythingTypedStays() {
    Browser.Page more =
        alice.submit(
            alice.get(path),
            path,
            Map.of("do", "add:rumours", "rumours[0].text.fr", "une attaque", "repair.fr", "rien"));
    assertThat(more.status()).isEqualTo(200);
    assertThat(more.document().select("[name=rumours[2].text.fr]")).hasSize(1);
    assertThat(more.document().select("[name=rumours[0].text.fr]").text()).isEqualTo("une attaque");
    assertThat(more.document().select("[name=repair.fr]").text()).isEqualTo("rien");
    assertThat(more.document().select("#part-rumours").hasAttr("open")).isTrue();
    assertThat(house.sheets.current(incident)).isEmpty();
  }

  @Test
  void faultStandsAtItsFieldInAnUnfoldedPart() {
    Browser.Page page =
        save(Map.of("affected[0].low", "beaucoup", "rumours[0].text.fr", "une attaque"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.document().select("#part-affected").hasAttr("open")).isTrue();
    assertThat(page.document().select("#facts-affected-0-low-fault")).hasSize(1);
    assertThat(page.document().select("#facts-rumours-0-answer-fr-fault")).hasSize(1);
    assertThat(page.document().select("[name=affected[0].low]").attr("value"))
        .isEqualTo("beaucoup");
    Browser.Page future = save(Map.of("fates[0].day", "2027-01-01", "fates[0].of.receive", "LOST"));
    assertThat(future.status()).isEqualTo(422);
    assertThat(future.document().select("#facts-fates-0-day-fault")).hasSize(1);
  }

  @Test
  void whatTwoEditorsWroteIsShownSideBySideAndNothingIsLost() {
    Browser.Page mine = alice.get(path);
    save(Map.of("repair.fr", "On change le disque."));
    try (Browser bob = new Browser(house.address())) {
      house.join(bob, "Bob", Role.EDITOR);
      Browser.Page late =
          alice.submit(mine, path, Map.of("do", "save", "repair.fr", "On cherche encore."));
      assertThat(late.status()).isEqualTo(409);
      assertThat(late.document().select(".differs dd").eachText())
          .containsExactly("On change le disque.", "On cherche encore.");
      assertThat(house.sheets.revisions(incident)).hasSize(2);
      assertThat(alice.submit(late, path, Map.of("do", "save")).status()).isEqualTo(303);
      assertThat(kept().sheet().repair().in("fr")).isEqualTo("On cherche encore.");
    }
  }

  @Test
  void strangersAndReadersDoNotWriteAndAForgedFormLosesNothing() {
    try (Browser stranger = new Browser(house.address());
        Browser bob = new Browser(house.address())) {
      assertThat(stranger.get(path).status()).isEqualTo(303);
      house.join(bob, "Bob", Role.READER);
      assertThat(bob.get(path).status()).isEqualTo(403);
      assertThat(bob.post(path, List.of(), "same-origin").status()).isEqualTo(403);
    }
    List<Map.Entry<String, String>> forged =
        List.of(
            Map.entry("form_token", "forged"),
            Map.entry("do", "save"),
            Map.entry("repair.fr", "On cherche."));
    Browser.Page kept = alice.post(path, forged, "same-origin");
    assertThat(kept.status()).isEqualTo(422);
    assertThat(kept.document().select("[name=repair.fr]").text()).isEqualTo("On cherche.");
    assertThat(alice.get("/console/incidents/nothing/sheet").status()).isEqualTo(404);
    assertThat(house.sheets.current(incident)).isEmpty();
  }
}
