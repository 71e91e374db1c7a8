package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tocsin.access.Role;
import io.tocsin.incidents.Claim;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of operators as a browser draws them, on a phone and on a desk, by day and by night.
 */
class OperatorLookTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "operators");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String RECORD = "_tocsin-operator." + GuestHouse.DOMAIN;

  @TempDir Path folder;
  private final List<String> violations = new ArrayList<>();
  private GuestHouse house;
  private String incident;
  private String key;
  private String owner;

  @Test
  void pagesOfOperatorsFitEveryScreenAndEveryReader() {
    try (GuestHouse opened = new GuestHouse(folder, "observer");
        Visitor visitor = new Visitor(opened);
        Chromium chromium = Chromium.open()) {
      house = opened;
      furnish(visitor);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {360, 1280}) {
          String language = (scheme == ColorScheme.LIGHT) == (width == 360) ? "fr" : "en";
          house.pass(Duration.ofMinutes(2));
          try (BrowserContext context = context(chromium, scheme, width, language)) {
            String look = language + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            walk(context.newPage(), "/" + language + "/", look);
          }
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  /** An outage that is over and one that runs, with words, a reply, a remark and a hidden text. */
  private void furnish(Visitor visitor) {
    String over = house.incident("mail", "receive");
    house.pass(Duration.ofMinutes(40));
    house.over(over);
    incident = house.incident("mail", "receive");
    Claim heard =
        house.heard(
            incident,
            "Le Journal",
            "Des messages seraient perdus, selon plusieurs lecteurs.",
            "Messages are said to be lost, according to several readers.");
    Visitor.Page proof =
        visitor.submit(
            visitor.get("/en/operator"),
            "/en/operator/challenge",
            Map.of("who", "mail " + GuestHouse.DOMAIN));
    house.names.text(RECORD, proof.document().select("#dns ~ .private").last().text());
    Visitor.Page proved = visitor.submit(proof, "/en/operator/check", Map.of("way", "DNS_RECORD"));
    key = proved.document().select("#key").text();
    visitor.submit(proved, "/en/operator/enter", Map.of());
    String desk = "/en/operator/desk";
    Visitor.Page about = visitor.get(desk + "?incident=" + incident);
    house.pass(Duration.ofMinutes(3));
    visitor.submit(
        about,
        desk,
        Map.of(
            "answers", "CLAIM:" + heard.id(),
            "text.fr", "Aucun message n’est perdu. Ils attendent et arriveront.",
            "text.en", "No message is lost. They wait and will arrive.",
            "eta", "2026-03-03T18:00",
            "acknowledges", "yes"));
    visitor.submit(about, desk, Map.of("text.fr", "M. Dupont a coupé le câble.", "text.en", "Mr"));
    owner = house.cookie("Ann", Role.OWNER);
    try (Visitor ann = new Visitor(house).with(owner)) {
      Visitor.Page list = ann.get("/console/operators");
      var words = list.document().select("section.unfit");
      String hidden = "/console/operators/words/" + words.first().id().substring(2);
      String marked = "/console/operators/words/" + words.last().id().substring(2);
      ann.submit(
          list,
          hidden + "/hide",
          Map.of("words.fr", "Il nomme une personne.", "words.en", "It names a person."));
      ann.submit(
          list,
          marked + "/mark",
          Map.of(
              "words.fr", "Nous avons d’autres éléments.",
              "words.en", "We hold other evidence."));
    }
    house.show();
  }

  private static BrowserContext context(
      Chromium chromium, ColorScheme scheme, int width, String language) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, 800)
                .setLocale(language)
                .setBypassCSP(true));
  }

  private void walk(Page page, String root, String look) {
    show(page, root + "operator?service=mail", "entry-" + look);
    page.locator("form[action$=challenge] button").click();
    page.waitForSelector("#dns");
    judge(page, "proof-" + look);
    page.locator("form[action$=check] button").last().click();
    page.waitForSelector("#faults");
    judge(page, "not-yet-" + look);
    page.navigate(house.at(root + "operator").toString());
    page.fill("#f-key", "tco_nothing");
    page.locator("form[action$=enter] button").click();
    page.waitForSelector("#e-key");
    judge(page, "wrong-key-" + look);
    page.fill("#f-key", key);
    page.locator("form[action$=enter] button").click();
    page.waitForURL("**/desk");
    show(page, root + "operator/desk?incident=" + incident, "desk-" + look);
    page.locator("main details summary").click();
    page.fill("[name=next_word]", "2020-01-01T10:00");
    page.fill("[name='text." + root.substring(1, 3) + "']", "…");
    page.locator("form[action$=desk] button").click();
    page.waitForSelector("#faults");
    judge(page, "refused-" + look);
    show(page, root + "incident/" + incident, "reply-" + look);
    show(page, root, "home-" + look);
    int equals = owner.indexOf('=');
    page.context()
        .addCookies(
            List.of(
                new Cookie(owner.substring(0, equals), owner.substring(equals + 1))
                    .setUrl(house.at("/").toString())));
    show(page, "/console/operators?lang=" + root.substring(1, 3), "console-" + look);
    page.locator("details summary").first().click();
    judge(page, "remark-" + look);
  }

  private void show(Page page, String path, String name) {
    page.navigate(house.at(path).toString());
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
