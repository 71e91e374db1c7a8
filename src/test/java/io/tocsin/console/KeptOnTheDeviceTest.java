package io.tocsin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed, when the page is closed, the line is cut or somebody else signs in. */
class KeptOnTheDeviceTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "device");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String WORDS = "Une panne de disque.\nNous le changeons.";

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
    chromium = Chromium.open();
    turnOn();
    join("Alice", Role.EDITOR);
  }

  @AfterEach
  void close() {
    phone.close();
    chromium.close();
    house.close();
  }

  private void turnOn() {
    phone =
        chromium.keptIn(
            folder.resolve("phone"),
            new BrowserType.LaunchPersistentContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setBypassCSP(true)
                .setLocale("fr"));
    page = phone.newPage();
  }

  /** The battery was empty. */
  private void restart() {
    phone.close();
    turnOn();
  }

  private void join(String name, Role role) {
    String link =
        Newsroom.pathOf(
            house.accounts.firstInvitation().orElseGet(() -> house.accounts.invite(role)));
    page.navigate(at(link));
    page.fill("[name=name]", name);
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.fill("[name=again]", NewsroomHouse.PASSWORD);
    page.tap("main button");
    page.waitForURL("**/console");
  }

  private void signIn(String name) {
    page.navigate(at("/console/sign-in"));
    page.fill("[name=name]", name);
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.tap("form[action$='/sign-in'] button");
    page.waitForURL("**/console");
  }

  private String at(String path) {
    return house.address() + path;
  }

  private String incident(String path) {
    return at("/console/incidents/" + incident + path);
  }

  /** Waits until the worker stands behind the page and has what it needs. */
  private void workerStands() {
    page.evaluate(
        "async () => { await navigator.serviceWorker.ready; while (!await caches.match("
            + "'/console/offline', {ignoreVary: true})) await new Promise(soon => setTimeout(soon,"
            + " 50)); }");
  }

  private Object drafts() {
    return page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('tocsin:')).length");
  }

  private void typeClaim() {
    page.navigate(incident("/claim"));
    page.fill("[name='text.fr']", WORDS);
    assertThat(page.locator(".kept")).isVisible();
  }

  @Test
  void whatWasTypedOutlivesThePageAndThePhone() {
    typeClaim();
    restart();
    page.navigate(at("/console"));
    assertThat(page.locator(".drafts li")).hasCount(1);
    assertThat(page.locator(".drafts li")).containsText("à l'instant");
    page.locator(".drafts h3 a").tap();
    assertThat(page.locator("[name='text.fr']")).hasValue(WORDS);
    assertThat(page.locator(".kept")).containsText("pas envoyé");
    page.locator(".kept button").tap();
    assertThat(page.locator("[name='text.fr']")).hasValue("");
    assertThat(drafts()).isEqualTo(0);
  }

  @Test
  void everyLongFormIsKept() {
    Map<String, String> forms =
        Map.of(
            "/console/maintenance",
            "text.fr",
            "/console/desk/said/" + incident,
            "text.fr",
            "/console/desk/way/" + incident,
            "steps.fr",
            "/console/incidents/" + incident + "/statement",
            "text.fr",
            "/console/incidents/" + incident + "/claim",
            "text.fr");
    forms.forEach((form, field) -> {
      Locator area = page.locator("form[data-keep] [name='" + field + "']");
      page.navigate(at(form));
      if (form.endsWith("/statement")) {
        page.locator("details.own:has([name='text.fr']) > summary").tap();
      }
      area.fill("Gardé de " + form);
      assertThat(page.locator(".kept")).isVisible();
      page.navigate(at("/console"));
      page.navigate(at(form));
      assertThat(area).hasValue("Gardé de " + form);
      assertThat(area).isVisible();
    });
    page.navigate(at("/console/open"));
    page.fill("[name=opens]", "2026-03-03T09:30");
    assertThat(page.locator(".kept")).isVisible();
    page.reload();
    assertThat(page.locator("[name=opens]")).hasValue("2026-03-03T09:30");
    page.navigate(at("/console"));
    assertThat(page.locator(".drafts li")).hasCount(forms.size() + 1);
    judge("kept");
  }

  @Test
  void whatTheNewsroomTookIsNoLongerKept() {
    typeClaim();
    page.check("[name=by][value=operator]");
    page.locator(".bar button").tap();
    page.waitForURL("**/contradictions");
    assertThat(drafts()).isEqualTo(0);
  }

  @Test
  void whatCameBackWithAFaultStaysKept() {
    page.navigate(at("/console/maintenance"));
    page.fill("[name='text.fr']", "Nous changeons un disque.");
    page.evaluate("document.querySelector('form[data-keep]').noValidate = true");
    page.locator("form[data-keep] button[value=announce]").tap();
    assertThat(page.locator(".faults")).isVisible();
    page.navigate(at("/console"));
    assertThat(page.locator(".drafts li")).hasCount(1);
    assertThat(page.locator(".drafts dd").first()).hasText("Nous changeons un disque.");
  }

  @Test
  void whatGotNoAnswerSaysSo() {
    typeClaim();
    page.check("[name=by][value=operator]");
    page.route(
        "**/claim",
        route -> {
          if (route.request().method().equals("POST")) {
            route.abort();
          } else {
            route.resume();
          }
        });
    page.locator(".bar button").tap();
    page.waitForCondition(() -> !page.url().startsWith(house.address().toString()));
    page.unroute("**/claim");
    page.navigate(incident("/claim"));
    assertThat(page.locator(".kept")).containsText("sans réponse");
    assertThat(page.locator("[name='text.fr']")).hasValue(WORDS);
  }

  @Test
  void withoutALineTheTextsCanBeReadAndTheWayBackIsFoundAlone() {
    typeClaim();
    page.navigate(at("/console"));
    workerStands();
    house.cut();
    page.navigate(incident(""));
    assertThat(page.locator("h1")).hasText("La ligne est coupée");
    assertThat(page.locator(".drafts dd").first()).hasText(WORDS);
    assertThat(page.locator(".drafts li")).containsText("Gardé sur cet appareil");
    judge("offline");
    page.reload();
    assertThat(page.locator(".drafts dd").first()).hasText(WORDS);
    house.mend();
    assertThat(page.locator("nav.desk")).isVisible();
    assertThat(page).hasURL(incident(""));
  }

  @Test
  void theWorkerKeepsNoPageOfTheNewsroom() {
    page.navigate(incident(""));
    workerStands();
    page.navigate(at("/console"));
    page.navigate(at("/console/account"));
    Object kept =
        page.evaluate(
            "async () => { let all = []; for (const name of await caches.keys()) for (const one of"
                + " await (await caches.open(name)).keys()) all.push(new URL(one.url).pathname);"
                + " return all.sort().join(' '); }");
    assertThat(kept).isEqualTo("/console/newsroom.js /console/offline /console/style.css");
    Object text =
        page.evaluate(
            "async () => (await (await caches.open('tocsin-offline')).match('/console/offline',"
                + " {ignoreVary: true})).text()");
    assertThat(text.toString()).contains("La ligne est coupée").doesNotContain("Alice");
  }

  @Test
  void nothingIsLeftAfterSigningOut() {
    typeClaim();
    workerStands();
    page.locator("form[action$='/sign-out'] button").tap();
    page.waitForURL("**/sign-in");
    assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    assertThat(page.evaluate("async () => (await caches.keys()).length")).isEqualTo(0);
  }

  @Test
  void somebodyElseSeesNothing() {
    page.locator("form[action$='/sign-out'] button").tap();
    page.waitForURL("**/sign-in");
    join("Bob", Role.EDITOR);
    page.locator("form[action$='/sign-out'] button").tap();
    page.waitForURL("**/sign-in");
    signIn("Alice");
    typeClaim();
    phone.clearCookies();
    page.navigate(at("/console"));
    page.waitForURL("**/sign-in");
    workerStands();
    house.cut();
    page.navigate(at("/console"));
    assertThat(page.locator("[data-note]"))
        .hasText("Des textes sont gardés sur cet appareil. Ils se lisent une fois connecté.");
    assertThat(page.locator(".drafts li")).hasCount(0);
    assertThat(page.locator("body")).not().containsText("disque");
    house.mend();
    page.waitForURL("**/sign-in");
    signIn("Bob");
    assertThat(page.locator(".drafts")).isHidden();
    page.navigate(incident("/claim"));
    assertThat(page.locator("[name='text.fr']")).hasValue("");
    assertThat(drafts()).isEqualTo(0);
  }

  private void judge(String name) {
    for (int width : List.of(360, 1280)) {
      page.setViewportSize(width, 740);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String picture = name + "-" + width + "-" + (scheme == ColorScheme.DARK ? "dark" : "light");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(picture + " fits")
            .isEqualTo(true);
        assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
            .as(picture)
            .isEmpty();
      }
    }
    page.setViewportSize(360, 740);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }
}
