package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.ReportingCountry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why there was an alarm at a minute, or none: from the signals kept to the page. */
class WhyPagesTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private Instant broken;
  private Instant alarm;

  /** A day of ordinary reports, five that mean nothing, an hour of calm, and an outage. */
  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = enter("Alice", Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow()));
    alice.get("/console?lang=fr");
    Instant end = Instant.parse("2026-03-03T09:00:00Z");
    ReportingCountry country =
        new ReportingCountry(
            house.journal, house.database, "mail", "receive", end.minus(Duration.ofHours(29)));
    country.ordinaryDay().minutes(9, 0.6, 20, 25).minutes(81, 0, 1, 1);
    broken = country.now();
    country.minutes(60, 6, 12, 14);
    alarm = broken.plus(Duration.ofMinutes(20));
    country.minutes(30, 0, 1, 1).follow();
    assertThat(country.now()).isBeforeOrEqualTo(end);
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

  @Test
  void anAlarmIsExplainedByWhatReachedTheBar() {
    Browser.Page page = alice.get(WhyPages.address("mail", alarm));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Alerte des gens depuis")
        .contains("personnes ont signalé une panne")
        .contains("quand l’alerte a été donnée")
        .contains("soupçon")
        .contains("Un incident durait")
        .doesNotContain("Ce qui a retenu")
        .doesNotContain("why.");
  }

  @Test
  void silenceOfTheAlarmIsExplainedByWhatHeldItBack() {
    Browser.Page page = alice.get(WhyPages.address("mail", broken.minus(Duration.ofMinutes(82))));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Pas d’alerte à cette minute")
        .contains("Ce qui a retenu")
        .contains("qu’il faut pour une alerte")
        .contains("Ce qu’il aurait fallu")
        .doesNotContain("why.");
  }

  @Test
  void otherMinutesAreALinkAway() {
    Browser.Page page = alice.get(WhyPages.address("mail", alarm));
    for (int minutes : new int[] {-60, -1, 1, 60}) {
      String there = WhyPages.address("mail", alarm.plus(Duration.ofMinutes(minutes)));
      assertThat(page.document().select("a[href='" + there + "']")).isNotEmpty();
    }
    assertThat(page.document().select("details table a[aria-current=true]")).hasSize(1);
  }

  @Test
  void theSameIsSaidInEnglish() {
    alice.get("/console?lang=en");
    Browser.Page page = alice.get(WhyPages.address("mail", alarm));
    assertThat(page.text()).contains("People’s alarm since").doesNotContain("why.");
  }

  @Test
  void whoeverAsksWithoutAMinuteIsAsked() {
    assertThat(alice.get(WhyPages.PATH).document().select("form input[type=datetime-local]"))
        .hasSize(1);
    Browser.Page wrong = alice.get(WhyPages.PATH + "?service=mail&at=yesterday");
    assertThat(wrong.status()).isEqualTo(200);
    assertThat(wrong.text()).contains("Ce n’est pas un jour et une heure");
  }

  @Test
  void aMinuteOfWhichNothingIsKeptSaysSo() {
    Browser.Page page = alice.get(WhyPages.address("mail", alarm.minus(Duration.ofDays(40))));
    assertThat(page.text()).contains("Rien n’est gardé de cette minute");
  }

  @Test
  void reportsAreShownInRowsThatNameNobody() {
    Browser.Page page = alice.get(WhyPages.reports("mail", alarm));
    assertThat(page.document().select("table tbody tr").size()).isGreaterThan(10);
    assertThat(page.text())
        .contains("Recevoir des messages")
        .doesNotContain("somebody")
        .doesNotContain("raw.");
  }

  @Test
  void anIncidentLeadsToItsMinuteAndItsReports() {
    String incident =
        alice
            .get(WhyPages.address("mail", alarm))
            .document()
            .select("a[href^=/console/incidents/]")
            .attr("href");
    Browser.Page page = alice.get(incident);
    assertThat(page.document().select("a[href^='" + WhyPages.PATH + "?service=mail']"))
        .isNotEmpty();
    assertThat(page.document().select("a[href^='" + WhyPages.REPORTS + "?service=mail']"))
        .isNotEmpty();
    assertThat(page.document().select(".course svg[role=img]")).isNotEmpty();
    assertThat(alice.get("/console").document().select("a[href^='" + WhyPages.PATH + "']"))
        .isNotEmpty();
  }

  @Test
  void strangersAreSentToTheDoorAndReadersMayLook() {
    try (Browser stranger = new Browser(house.address())) {
      assertThat(stranger.get(WhyPages.address("mail", alarm)).status()).isEqualTo(303);
    }
    try (Browser reader = enter("Rita", Newsroom.pathOf(house.accounts.invite(Role.READER)))) {
      assertThat(reader.get(WhyPages.address("mail", alarm)).status()).isEqualTo(200);
      assertThat(reader.get(WhyPages.reports("mail", alarm)).status()).isEqualTo(200);
    }
  }
}
