package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages around incidents: services, places, the past, questions, the sheet of facts. */
class SurroundingsTest {

  private static final SiteRenderer RENDERER = new SiteRenderer(new Assets());

  private static Document page(PublicSnapshot snapshot, String path) {
    SiteFile file = RENDERER.render(snapshot, Samples.NOW).files().get(path);
    return Jsoup.parse(file.text().replace('\u00a0', ' '));
  }

  @Test
  void servicePageTellsItsOwnOutageAndLeadsToItsFunctions() {
    Document page = page(Samples.acknowledged(), "/fr/service/mail");
    assertThat(page.select("h1").text()).contains("Recevoir des messages", "@neuf.example");
    assertThat(page.select(".voice")).hasSize(3);
    assertThat(page.select(".function"))
        .extracting(Element::id)
        .containsExactly("f-receive", "f-send", "f-webmail");
    assertThat(page.select("#f-receive .probes li")).hasSize(2);
    assertThat(page.select(".still").text()).isEqualTo("Envoyer des messages");
    assertThat(page.select(".ways").text()).contains("Thunderbird");
    Document home = page(Samples.acknowledged(), "/fr/");
    assertThat(home.select(".parts a").eachAttr("href"))
        .containsExactly(
            "/fr/service/mail#f-receive", "/fr/service/mail#f-send", "/fr/service/mail#f-webmail");
  }

  @Test
  void ofManyServicesOnlyThoseInTroubleAreToldInFullAndTheWorstStandFirst() {
    Document page = page(many(60), "/en/");
    assertThat(page.select(".service h2").eachText()).containsExactly("E-mail");
    assertThat(page.select(".lines li")).hasSize(40);
    assertThat(page.select("#others ~ .more a").text()).isEqualTo("See 20 more services");
    assertThat(page(many(60), "/en/history").select(".function h2")).hasSize(61);
  }

  /** The bad morning, and as many services again that are well. */
  static PublicSnapshot many(int others) {
    PublicSnapshot bad = Samples.acknowledged();
    List<ServiceView> services = new ArrayList<>(bad.services());
    ServiceView calm = Samples.calm().services().getFirst();
    for (int index = 0; index < others; index++) {
      services.add(
          new ServiceView(
              "s" + index,
              calm.name(),
              calm.operator(),
              calm.kind(),
              List.of(),
              calm.operatorVoice(),
              null,
              List.of()));
    }
    return new PublicSnapshot(
        bad.generation(), bad.at(), bad.site(), services, bad.incidents(), bad.maintenances());
  }

  @Test
  void everyBarLeadsToADayThatIsTold() {
    Map<String, SiteFile> files = RENDERER.render(Seasons.winter(), Samples.NOW).files();
    Document page = Jsoup.parse(files.get("/fr/service/mail").text());
    List<String> links = page.select(".days a").eachAttr("href");
    assertThat(links).hasSize(270);
    for (String link : links) {
      String[] parts = link.split("#", -1);
      Document month = Jsoup.parse(files.get(parts[0]).text());
      assertThat(month.getElementById(parts[1])).as(link).isNotNull();
    }
  }

  @Test
  void dayWithoutMeasurementIsGreyAndNeverGreen() {
    Document page = page(Seasons.winter(), "/en/service/mail");
    Element unseen = bar(page, "#f-receive", "2026-02-07");
    assertThat(unseen.select(".b-works, .b-out")).isEmpty();
    assertThat(unseen.select(".b-unseen")).hasSize(1);
    assertThat(unseen.select("title").text()).endsWith("not measured");
    assertThat(bar(page, "#f-send", "2026-01-10").select(".b-works")).isEmpty();
    Element worked = bar(page, "#f-receive", "2026-01-10");
    assertThat(worked.select(".b-works")).hasSize(1);
    assertThat(worked.select(".b-out, .b-unseen")).isEmpty();
    assertThat(page.select("#f-send .ends + p").text()).contains("Measured 0% of the time");
  }

  private static Element bar(Document page, String function, String day) {
    return page.selectFirst(function + " .days a[href$=#d-" + day + "]");
  }

  @Test
  void sharesWithAndWithoutAnnouncedWorkStandBesideEachOther() {
    Document page = page(Seasons.winter(), "/en/service/mail");
    String webmail = page.select("#f-webmail .ends + p").text();
    assertThat(webmail)
        .contains("1 day with a problem", "announced work left out")
        .contains("With announced work counted like any other hour");
    Document month = page(Seasons.winter(), "/en/history/2026-01");
    assertThat(month.select(".day:has(#d-2026-01-10)").text())
        .contains("Webmail closed", "out 3 h, worked badly 30 min");
    assertThat(month.select(".day:has(#d-2026-01-04)").text())
        .contains("Nothing found broken in what was measured.");
  }

  @Test
  void monthsBeforeAnythingWasKnownHaveNoPageAndNeighboursAreLinked() {
    Map<String, SiteFile> files = RENDERER.render(Seasons.winter(), Samples.NOW).files();
    assertThat(files.keySet().stream().filter(path -> path.startsWith("/fr/history/")))
        .containsExactly(
            "/fr/history/2025-12",
            "/fr/history/2026-01",
            "/fr/history/2026-02",
            "/fr/history/2026-03");
    Document page = page(Seasons.winter(), "/fr/history/2026-01");
    assertThat(page.select("[rel=prev]").attr("href")).isEqualTo("/fr/history/2025-12");
    assertThat(page.select("[rel=next]").attr("href")).isEqualTo("/fr/history/2026-02");
  }

  @Test
  void everyPlaceSaysWhatIsKnownOfItAndNothingMore() {
    PublicSnapshot snapshot = Places.all().snapshot();
    assertThat(page(snapshot, "/fr/area/62").select("h1").text())
        .startsWith("Pas-de-Calais est touché, d’après");
    assertThat(page(snapshot, "/fr/area/59").select("h1").text())
        .contains("Nord : des gens signalent une panne")
        .doesNotContain("«");
    assertThat(
            page(snapshot, "/fr/area/59").select(".lead .ask a, .lead .doors a").eachAttr("href"))
        .containsExactly(
            "/fr/report?component=receive",
            "/fr/report?component=receive&symptom=works",
            "/fr/check",
            "/fr/am-i-affected",
            "/fr/area");
    assertThat(page(snapshot, "/fr/area/59").text()).contains("14 personnes d’ici disent");
    assertThat(page(snapshot, "/fr/area/67").select("h1").text()).startsWith("Bas-Rhin");
    assertThat(page(snapshot, "/fr/area/2A").select("h1").text()).contains("semble remarcher");
    assertThat(page(snapshot, "/fr/area/13").text())
        .as("two people are nobody")
        .doesNotContain("personnes d’ici");
  }

  @Test
  void placeOfACalmDayIsNotSaidToWorkWhereNobodyLooks() {
    PublicSnapshot calm = with(Samples.calm());
    assertThat(page(calm, "/en/area/69").select("h1").text())
        .isEqualTo("Rhône: everything works, as far as we can see.");
    PublicSnapshot unknown = with(Samples.unknown());
    assertThat(page(unknown, "/en/area/69").select("h1").text())
        .isEqualTo("Rhône: no known outage, but we do not see everything.");
    assertThat(page(unknown, "/en/area/69").select(".lead .ask a").eachAttr("href"))
        .containsExactly("/en/report", "/en/report?symptom=works");
  }

  private static PublicSnapshot with(PublicSnapshot snapshot) {
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        snapshot.incidents(),
        snapshot.maintenances(),
        snapshot.record(),
        Places.all().snapshot().places(),
        snapshot.remarks(),
        DayLog.NONE);
  }

  @Test
  void regionsThatAreHitComeFirstAndTheOthersByName() {
    Document page =
        Jsoup.parse(
            RENDERER.render(Places.all().snapshot(), Samples.NOW).files().get("/fr/area").text());
    List<Element> regions = page.select("h2:has(+ .places)");
    List<Boolean> calmOnes =
        regions.stream()
            .map(region -> region.nextElementSibling().select(".mark").isEmpty())
            .toList();
    assertThat(calmOnes).contains(true, false).isSorted();
    List<String> calm =
        regions.stream()
            .filter(region -> region.nextElementSibling().select(".mark").isEmpty())
            .map(Element::text)
            .toList();
    assertThat(calm).isSortedAccordingTo(Collator.getInstance(Locale.FRENCH));
  }

  @Test
  void listOfPlacesLeadsToEachAndKnowsThePostcodesThatBreakTheRule() {
    Map<String, SiteFile> files = RENDERER.render(Places.all().snapshot(), Samples.NOW).files();
    Document page = Jsoup.parse(files.get("/fr/area").text());
    List<String> links = page.select(".places a").eachAttr("href");
    assertThat(links).hasSize(FrenchAreas.load().all().size()).contains("/fr/area/974");
    assertThat(files).containsKeys(links.toArray(String[]::new));
    assertThat(page.select("form.finder").hasAttr("hidden")).isTrue();
    assertThat(page.select("form.finder").attr("data-areas").split(" "))
        .hasSize(Postcodes.exceptions().size())
        .contains("01200:01,74", "97133:977");
    assertThat(page(Samples.calm(), "/fr/area").select("form, .places")).isEmpty();
  }

  @Test
  void threeQuestionsAreAnsweredWithoutScriptAndTheThirdWithWhatIsKnown() {
    Document page = page(Samples.suspected(Mode.OBSERVER), "/fr/check");
    assertThat(page.select(".questions > li")).hasSize(3);
    assertThat(page.select(".questions details")).hasSize(6);
    assertThat(page.select("#q3 .lines").text())
        .contains("Messagerie", "des gens signalent un problème");
    assertThat(page.select(".lede").text()).contains("Des gens signalent un problème");
    assertThat(page.select(".answer").text()).startsWith("Trois questions");
    assertThat(page.select(".as-of").text()).isEqualTo("À jour : mardi 3 mars à 12 h 20");
  }

  @Test
  void answerComesBeforeTheQuestionsWhereItIsKnown() {
    Document page = page(Samples.acknowledged(), "/fr/check");
    assertThat(page.select(".answer").text()).startsWith("Si c’est ce que vous voyez, c’est eux.");
    assertThat(page.select(".answer ~ .doors a").eachAttr("href"))
        .containsExactly("/fr/incident/i-0303", "/fr/am-i-affected");
    assertThat(page.select(".questions > li")).hasSize(3);
  }

  @Test
  void ofNinetyBarsThereAreThirtyOnAPhoneWithTheDaysAtBothEnds() {
    Document page = page(Seasons.winter(), "/en/history");
    assertThat(page.select(".strip.many")).hasSize(1);
    assertThat(page.select(".ends span").eachText())
        .containsExactly("Thursday 4 December 2025", "Monday 2 February", "Tuesday 3 March");
    assertThat(page(Seasons.winter(), "/en/history/2026-01").select(".strip.many")).isEmpty();
  }

  @Test
  void outageThatIsOverSaysFromWhenToWhenWithTheYear() {
    String when = "Saturday 10 January 2026, from 09:00 to 12:30.";
    for (String path : List.of("/en/incident/i-0110", "/en/incident/i-0110/sheet")) {
      assertThat(page(Samples.acknowledged(), path).select("h1").text())
          .as(path)
          .isEqualTo("The outage of “Webmail” is over: " + when);
    }
    Document page = page(Samples.acknowledged(), "/en/incident/i-0110");
    assertThat(page.select(".lead .facts").text()).isEqualTo("It lasted 3 h 30 min");
    assertThat(page.select(".line time").eachText()).allMatch(time -> time.contains("2026"));
    assertThat(page(Seasons.winter(), "/en/history/2026-01").select(".day time").eachText())
        .isNotEmpty()
        .allMatch(time -> time.contains("2026"));
  }

  @Test
  void outageThatIsOverOffersNothingAsCurrentAndShowsNoStageItNeverHad() {
    Document page = page(Samples.acknowledged(), "/en/incident/i-0110");
    assertThat(page.text()).doesNotContain("What still works", "What to do meanwhile");
    assertThat(page.select(".steps li").eachText())
        .containsExactly("Reported, not confirmed", "All works again, being checked", "Over");
  }

  @Test
  void messagesAreToldByDomainAndWhatNobodySawIsNotKnown() {
    Document page = page(Samples.acknowledged(), "/fr/messages");
    List<String> rows = page.select(".fates tbody").eachText();
    assertThat(rows)
        .anyMatch(row -> row.contains("@neuf.example") && row.contains("renvoyé à l’expéditeur"))
        .anyMatch(row -> row.contains("@club.example") && row.contains("accepté"));
    assertThat(page.select("tbody:contains(@club.example) .f-unknown").text())
        .isEqualTo("on ne sait pas");
    List<String> times = page.select("tbody:contains(@club.example) time").eachAttr("datetime");
    assertThat(times).as("newest first").hasSize(6);
    assertThat(times.get(3)).as("no hour is told twice").isEqualTo(times.get(0));
    assertThat(times.get(5)).as("no hour is told twice").isEqualTo(times.get(2));
    assertThat(page.select("h1 ~ .meanings").first().select("dd").eachText())
        .as("the answer first, a sentence for each group, what is lost before what is well")
        .satisfies(sentences ->
            assertThat(sentences.getFirst())
                .startsWith("Depuis mardi 3 mars à 7 h 40, des messages ont pu revenir"))
        .anyMatch(text -> text.matches("Depuis .*accepte.* Entre .* et .*, nous ne savons pas.*"));
    assertThat(page.select("form[data-bounce]").attr("data-bounce"))
        .isEqualTo("/api/v1/bounces/explain");
  }

  @Test
  void sheetOfFactsHasEveryFactItsPermanentAddressAndTheCorrection() {
    Document page = page(Samples.acknowledged(), "/en/incident/i-0303/sheet");
    assertThat(page.select("dt").eachText())
        .containsExactly("What", "How it stands", "For whom", "Where", "Since", "Until");
    assertThat(page.text())
        .contains("https://etat.exemple.example/en/incident/i-0303#s-3")
        .contains("first announced", "Corrected since.", "@club.example: works")
        .contains("59, 71: reported by people");
    assertThat(page.select("del").text()).contains("1% of our customers");
    assertThat(page(Samples.acknowledged(), "/en/incident/i-0303").select("a[href$=/sheet]"))
        .hasSize(1);
  }

  @Test
  void statementOfAccessibilityNamesItsStateItsTestsAndItsDay() {
    String text = page(Samples.calm(), "/fr/accessibility").text();
    assertThat(text)
        .contains("non conforme", "axe-core", "mardi 3 mars", "Défenseur des droits")
        .contains("Aucun moyen de contact");
    assertThat(page(Samples.calm(), "/fr/").select(".end a[href=/fr/accessibility]")).hasSize(1);
  }

  @Test
  void placesAndTheirStandingsAreWrittenForEveryStanding() {
    for (String code : List.of("62", "59", "67", "68", "75", "2A", "01")) {
      Document page = page(Places.all().snapshot(), "/en/area/" + code);
      assertThat(page.select("h1").text()).as(code).isNotEmpty();
    }
  }
}
