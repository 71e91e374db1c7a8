package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.Saving;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegalPagesTest {

  private static final Actor ANNE = new Actor(Actor.Kind.PERSON, "anne");

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private String clocks;
  private String incident;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = enter("Alice", Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow()));
    alice.get("/console?lang=fr");
    incident = house.incident();
    clocks = "/console/incidents/" + incident + "/clocks";
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private Browser enter(String name, String link) {
    Browser browser = new Browser(house.address());
    String password = NewsroomHouse.PASSWORD;
    Map<String, String> filled = Map.of("name", name, "password", password, "again", password);
    assertThat(browser.submit(browser.get(link), link, filled).status()).isEqualTo(303);
    return browser;
  }

  private void lost() {
    FactSheet sheet =
        new FactSheet(
            null,
            List.of(),
            List.of(),
            new Cause.Unknown(),
            List.of(),
            List.of(),
            List.of(
                new Figure(
                    300.0,
                    400.0,
                    Figure.Unit.MAILBOXES,
                    Figure.Extent.TOTAL,
                    LocalizedText.frenchAndEnglish("boîtes restaurées", "restored boxes"),
                    null)),
            List.of(new DataFate(LocalDate.of(2026, 3, 2), "receive", DataFate.Fate.LOST)),
            List.of(),
            null,
            new Eta.NoneYet(),
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            new Compensation.Unsaid());
    assertThat(house.sheets.save(incident, 0, sheet, ANNE)).isInstanceOf(Saving.Saved.class);
  }

  private static List<String> running(Browser.Page page) {
    return page.document().select(".cards h3").stream().map(Element::text).toList();
  }

  @Test
  void nothingRunsBeforeAnythingIsKnown() {
    Browser.Page page = alice.get(clocks);
    assertThat(page.status()).isEqualTo(200);
    assertThat(running(page)).isEmpty();
    assertThat(page.text()).contains("Aucun délai ne court").contains("RGPD");
  }

  @Test
  void lostDataStartsTheClocksOfWhoeverKeepsIt() {
    lost();
    Browser.Page page = alice.get(clocks);
    assertThat(running(page))
        .containsExactly(
            "RGPD : violation de données personnelles",
            "Opérateurs : données perdues, délai de 24 heures");
    for (int minutes = 0; minutes < 75; minutes += 25) {
      house.pass(Duration.ofMinutes(25));
      alice.get(clocks);
    }
    assertThat(alice.get(clocks).text()).contains("en retard");
  }

  @Test
  void draftHoldsWhatTheSheetKnowsAndSaysWhatItDoesNot() {
    lost();
    String draft = alice.get(clocks + "/eu-gdpr/authority").document().select("#draft").text();
    assertThat(draft)
        .contains("CNIL")
        .contains("Au total : de 300 à 400 boîtes (boîtes restaurées)")
        .contains("lundi 2 mars, Recevoir des messages")
        .contains("Pas encore connu.")
        .contains("À compléter par vous.");
    String english =
        alice.get(clocks + "/eu-gdpr/authority?lang=en").document().select("#draft").text();
    assertThat(english).contains("In total: 300 to 400 mailboxes (restored boxes)");
  }

  @Test
  void whatWasSentIsNotedWithItsFileNumber() {
    lost();
    String step = clocks + "/eu-gdpr/authority";
    Browser.Page done = alice.submit(alice.get(step), step, Map.of("reference", "CNIL-2026-17"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(alice.get(clocks).text()).contains("CNIL-2026-17").contains("fait");
    Browser.Page ahead = alice.submit(alice.get(step), step, Map.of("done_at", "2027-01-01T10:00"));
    assertThat(ahead.status()).isEqualTo(422);
    assertThat(ahead.document().select("[role=alert] a").attr("href")).isEqualTo("#step-done_at");
  }

  @Test
  void answerStartsAndStopsAClock() {
    Browser.Page asked = alice.get(clocks);
    Map<String, String> yes = Map.of("trigger", "significant_security_incident", "truth", "HOLDS");
    assertThat(alice.submit(asked, clocks, yes).status()).isEqualTo(303);
    assertThat(running(alice.get(clocks)))
        .containsExactly("Opérateurs français : incident de sécurité");
    Map<String, String> no =
        Map.of("trigger", "significant_security_incident", "truth", "DOES_NOT_HOLD");
    alice.submit(alice.get(clocks), clocks, no);
    assertThat(running(alice.get(clocks))).isEmpty();
    Browser.Page unknown =
        alice.submit(alice.get(clocks), clocks, Map.of("trigger", "no-such", "truth", "HOLDS"));
    assertThat(unknown.status()).isEqualTo(422);
  }

  @Test
  void readerSeesTheClocksAndTouchesNone() {
    lost();
    try (Browser bob = enter("Bob", Newsroom.pathOf(house.accounts.invite(Role.READER)))) {
      Browser.Page page = bob.get(clocks);
      assertThat(running(page)).hasSize(2);
      assertThat(page.document().select("main button")).isEmpty();
      assertThat(bob.post(clocks, List.of(), "same-origin").status()).isEqualTo(403);
    }
    assertThat(alice.get("/console/incidents/none/clocks").status()).isEqualTo(404);
    assertThat(alice.get(clocks + "/eu-gdpr/none").status()).isEqualTo(404);
    assertThat(alice.get(clocks + "/us-outages/final").status()).isEqualTo(404);
  }
}
