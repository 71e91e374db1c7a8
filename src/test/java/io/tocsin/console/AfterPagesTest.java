package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Actor;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterPagesTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private String incident;
  private String after;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = enter("Alice", Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow()));
    alice.get("/console?lang=fr");
    incident = house.incident();
    after = "/console/incidents/" + incident + "/after";
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

  private void end() {
    String path = "/console/incidents/" + incident + "/close";
    assertThat(alice.submit(alice.get("/console/incidents/" + incident), path, Map.of()).status())
        .isEqualTo(303);
  }

  private static Map<String, String> words() {
    Map<String, String> filled = new HashMap<>();
    filled.put("happened.fr", "Un disque a lâché.");
    filled.put("happened.en", "A disk failed.");
    filled.put("commitments[0].text.fr", "Doubler les disques.");
    filled.put("commitments[0].text.en", "Double the disks.");
    filled.put("commitments[0].due", "2026-06-01");
    return filled;
  }

  private static FactSheet promising(String text) {
    FactSheet none = FactSheet.BLANK;
    return new FactSheet(
        none.symptoms(),
        none.known(),
        none.unknown(),
        none.cause(),
        none.rumours(),
        none.reach(),
        none.affected(),
        none.dataFates(),
        none.stillWorks(),
        none.repair(),
        none.eta(),
        none.nextWord(),
        none.measures(),
        List.of(
            new Prevention(LocalizedText.frenchAndEnglish(text, text), LocalDate.of(2026, 6, 1))),
        none.harm(),
        none.apology(),
        none.compensation());
  }

  private String page(String path) {
    var set = new SiteRenderer(new Assets()).render(house.snapshot(), house.now());
    return new String(set.files().get(path).body(), StandardCharsets.UTF_8);
  }

  @Test
  void openIncidentHasNoPostMortemYet() {
    Browser.Page page = alice.get(after);
    assertThat(page.text())
        .contains("L’incident dure encore")
        .contains("quand l’incident est clos");
    assertThat(alice.post(after, List.of(), "same-origin").status()).isEqualTo(403);
  }

  @Test
  void postMortemIsPublishedWithItsCommitments() {
    end();
    assertThat(alice.submit(alice.get(after), after, words()).status()).isEqualTo(303);
    String page = page("/fr/incident/" + incident);
    assertThat(page)
        .contains("Un disque a lâché.")
        .contains("La cause n’est pas connue.")
        .contains("Doubler les disques.")
        .contains("lundi 1er juin");
    assertThat(page("/en/record")).contains("Double the disks.");
  }

  @Test
  void formBeginsWithTheMomentsOfTheMeasuresAndThePublicReadsTheDatesBeside() {
    FactSheet none = FactSheet.BLANK;
    FactSheet sheet =
        new FactSheet(
            none.symptoms(),
            none.known(),
            none.unknown(),
            none.cause(),
            none.rumours(),
            none.reach(),
            none.affected(),
            none.dataFates(),
            none.stillWorks(),
            none.repair(),
            none.eta(),
            none.nextWord(),
            List.of(
                new Measure(
                    LocalizedText.frenchAndEnglish("Surveiller la place.", "Watch the space."),
                    null),
                new Measure(
                    LocalizedText.frenchAndEnglish("Disque changé.", "Disk replaced."),
                    house.now().minus(Duration.ofMinutes(25)))),
            none.prevention(),
            none.harm(),
            none.apology(),
            none.compensation());
    house.sheets.save(incident, 0, sheet, new Actor(Actor.Kind.PERSON, "Alice"));
    end();
    Browser.Page page = alice.get(after);
    assertThat(page.document().select("[name=measures.fr]").getFirst().wholeText().lines().toList())
        .map(line -> line.replaceAll("[\u00a0\u202f]", " "))
        .containsExactly("mardi 3 mars à 9 h 40 : Disque changé.", "Surveiller la place.");
    assertThat(page.document().select(".facts").last().text())
        .contains("Début", "8 h 40", "Fin", "10 h 05", "Durée", "1 h 25 min");
    assertThat(page.document().select(".dated li").eachText()).hasSizeGreaterThan(1);
    alice.submit(page, after, words());
    var shown = org.jsoup.Jsoup.parse(page("/fr/incident/" + incident));
    assertThat(shown.select("#after ~ .dated li").eachText().getFirst())
        .contains("8 h 40", "Début");
    assertThat(shown.select("#after ~ .facts").first().text()).contains("1 h 25 min");
  }

  @Test
  void mendedPostMortemSaysWhatItCorrects() {
    end();
    alice.submit(alice.get(after), after, words());
    Map<String, String> more = new HashMap<>(words());
    more.keySet().removeIf(key -> key.startsWith("commitments"));
    assertThat(alice.submit(alice.get(after), after, more).status()).isEqualTo(422);
    more.put("correction.fr", "Ce n’était pas le disque.");
    more.put("correction.en", "It was not the disk.");
    assertThat(alice.submit(alice.get(after), after, more).status()).isEqualTo(303);
    assertThat(page("/fr/incident/" + incident)).contains("Ce n’était pas le disque.");
  }

  @Test
  void commitmentIsFollowedUntilItIsDoneAndThenNoMore() {
    end();
    alice.submit(alice.get(after), after, words());
    String id = house.snapshot().record().commitments().getFirst().id();
    String change = after + "/" + id;
    Browser.Page without = alice.submit(alice.get(after), change, Map.of("kind", "DONE"));
    assertThat(without.status()).isEqualTo(422);
    Map<String, String> why =
        Map.of("kind", "DONE", "why.fr", "Posés le 2 mai.", "why.en", "Installed on 2 May.");
    assertThat(alice.submit(alice.get(after), change, why).status()).isEqualTo(303);
    assertThat(page("/fr/record")).contains("Posés le 2 mai.").contains("Fait");
    assertThat(alice.get(after).document().select("form[action=" + change + "]")).isEmpty();
  }

  @Test
  void missingLanguageIsToldAtItsFieldAndNothingTypedIsLost() {
    end();
    Browser.Page page =
        alice.submit(alice.get(after), after, Map.of("happened.fr", "Un disque a lâché."));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.document().select("textarea[name=happened.fr]").text())
        .isEqualTo("Un disque a lâché.");
    assertThat(page.document().select("[role=alert] a").attr("href"))
        .isEqualTo("#after-happened-en");
  }

  @Test
  void operatorSeesHowItWasToldBeforeThePublicDoes() {
    end();
    house.countTold();
    assertThat(alice.get(after).text()).contains("Vous le voyez en premier");
    assertThat(house.snapshot().record().of(incident)).isEqualTo(Aftermath.NONE);
    house.pass(Duration.ofDays(7).plusMinutes(1));
    assertThat(house.snapshot().record().of(incident).communication()).isNotNull();
    assertThat(page("/fr/record")).contains("aucun mot").contains("Exemple Mail, 2026");
    assertThat(page("/fr/incident/" + incident)).contains("Comment cette panne a été dite");
  }

  @Test
  void everyCountLinksToItsCaseForTheOneWhoIsCountedToo() {
    String claims = "/console/incidents/" + incident + "/claims";
    Map<String, String> word =
        Map.of("by", "operator", "text.fr", "Nous cherchons", "source.at", "2026-03-03T09:50");
    assertThat(alice.submit(alice.get("/console/incidents/" + incident), claims, word).status())
        .isEqualTo(303);
    end();
    house.countTold();
    var links = alice.get(after).document().select("dl.facts a[href*=#]");
    assertThat(links).isNotEmpty();
    assertThat(links)
        .allSatisfy(link -> {
          String[] place = link.attr("href").split("#");
          assertThat(page(place[0])).contains("id=\"" + place[1] + "\"");
        });
  }

  @Test
  void whatTheLastSheetPromisedIsFollowedFromTheEndOnWithoutAPostMortem() {
    house.sheets.save(
        incident, 0, promising("Doubler les disques."), new Actor(Actor.Kind.PERSON, "Anne"));
    String say = "/console/incidents/" + incident + "/statement";
    Map<String, String> word =
        Map.of("text.fr", "Réparé.", "text.en", "Mended.", "phase", "CLOSED", "do", "publish");
    assertThat(alice.submit(alice.get(say), say, word).status()).isEqualTo(303);
    house.countTold();
    house.countTold();
    assertThat(page("/fr/record")).containsOnlyOnce("Doubler les disques.");
    assertThat(alice.get("/console").text()).doesNotContain("Doubler les disques.");
    assertThat(alice.get(after).document().select("textarea[name='commitments[0].text.fr']").text())
        .as("it is not offered to be promised again")
        .isEmpty();
    house.pass(Duration.ofDays(85));
    try (Browser eve = enter("Eve", Newsroom.pathOf(house.accounts.invite(Role.EDITOR)))) {
      assertThat(eve.get("/console?lang=en").text())
          .contains("To be kept so that it does not happen again", "Doubler les disques.");
    }
  }

  @Test
  void readerReadsAndPublishesNothing() {
    end();
    try (Browser bob = enter("Bob", Newsroom.pathOf(house.accounts.invite(Role.READER)))) {
      assertThat(bob.get(after).document().select("main form")).isEmpty();
      assertThat(bob.post(after, List.of(), "same-origin").status()).isEqualTo(403);
    }
    assertThat(alice.get("/console/incidents/none/after").status()).isEqualTo(404);
  }
}
