package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.CourseView;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.signals.FollowUp;
import io.tocsin.web.Chromium;
import io.tocsin.web.Form;
import io.tocsin.web.Header;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.PseudoLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page in Debian's Chromium, light and dark, wide and narrow: axe-core, policy, width. */
class PagesInABrowserTest {

  private static final String ORIGIN = "https://etat.exemple.example";
  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static Chromium chromium;
  private static Browser browser;

  @BeforeAll
  static void start() {
    chromium = Chromium.open();
    browser = chromium.browser();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  /** What stands at each address: the set of a snapshot and the forms. */
  private static Map<String, SiteFile> world(PublicSnapshot snapshot) {
    Map<String, SiteFile> files =
        new TreeMap<>(new SiteRenderer(new Assets()).render(snapshot, Samples.NOW).files());
    FormPages pages = FormPagesTest.pages();
    Form typed = Form.parse("component=receive&postcode=1");
    List<Fault> faults = List.of(Fault.of("postcode", io.tocsin.wording.Rule.NOT_A_POSTCODE));
    for (String language : List.of("fr", "en")) {
      String at = "/" + language + "/";
      put(files, at + "report", pages.report(language, typed, Map.of(), List.of()));
      put(files, at + "report-faulty", pages.report(language, typed, Map.of(), faults));
      put(files, at + "thanks", pages.reported(language, "receive", "/t/abcdefghijklmnop"));
      put(files, at + "follow", pages.followUp(language, "receive", "/t/abc"));
      put(files, at + "followed", pages.followed(language, FollowUp.State.BACK, "/t/abc"));
      put(files, at + "subscribe", pages.subscribe(language, Form.EMPTY, Map.of(), List.of()));
      put(
          files,
          at + "manage",
          pages.manage(language, "/s/k", "c…@x.example", Set.of("site"), true, List.of()));
      put(files, at + "confirm", pages.confirm(language, "/s/k"));
      put(files, at + "gone", pages.noSuchLink(language));
    }
    return files;
  }

  private static void put(Map<String, SiteFile> files, String path, Reply reply) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : reply.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.value());
    }
    String type = headers.remove("content-type");
    headers.remove("cache-control");
    files.put(path, new SiteFile(type, SiteFile.NEVER, headers, reply.body()));
  }

  private static void serve(BrowserContext context, Map<String, SiteFile> files) {
    context.route("**/*", route -> answer(route, files));
  }

  private static void answer(Route route, Map<String, SiteFile> files) {
    String path = route.request().url().substring(ORIGIN.length()).replaceFirst("[?#].*", "");
    SiteFile file = files.get(path);
    if (file == null) {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
      return;
    }
    Map<String, String> headers = new HashMap<>(file.headers());
    headers.put("content-type", file.contentType());
    route.fulfill(
        new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBodyBytes(file.body()));
  }

  private static BrowserContext context(ColorScheme scheme, int width) {
    return browser.newContext(
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800));
  }

  private static Map<String, PublicSnapshot> snapshots() {
    Map<String, PublicSnapshot> snapshots = new TreeMap<>();
    snapshots.put("calm", Samples.calm());
    snapshots.put("unknown", Samples.unknown());
    snapshots.put("suspected", Samples.suspected(Mode.OBSERVER));
    snapshots.put("acknowledged", Seasons.winter());
    snapshots.put("overrun", Samples.overrun());
    snapshots.put("places", reported());
    snapshots.put("branded", Looks.with(Samples.acknowledged(), Looks.orange()));
    return snapshots;
  }

  /** An outage on the map, of which it is told what people reported. */
  private static PublicSnapshot reported() {
    return ReportedCourses.told(
        Places.all().snapshot(),
        ReportedCourses.sixHours(CourseView.WHOLE),
        ReportedCourses.sixHours("mail.receive"));
  }

  private static List<String> pages(Map<String, SiteFile> files, String language) {
    return files.entrySet().stream()
        .filter(entry -> entry.getValue().contentType().startsWith("text/html"))
        .map(Map.Entry::getKey)
        .filter(path -> path.startsWith("/" + language + "/"))
        .filter(path -> !path.endsWith("/fragment.html")) // a piece of somebody else's page
        .filter(path -> !path.matches(".*/history/2025-.*")) // one month is like another
        .toList();
  }

  @Test
  void axeFindsNoViolationOnAnyPageLightOrDark() {
    List<String> found = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext context = context(scheme, width)) {
          snapshots().forEach((name, snapshot) -> judge(context, scheme, name, snapshot, found));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** All pages of an outage in one language, the first of the other states in the other. */
  private static void judge(
      BrowserContext context,
      ColorScheme scheme,
      String name,
      PublicSnapshot snapshot,
      List<String> found) {
    Map<String, SiteFile> files = world(snapshot);
    serve(context, files);
    boolean all = name.equals("acknowledged");
    List<String> own =
        name.equals("places")
            ? List.of(
                "/en/incident/i-0303",
                "/fr/incident/i-0303",
                "/fr/area",
                "/fr/area/59",
                "/en/area/2A")
            : name.equals("branded")
                ? List.of("/fr/", "/fr/about", "/en/accessibility", "/fr/service/mail", "/fr/check")
                : List.of("/en/");
    List<String> paths = all ? pages(files, "fr") : own;
    assertThat(!all || paths.stream().anyMatch(path -> path.contains("/incident/")))
        .as("an incident among them")
        .isTrue();
    Page page = context.newPage();
    page.onConsoleMessage(message -> note(found, name, message.type(), message.text()));
    for (String path : paths) {
      page.navigate(ORIGIN + path);
      page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
      String where = scheme + " " + page.viewportSize().width + " " + name + " " + path + " ";
      for (Rule rule : new AxeBuilder(page).withTags(LEVELS).analyze().getViolations()) {
        found.add(where + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
      }
    }
    page.close();
    context.unrouteAll();
  }

  private static void note(List<String> found, String where, String type, String text) {
    if (type.equals("error") && !text.contains("404")) {
      found.add(where + " console: " + text);
    }
  }

  @Test
  void changeArrivesOnAnOpenPageWithoutLosingWhatTheReaderOpened() {
    Map<String, SiteFile> files = world(Samples.suspected(Mode.OPERATOR));
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      serve(context, files);
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(message -> note(errors, "live", message.type(), message.text()));
      page.navigate(ORIGIN + "/fr/");
      page.locator(".v-probes summary").click();
      page.locator(".lead .ask .button").first().focus();
      files.putAll(world(Samples.acknowledged()));
      String event = "retry: 100\nevent: generation\ndata: {\"generation\":3}\n\n";
      files.put("/events", SiteFile.text("text/event-stream", SiteFile.NEVER, Map.of(), event));
      page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      page.waitForFunction("() => document.querySelector('h1').textContent.includes('neuf')");
      assertThat(page.locator(".v-probes details[open]").count()).isEqualTo(1);
      Object focused = page.evaluate("() => document.activeElement.className");
      assertThat(focused).isEqualTo("button");
      assertThat(page.locator(".t-said").count()).isPositive();
      assertThat(errors).isEmpty();
      leave(page);
    }
  }

  /** Ends the stream before the context goes: a request under way would reach a closed one. */
  private static void leave(Page page) {
    page.navigate("about:blank");
    page.context().unrouteAll();
  }

  @Test
  void eventOnTheStreamIsEnoughToBringTheChange() {
    Map<String, SiteFile> files = world(Samples.calm());
    String event = "retry: 100\nevent: generation\ndata: {\"generation\":3}\n\n";
    files.put("/events", SiteFile.text("text/event-stream", SiteFile.NEVER, Map.of(), event));
    try (BrowserContext context = context(ColorScheme.LIGHT, 360)) {
      serve(context, files);
      Page page = context.newPage();
      page.navigate(ORIGIN + "/en/");
      files.putAll(
          new SiteRenderer(new Assets()).render(Samples.acknowledged(), Samples.NOW).files());
      page.waitForFunction("() => document.querySelector('h1').textContent.includes('neuf')");
      assertThat(page.title()).contains("neuf");
      leave(page);
    }
  }

  @Test
  void noPageScrollsSidewaysFrom320PixelsUpAndAtTwiceTheTextSize() {
    List<String> found = new ArrayList<>();
    Map<String, SiteFile> files = world(Seasons.winter());
    Map<String, SiteFile> mapped = world(reported());
    files.put("/fr/mapped", mapped.get("/fr/incident/i-0303"));
    files.put("/fr/places", mapped.get("/fr/area"));
    files.put("/fr/place", mapped.get("/fr/area/59"));
    for (int width : new int[] {320, 360, 768, 1280}) {
      try (BrowserContext context = context(ColorScheme.LIGHT, width)) {
        serve(context, files);
        Page page = context.newPage();
        for (String path : pages(files, "fr")) {
          page.navigate(ORIGIN + path);
          page.evaluate("() => document.querySelectorAll('details').forEach(o => o.open = true)");
          for (String size : List.of("100%", "200%")) {
            page.evaluate("size => document.documentElement.style.fontSize = size", size);
            Object over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
            if (((Number) over).intValue() > 0) {
              found.add(width + " " + path + " at " + size + ": " + over);
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** French in Arabic letters: every page, read from right to left. */
  @Test
  void everyPageStandsFromRightToLeft() throws IOException {
    Map<String, SiteFile> files = rightToLeft(Seasons.winter());
    Map<String, SiteFile> mapped = rightToLeft(Places.all().snapshot());
    for (String path : List.of("incident/i-0303", "area", "area/59")) {
      String at = "/" + PseudoLanguage.TAG + "/";
      files.put(at + "mapped-" + path, mapped.get(at + path));
    }
    List<String> found = new ArrayList<>();
    for (int width : new int[] {320, 1280}) {
      try (BrowserContext context = context(ColorScheme.LIGHT, width)) {
        serve(context, files);
        Page page = context.newPage();
        page.onConsoleMessage(message -> note(found, "rtl", message.type(), message.text()));
        for (String path : pages(files, PseudoLanguage.TAG)) {
          page.navigate(ORIGIN + path);
          Object over =
              page.evaluate(
                  "() => Math.max(document.documentElement.scrollWidth - innerWidth,"
                      + " -Math.round(document.querySelector('h1').getBoundingClientRect().left))");
          if (((Number) over).intValue() > 0) {
            found.add(width + " " + path + ": " + over);
          }
          Object side =
              page.evaluate(
                  "() => { const range = document.createRange();"
                      + " range.selectNodeContents(document.querySelector('h1'));"
                      + " const words = range.getBoundingClientRect();"
                      + " return words.left - (innerWidth - words.right) }");
          if (width == 1280 && ((Number) side).intValue() < -1) {
            found.add(path + " stands on the left: " + side);
          }
          for (Rule rule : new AxeBuilder(page).withTags(LEVELS).analyze().getViolations()) {
            found.add(path + " " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  static Map<String, SiteFile> rightToLeft(PublicSnapshot snapshot) throws IOException {
    SiteIdentity site = snapshot.site();
    PublicSnapshot turned =
        Looks.of(
            snapshot,
            new SiteIdentity(
                site.name(),
                site.mode(),
                List.of(PseudoLanguage.TAG),
                site.zone(),
                site.baseUrl(),
                site.demo(),
                site.reports()));
    Map<String, SiteFile> files =
        new TreeMap<>(
            new SiteRenderer(
                    new Assets(),
                    PseudoLanguage.book(List.of("site", "pages")),
                    PseudoLanguage.book(List.of("feed")))
                .render(turned, Samples.NOW)
                .files());
    files
        .keySet()
        .removeIf(path -> path.contains("/area/") && !path.endsWith("/59")); // one stands for all
    return files;
  }

  @Test
  void postcodeLeadsToItsPlaceAndASharedOneAsksWhich() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 360)) {
      serve(context, world(Places.all().snapshot()));
      Page page = context.newPage();
      Map<String, String> vectors =
          Map.of(
              "75116", "75", "20137", "2A", "20 200", "2B", "97410", "974", "97133", "977", "94390",
              "91", "2b", "2B", "69", "69");
      for (Map.Entry<String, String> vector : vectors.entrySet()) {
        page.navigate(ORIGIN + "/fr/area");
        page.locator("#postcode").fill(vector.getKey());
        page.keyboard().press("Enter");
        page.waitForURL(ORIGIN + "/fr/area/" + vector.getValue());
      }
      page.navigate(ORIGIN + "/fr/area");
      page.locator("#postcode").fill("01200");
      page.keyboard().press("Enter");
      assertThat(page.locator(".finder [role=status] a").allTextContents())
          .containsExactly("01 Ain", "74 Haute-Savoie");
      page.locator("#postcode").fill("00000");
      page.keyboard().press("Enter");
      assertThat(page.locator(".finder [role=status]").textContent()).contains("liste");
      leave(page);
    }
  }

  @Test
  void keyboardCopiesTheTextTheLetterAndTheAddressAndThePageSaysSo() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 360)) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      serve(context, world(Places.all().snapshot()));
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(message -> note(errors, "copy", message.type(), message.text()));
      page.navigate(ORIGIN + "/fr/incident/i-0303");
      page.locator(".takeaway summary").focus();
      page.keyboard().press("Enter");
      for (String what : List.of("take-press-release", "take-correspondents", "take-s-3")) {
        Locator button = page.locator("[data-copy=" + what + "]");
        button.focus();
        page.keyboard().press("Enter");
        Locator status = page.locator("[data-copy=" + what + "] + [role=status]");
        status.filter(new Locator.FilterOptions().setHasText("Copié.")).waitFor();
      }
      assertThat(clipboard(page)).isEqualTo("https://etat.exemple.example/fr/incident/i-0303#s-3");
      page.locator("[data-copy=take-press-release]").click();
      page.waitForFunction(
          "() => navigator.clipboard.readText().then(text => text.startsWith('press-release'))");
      assertThat(clipboard(page)).isEqualTo("press-release fr.\nTwo.");
      assertThat(errors).isEmpty();
      leave(page);
    }
  }

  private static Object clipboard(Page page) {
    return page.evaluate("() => navigator.clipboard.readText()");
  }

  @Test
  void whereCopyingIsRefusedTheTextIsSelectedInstead() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 360)) {
      serve(context, world(Places.all().snapshot()));
      Page page = context.newPage();
      page.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
      page.navigate(ORIGIN + "/en/incident/i-0303");
      page.locator(".takeaway summary").click();
      page.locator("[data-copy=take-press-release]").click();
      page.locator("[data-copy=take-press-release] + [role=status]")
          .filter(new Locator.FilterOptions().setHasText("Selected"))
          .waitFor();
      assertThat(page.evaluate("() => getSelection().toString().trim()"))
          .asString()
          .startsWith("press-release en.");
      leave(page);
    }
  }

  @Test
  void withoutScriptThereIsNoButtonAndTheTextStandsThere() {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 800);
    try (BrowserContext context = browser.newContext(options)) {
      serve(context, world(Places.all().snapshot()));
      Page page = context.newPage();
      page.navigate(ORIGIN + "/fr/incident/i-0303");
      page.locator(".takeaway summary").click();
      assertThat(page.locator(".takeaway button:visible").count()).isZero();
      assertThat(page.locator("#take-press-release").isVisible()).isTrue();
    }
  }

  @Test
  void drawnMapIsShownAsAPictureAndAsAPageWithoutAnyBreachOfItsPolicy() {
    Map<String, SiteFile> files = world(Places.all().snapshot());
    String article = "<!doctype html><title>x</title><img src=/fr/incident/i-0303/map.svg>";
    files.put("/article", SiteFile.text("text/html", SiteFile.NEVER, Map.of(), article));
    try (BrowserContext context = context(ColorScheme.DARK, 1280)) {
      serve(context, files);
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(message -> note(errors, "map", message.type(), message.text()));
      page.navigate(ORIGIN + "/fr/incident/i-0303/map.svg");
      Object sheet = page.evaluate("() => getComputedStyle(document.querySelector('.sheet')).fill");
      assertThat(sheet).isEqualTo("rgb(21, 22, 26)");
      page.navigate(ORIGIN + "/article");
      assertThat(page.evaluate("() => document.querySelector('img').naturalWidth > 0"))
          .isEqualTo(true);
      assertThat(errors).isEmpty();
    }
  }

  /** Writes pictures into the folder named by the system property {@code tocsin.pictures}. */
  @Test
  void picturesCanBeTaken() throws IOException {
    String folder = System.getProperty("tocsin.pictures", "");
    if (folder.isEmpty()) {
      return;
    }
    Files.createDirectories(Path.of(folder));
    for (Map.Entry<String, PublicSnapshot> entry : snapshots().entrySet()) {
      Map<String, SiteFile> files = world(entry.getValue());
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {360, 1280}) {
          try (BrowserContext context = context(scheme, width)) {
            serve(context, files);
            Page page = context.newPage();
            List<String> paths =
                entry.getKey().equals("acknowledged")
                    ? List.of(
                        "/fr/",
                        "/en/",
                        "/fr/incident/i-0303",
                        "/fr/about",
                        "/fr/report",
                        "/fr/report-faulty",
                        "/fr/follow",
                        "/fr/subscribe")
                    : entry.getKey().equals("places")
                        ? List.of("/fr/incident/i-0303", "/en/incident/i-0303/map.svg")
                        : List.of("/fr/");
            for (String path : paths) {
              page.navigate(ORIGIN + path);
              String name = entry.getKey() + path.replace('/', '_') + "-" + scheme + "-" + width;
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setFullPage(true)
                      .setPath(Path.of(folder, name + ".png")));
            }
          }
        }
      }
    }
  }
}
