package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a browser draws it, with a telephone in the other hand. */
class DeskLookTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "desk");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir Path folder;
  private NewsroomHouse house;
  private String incident;
  private final List<String> violations = new ArrayList<>();

  @Test
  void aCallIsOneTapAndATrickReachesThePageInOneTapOfAnEditor() {
    try (NewsroomHouse opened = new NewsroomHouse(folder, Mode.OPERATOR);
        Chromium chromium = Chromium.open()) {
      house = opened;
      incident = house.incident();
      house.evidence(true, "550 5.1.1");
      try (BrowserContext ada = phone(chromium, 360)) {
        Page page = join(ada, "Ada", Role.AGENT);
        tally(page);
        propose(page);
      }
      try (BrowserContext eve = phone(chromium, 360)) {
        publish(join(eve, "Eve", Role.EDITOR));
      }
      try (BrowserContext wide = phone(chromium, 1280)) {
        Page page = join(wide, "Ann", Role.AGENT);
        show(page, "/console/desk", "desk-1280");
        show(page, "/console/desk/affected", "affected-1280");
      }
    }
    assertThat(violations).isEmpty();
  }

  private static BrowserContext phone(Chromium chromium, int width) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 720)
                .setLocale("fr")
                .setBypassCSP(true));
  }

  private Page join(BrowserContext context, String name, Role role) {
    Page page = context.newPage();
    page.navigate(at(Newsroom.pathOf(house.accounts.invite(role))));
    page.fill("[name=name]", name);
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.fill("[name=again]", NewsroomHouse.PASSWORD);
    Chromium.turn(page, () -> page.click("main button"));
    return page;
  }

  private String at(String path) {
    return house.address() + path;
  }

  private void tally(Page page) {
    show(page, "/console/desk", "desk-360");
    page.click("button.tap[value=receive]");
    page.waitForSelector("form[data-slip]");
    assertThat(house.calls.all()).as("one tap").hasSize(1);
    house.listen();
    page.click("button.tap[value=receive]");
    page.waitForFunction("document.querySelector('button.tap b [aria-hidden]').textContent >= 1");
    judge(page, "counted-360");
    assertThat(house.calls.all()).hasSize(2);
    page.click("form[data-slip] button");
    page.waitForFunction("!document.querySelector('form[data-slip]')");
    assertThat(house.calls.all()).hasSize(3);
    show(page, "/console/desk/place", "place-360");
    page.fill("[name=postcode]", "59000");
    page.click("button.tap[value=receive]");
    page.waitForSelector(".chip[aria-pressed=true] >> text=59000");
    house.listen();
    show(page, "/console/desk/affected", "affected-360");
    page.fill("[name=address]", "quelquun@neuf.example");
    page.click(".bar button");
    judge(page, "answer-360");
    show(page, "/console/desk/said/" + incident, "said-360");
    page.fill("[name=eta]", "2026-03-03T18:00");
    page.click("main details summary");
    page.fill("[name=areas]", "Nord");
    page.click("button[value=look]");
    page.waitForSelector(".drifts");
    judge(page, "drift-360");
    page.navigate(at("/console/desk"));
    Chromium.turn(page, () -> page.click("button[value=TEN_MINUTES]"));
    show(page, "/console/desk/waits", "waits-360");
  }

  private void propose(Page page) {
    show(page, "/console/desk/way/" + incident, "way-360");
    page.fill("[name='steps.fr']", "Envoyez « active » par SMS au 20555.");
    page.fill("[name='source.speaker']", "assistance téléphonique");
    page.click(".bar button");
    page.waitForURL("**done=handed**");
    judge(page, "handed-360");
    assertThat(house.snapshot().incidents().getFirst().workarounds()).isEmpty();
  }

  private void publish(Page page) {
    show(page, "/console", "board-360");
    page.click("form[action$=publish] button");
    assertThat(house.snapshot().incidents().getFirst().workarounds()).as("one tap").hasSize(1);
    judge(page, "published-360");
  }

  private void show(Page page, String path, String name) {
    page.navigate(at(path));
    judge(page, name);
  }

  private void judge(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    Object fits =
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    if (!Boolean.TRUE.equals(fits)) {
      violations.add(name + " is wider than the screen");
    }
    new AxeBuilder(page)
        .withTags(WCAG)
        .analyze()
        .getViolations()
        .forEach(rule ->
            violations.add(name + " " + rule.getId() + " " + rule.getNodes().getFirst().getHtml()));
  }
}
