package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.tocsin.catalog.Mode;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newsroom as a browser draws it: on a phone and on a desk, by day and by night. */
class NewsroomLookTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "console");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir static Path folder;
  private static NewsroomHouse house;
  private static Chromium opened;
  private static Browser chromium;
  private static String incident;
  private static String past;
  private static String secondLink;
  private static String out;
  private static String shown;
  private static String approval;

  @BeforeAll
  static void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    opened = Chromium.open();
    chromium = opened.browser();
    past = house.incident();
    try (BrowserContext alice = chromium.newContext()) {
      Page page = alice.newPage();
      join(page);
      end(page);
      incident = house.incident();
      house.evidence(true, "550 5.1.1 Adresse inconnue (MX mx1.neuf.example)");
      furnish(page);
    }
  }

  private static void join(Page page) {
    page.navigate(at(Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow())));
    page.fill("[name=name]", "Alice");
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.fill("[name=again]", NewsroomHouse.PASSWORD);
    Chromium.turn(page, () -> page.click("main button"));
  }

  /** A statement, a claim and a workaround, so that every part of the pages is drawn. */
  private static void furnish(Page page) {
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    page.click("details.own:has([name='text.fr']) > summary");
    page.fill(
        "[name='text.fr']", "Vous ne recevez plus de messages. Nous cherchons. Suite : {next}.");
    page.fill("[name='text.en']", "You do not receive messages. We are looking. Next: {next}.");
    page.click("button[value=publish]");
    page.waitForURL("**/out/**");
    out = page.url().substring(house.address().toString().length());
    page.navigate(at("/console/incidents/" + incident));
    page.click("details:has(form[action$=claims]) > summary");
    page.fill("form[action$=claims] [name='text.fr']", "Rétablissement prévu ce soir.");
    page.fill("form[action$=claims] [name='source.speaker']", "assistance téléphonique");
    Chromium.turn(page, () -> page.click("form[action$=claims] button"));
    disagree(page);
    page.click("details:has(form[action$=workarounds]) > summary");
    page.fill(
        "form[action$=workarounds] [name='steps.fr']", "Lisez vos messages avec Thunderbird.");
    Chromium.turn(page, () -> page.click("form[action$=workarounds] button"));
    wait(page);
    house.pass(Duration.ofMinutes(75));
    secondLink = Newsroom.pathOf(house.accounts.invite(io.tocsin.access.Role.READER));
  }

  /** Two ends that do not fit, and one that a program read. */
  private static void disagree(Page page) {
    String[] speakers = {"standard", "porte-parole", "fil d’actualité"};
    String[] ends = {"within-the-hour", "tomorrow", "tomorrow"};
    for (int i = 0; i < speakers.length; i++) {
      page.navigate(at("/console/incidents/" + incident + "/claim"));
      page.check("[name=by][value=operator]");
      page.fill("[name='text.fr']", speakers[i] + " : rétablissement annoncé");
      page.fill("[name='source.speaker']", speakers[i]);
      page.selectOption("[name=recorder]", i == 2 ? "AUTOMATIC_READER" : "EDITOR");
      page.click("details:has([name=vague]) > summary");
      page.selectOption("[name=vague]", ends[i]);
      page.fill("[name='vague_words.fr']", "bientôt");
      Chromium.turn(page, () -> page.click(".bar button"));
    }
    page.navigate(at("/console/incidents/" + incident));
  }

  /** One that is over, for which a post-mortem can be written. */
  private static void end(Page page) {
    page.navigate(at("/console/incidents/" + past));
    page.click("details:has(form[action$=close]) > summary");
    Chromium.turn(page, () -> page.click("form[action$=close] button"));
  }

  /** One text that somebody else should read, and one that is shown by a link. */
  private static void wait(Page page) {
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    page.click("details:has([name=due]) > summary");
    page.click("button[value=share]");
    shown = page.locator("#shared").getAttribute("href");
    page.click("details:has([name=due]) > summary");
    page.click("button[value=ask]");
    page.waitForURL("**/console/waiting");
    approval = page.locator(".rows a[href^='/console/waiting/']").first().getAttribute("href");
  }

  @AfterAll
  static void close() {
    opened.close();
    house.close();
  }

  private static String at(String path) {
    return house.address() + path;
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("list", "/console");
    pages.put("incident", "/console/incidents/" + incident);
    pages.put("statement", "/console/incidents/" + incident + "/statement");
    pages.put("sheet", "/console/incidents/" + incident + "/sheet");
    pages.put("out", out);
    pages.put("waiting", "/console/waiting");
    pages.put("approval", approval);
    pages.put("shown", shown);
    pages.put("open", "/console/open");
    pages.put("maintenance", "/console/maintenance");
    pages.put("contradictions", "/console/incidents/" + incident + "/contradictions");
    pages.put("claim", "/console/incidents/" + incident + "/claim");
    pages.put("after", "/console/incidents/" + past + "/after");
    pages.put("clocks", "/console/incidents/" + incident + "/clocks");
    pages.put("legal-step", "/console/incidents/" + incident + "/clocks/eu-nis2/early_warning");
    pages.put("audit", "/console/audit");
    pages.put("recover", "/console/recover");
    pages.put("people", "/console/people");
    pages.put("tokens", "/console/tokens");
    pages.put("account", "/console/account");
    pages.put("nothing", "/console/incidents/nothing");
    return pages;
  }

  @Test
  void everyPageIsAccessibleOnPhoneAndDeskByDayAndNight() {
    List<String> violations = new ArrayList<>();
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

  private static BrowserContext context(int width, ColorScheme scheme, String language) {
    return chromium.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, 800)
            .setColorScheme(scheme)
            .setLocale(language)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setBypassCSP(true));
  }

  private static void look(Page page, String how, List<String> violations) {
    page.navigate(at(secondLink));
    judge(page, "first", how, violations);
    page.navigate(at(Newsroom.SIGN_IN));
    judge(page, "sign-in", how, violations);
    page.fill("[name=name]", "Alice");
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    Chromium.turn(page, () -> page.click("main button"));
    pages()
        .forEach((name, path) -> {
          page.navigate(at(path));
          judge(page, name, how, violations);
        });
    page.navigate(at("/console/incidents/" + incident + "/sheet"));
    page.locator(".fact > summary").all().forEach(summary -> summary.click());
    judge(page, "sheet-open", how, violations);
    page.navigate(at("/console/incidents/" + incident));
    page.locator(".acts summary").all().forEach(summary -> summary.click());
    judge(page, "acts", how, violations);
    page.navigate(at("/console/incidents/" + incident + "/statement"));
    page.click("details.own:has([name='text.fr']) > summary");
    page.fill("[name='text.fr']", "Quelques perturbations. Suite : {next}.");
    page.fill("[name='text.en']", "Down since {since}. Next: {next}.");
    page.click(".bar button[value=preview]");
    page.waitForSelector(".faults");
    judge(page, "refused", how, violations);
    page.fill("[name='text.en']", "Down since this morning. Next: {next}.");
    page.click(".bar button[value=preview]");
    page.waitForSelector("#texts");
    judge(page, "preview", how, violations);
  }

  private static void judge(Page page, String name, String how, List<String> violations) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + "-" + how + ".png"))
            .setFullPage(true));
    boolean fits =
        (Boolean)
            page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    if (!fits) {
      violations.add(name + " " + how + " is wider than the screen");
    }
    AxeResults results = new AxeBuilder(page).withTags(WCAG).analyze();
    results
        .getViolations()
        .forEach(rule ->
            violations.add(
                name
                    + " "
                    + how
                    + " "
                    + rule.getId()
                    + " "
                    + rule.getNodes().getFirst().getHtml()));
  }
}
