package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tocsin.access.Role;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in elsewhere as a telephone shows it, with no script at all. */
class ProviderLookTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "console");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir Path folder;

  @Test
  void invitedPersonGoesThereAndComesBackWithoutScript() throws IOException {
    try (ProviderStage stage = new ProviderStage(folder);
        Chromium chromium = Chromium.open();
        BrowserContext phone = phone(chromium.browser(), false)) {
      Page page = phone.newPage();
      page.route(
          ProviderStage.BASE + "**", route -> fulfilAtTheDoor(route, stage.house.address() + ""));
      page.navigate(stage.house.address() + stage.invitation(Role.EDITOR));
      page.locator("form[action$='/provider'] button").click();
      page.waitForURL(stage.house.address() + "/console");
      assertThat(page.locator("nav.desk").textContent()).contains("Alice");
    }
  }

  /** The newsroom's public address is not on this machine: its door is. */
  private static void fulfilAtTheDoor(Route route, String door) {
    String there =
        door + route.request().url().substring(ProviderStage.BASE.toString().length() - 1);
    route.fulfill(new Route.FulfillOptions().setStatus(302).setHeaders(Map.of("Location", there)));
  }

  @Test
  void pagesAreCleanAndFitATelephone() throws IOException {
    try (ProviderStage stage = new ProviderStage(folder);
        Chromium chromium = Chromium.open();
        BrowserContext phone = phone(chromium.browser(), true)) {
      Page page = phone.newPage();
      for (String language : List.of("fr", "en")) {
        String lang = "?lang=" + language;
        look(
            page, stage.house.address() + Newsroom.SIGN_IN + lang, "sign-in-elsewhere-" + language);
        look(
            page,
            stage.house.address() + stage.invitation(Role.EDITOR) + lang,
            "invited-elsewhere-" + language);
        look(page, stage.house.address() + Newsroom.PROVIDER_RETURN + lang, "not-in-" + language);
      }
    }
  }

  private static BrowserContext phone(Browser browser, boolean script) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(script));
  }

  private static void look(Page page, String address, String picture) {
    page.navigate(address);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(picture + ".png")));
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(picture).isEqualTo(360);
    var found = new AxeBuilder(page).withTags(WCAG).analyze();
    assertThat(found.getViolations()).as(picture).isEmpty();
  }
}
