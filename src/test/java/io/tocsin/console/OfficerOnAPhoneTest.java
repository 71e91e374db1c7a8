package io.tocsin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.facts.Stage;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer with a phone: the whole way from the incident to the correction, and no network. */
class OfficerOnAPhoneTest {

  private static final String PUBLISH = ".bar button[value=publish]";

  @TempDir Path folder;
  private NewsroomHouse house;
  private Chromium chromium;
  private BrowserContext phone;
  private Page page;
  private String incident;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    incident = house.incident();
    house.evidence(true, "550 5.1.1 Adresse inconnue");
    chromium = Chromium.open();
    phone =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(360, 740)
                    .setHasTouch(true)
                    .setLocale("fr"));
    page = phone.newPage();
    page.navigate(at(Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow())));
    page.fill("[name=name]", "Alice");
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.fill("[name=again]", NewsroomHouse.PASSWORD);
    page.tap("main button");
    page.waitForURL("**/console");
  }

  @AfterEach
  void close() {
    chromium.close();
    house.close();
  }

  private String at(String path) {
    return house.address() + path;
  }

  private void unfold(String part) {
    unfold(page.locator("#part-" + part));
  }

  /** On a machine that is busy a tap can take so long that it is none. */
  private static void unfold(Locator details) {
    for (int tries = 0; details.getAttribute("open") == null; tries++) {
      assertThat(tries).as("taps that did nothing").isLessThan(3);
      details.locator("> summary").tap();
    }
  }

  private List<Said> said() {
    return house.snapshot().incidents().getFirst().timeline().stream()
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .toList();
  }

  @Test
  void officerFillsTheSheetSaysItAndCorrectsAFigure() {
    page.navigate(at("/console/incidents/" + incident));
    page.locator("#facts a[href$=sheet]").first().tap();
    unfold("affected");
    page.fill("[name='affected[0].low']", "12000");
    page.fill("[name='affected[0].basis.fr']", "adresses touchées");
    unfold(page.locator("#part-affected details.tongue").first());
    page.fill("[name='affected[0].basis.en']", "addresses affected");
    page.tap(".bar button[value=save]");
    page.waitForURL("**?kept=1*");
    page.tap(".now-do a");
    assertThat(page.locator(".preview blockquote")).containsText("12");
    page.tap(".bar button[value=preview]");
    assertThat(page.locator("#m-sms > summary")).isVisible();
    page.tap(PUBLISH);
    page.waitForURL("**/out/**");
    house.pass(Duration.ofMinutes(5));
    correct();
    List<Said> told = said();
    assertThat(told.getFirst().statement().stage()).isEqualTo(Stage.CORRECTION);
    assertThat(told.getLast().correctedBy()).isEqualTo(told.getFirst().statement().id());
    assertThat(told.getFirst().statement().text().in("en")).contains("12,000", "15,000");
    assertThat(told.getLast().statement().text().in("en")).contains("12,000");
  }

  private void correct() {
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    unfold("affected");
    page.fill("[name='affected[0].low']", "15000");
    page.tap(PUBLISH);
    page.locator("[name=figure_why][value=WRONG]").check();
    page.tap(PUBLISH);
    page.waitForURL("**/out/**");
  }

  @Test
  void whatIsTypedSurvivesAReloadAndALostNetworkAndIsGoneAfterSigningOut() {
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    unfold("repair");
    page.fill("[name='repair.fr']", "Nous changeons le disque.");
    assertThat(page.locator(".kept")).isVisible();
    page.reload();
    assertThat(page.locator("[name='repair.fr']")).hasValue("Nous changeons le disque.");
    assertThat(page.locator(".kept")).isVisible();
    unfold("repair");
    page.locator("#part-repair details.tongue > summary").first().tap();
    page.fill("[name='repair.en']", "We are changing the disk.");
    phone.setOffline(true);
    page.tap(PUBLISH);
    assertThat(page.locator(".kept.unsent")).isVisible();
    assertThat(said()).isEmpty();
    assertThat(page.locator("[name='repair.fr']")).hasValue("Nous changeons le disque.");
    phone.setOffline(false);
    page.waitForURL("**/out/**");
    assertThat(said()).hasSize(1);
    assertThat(said().getFirst().statement().text().in("fr")).contains("disque");
    signOutForgets();
  }

  private void signOutForgets() {
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    unfold("repair");
    page.fill("[name='repair.fr']", "Nous changeons encore un disque.");
    assertThat(page.locator(".kept")).isVisible();
    page.evaluate("localStorage.setItem('other', 'left by somebody')");
    page.tap("form[action$='/sign-out'] button");
    page.waitForURL("**/sign-in");
    assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
  }
}
