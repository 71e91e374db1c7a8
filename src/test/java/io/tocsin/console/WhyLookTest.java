package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.ReportingCountry;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newsroom's look back as a browser draws it: on a phone and on a desk, by day and by night.
 */
class WhyLookTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "why");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir static Path folder;
  private static NewsroomHouse house;
  private static Chromium chromium;
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    Instant end = Instant.parse("2026-03-03T09:00:00Z");
    ReportingCountry country =
        new ReportingCountry(
            house.journal, house.database, "mail", "receive", end.minus(Duration.ofHours(30)));
    country.ordinaryDay().minutes(9, 0.6, 20, 25).minutes(81, 0, 1, 1);
    Instant broken = country.now();
    country.minutes(70, 6, 12, 14).minutes(40, 1, 12, 14).follow();
    chromium = Chromium.open();
    PAGES.put("ask", WhyPages.PATH);
    PAGES.put("alarm", WhyPages.address("mail", broken.plus(Duration.ofMinutes(20))));
    PAGES.put("before", WhyPages.address("mail", broken.plusSeconds(60)));
    PAGES.put("quiet", WhyPages.address("mail", broken.minus(Duration.ofMinutes(83))));
    PAGES.put("gone", WhyPages.address("mail", broken.minus(Duration.ofDays(40))));
    PAGES.put("reports", WhyPages.reports("mail", broken.plusSeconds(600)));
    PAGES.put("list", "/console");
  }

  @AfterAll
  static void close() {
    chromium.close();
    house.close();
  }

  private static BrowserContext context(int width, ColorScheme scheme, String language) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true));
  }

  @Test
  void everyPageIsAccessibleOnPhoneAndDeskByDayAndNight() {
    List<String> violations = new ArrayList<>();
    String link = Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow());
    try (BrowserContext first = context(360, ColorScheme.LIGHT, "fr")) {
      Page page = first.newPage();
      page.navigate(house.address() + link);
      page.fill("[name=name]", "Alice");
      page.fill("[name=password]", NewsroomHouse.PASSWORD);
      page.fill("[name=again]", NewsroomHouse.PASSWORD);
      Chromium.turn(page, () -> page.click("main button"));
    }
    for (int width : List.of(360, 1280)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        String language = (width == 360) == (scheme == ColorScheme.LIGHT) ? "fr" : "en";
        try (BrowserContext context = context(width, scheme, language)) {
          look(context.newPage(), width + "-" + scheme + "-" + language, violations);
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  private static void look(Page page, String how, List<String> violations) {
    page.navigate(house.address() + Newsroom.SIGN_IN);
    page.fill("[name=name]", "Alice");
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    Chromium.turn(page, () -> page.click("main button"));
    PAGES.forEach((name, path) -> {
      page.navigate(house.address() + path);
      judge(page, name, how, violations);
    });
    page.locator(".cards h2 a").first().click();
    page.waitForSelector(".course");
    judge(page, "incident", how, violations);
  }

  private static void judge(Page page, String name, String how, List<String> violations) {
    page.evaluate("() => document.querySelectorAll('.course~details').forEach(o => o.open = true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + "-" + how + ".png"))
            .setFullPage(true));
    Object over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    if (((Number) over).intValue() > 0) {
      violations.add(name + " " + how + " is wider than the screen");
    }
    for (Rule rule : new AxeBuilder(page).withTags(WCAG).analyze().getViolations()) {
      violations.add(
          name + " " + how + " " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
    }
  }
}
