package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.CourseView;
import io.tocsin.publication.PublicSnapshot;
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
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every page for docs/gallery, made by scripts/gallery: only where the system property
 * {@code tocsin.gallery} names the folder. A page at which axe-core finds fault makes it fail. With
 * {@code tocsin.gallery.only}, a regular expression over {@code page/how}, those pictures alone are
 * made, and the index stays.
 */
class GalleryTest {

  private static final String ORIGIN = "https://etat.exemple.example";
  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
  private static final int TALLEST = 1_800;
  private static final int QUALITY = 20;
  private static final Pattern ONLY =
      Pattern.compile(System.getProperty("tocsin.gallery.only", ".*"));
  private static final String HEADING = "## Pictures\n";

  /** One state of the world: its files, and which of them are shown under which name. */
  private record Scene(Map<String, SiteFile> files, Map<String, String> pages) {}

  private static PublicSnapshot placed() {
    return ReportedCourses.told(
        Places.all().snapshot(),
        ReportedCourses.sixHours(CourseView.WHOLE),
        ReportedCourses.sixHours("mail.receive"));
  }

  private static Map<String, SiteFile> files(PublicSnapshot snapshot, String language)
      throws IOException {
    return language.equals(PseudoLanguage.TAG)
        ? PagesInABrowserTest.rightToLeft(snapshot)
        : new TreeMap<>(new SiteRenderer(new Assets()).render(snapshot, Samples.NOW).files());
  }

  private static List<Scene> scenes(String language) throws IOException {
    List<Scene> scenes = new ArrayList<>();
    scenes.add(scene(language, Samples.calm(), Map.of("home-calm", "")));
    scenes.add(scene(language, Samples.suspected(Mode.OPERATOR), Map.of("home-reported", "")));
    scenes.add(scene(language, Samples.unknown(), Map.of("home-unknown", "")));
    scenes.add(
        scene(
            language,
            YoungOutage.snapshot(),
            Map.of("home-young", "", "incident-young", "incident/i-0303")));
    scenes.add(
        scene(
            language,
            Samples.overrun(),
            Map.of("home-work", "", "maintenance", "maintenance/m-1")));
    scenes.add(
        scene(
            language,
            Looks.with(Samples.acknowledged(), Looks.orange()),
            Map.of("home-branded", "", "about-branded", "about")));
    scenes.add(
        scene(
            language,
            placed(),
            Map.of("incident-places", "incident/i-0303", "area", "area", "area-59", "area/59")));
    scenes.add(outage(language));
    return scenes;
  }

  private static Scene scene(String language, PublicSnapshot snapshot, Map<String, String> pages)
      throws IOException {
    return new Scene(files(snapshot, language), pages);
  }

  private static Scene outage(String language) throws IOException {
    Map<String, SiteFile> files = files(Seasons.winter(), language);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home-outage", "");
    pages.put("incident", "incident/i-0303");
    pages.put("incident-over", "incident/i-0110");
    pages.put("sheet", "incident/i-0303/sheet");
    pages.put("service", "service/mail");
    pages.put("history", "history");
    pages.put("month", "history/2026-03");
    pages.put("check", "check");
    pages.put("messages", "messages");
    pages.put("record", "record");
    pages.put("about", "about");
    pages.put("accessibility", "accessibility");
    pages.put("embed", "embed/frame");
    pages.put("503", "503.html");
    if (!language.equals(PseudoLanguage.TAG)) {
      forms(files, language);
      List.of("report", "report-faulty", "thanks", "follow", "subscribe", "manage")
          .forEach(path -> pages.put(path, path));
    }
    return new Scene(files, pages);
  }

  private static void forms(Map<String, SiteFile> files, String language) {
    FormPages forms = FormPagesTest.pages();
    Form typed = Form.parse("component=receive&postcode=1");
    List<Fault> faults = List.of(Fault.of("postcode", io.tocsin.wording.Rule.NOT_A_POSTCODE));
    String at = "/" + language + "/";
    put(files, at + "report", forms.report(language, Form.EMPTY, Map.of(), List.of()));
    put(files, at + "report-faulty", forms.report(language, typed, Map.of(), faults));
    put(files, at + "thanks", forms.reported(language, "receive", "/t/abcdefghijklmnop"));
    put(files, at + "follow", forms.followUp(language, "receive", "/t/abc"));
    put(files, at + "subscribe", forms.subscribe(language, Form.EMPTY, Map.of(), List.of()));
    put(
        files,
        at + "manage",
        forms.manage(language, "/s/k", "c…@x.example", java.util.Set.of("site"), true, List.of()));
  }

  private static void put(Map<String, SiteFile> files, String path, Reply reply) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : reply.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.value());
    }
    String type = headers.remove("content-type");
    files.put(path, new SiteFile(type, SiteFile.NEVER, headers, reply.body()));
  }

  @Test
  void everyPageIsPicturedAndWithoutFault() throws IOException {
    String folder = System.getProperty("tocsin.gallery", "");
    if (folder.isEmpty()) {
      return;
    }
    Path gallery = Path.of(folder);
    List<String> found = new ArrayList<>();
    Map<String, List<String>> made = new TreeMap<>();
    try (Chromium chromium = Chromium.open()) {
      for (String language : List.of("fr", "en", PseudoLanguage.TAG)) {
        for (Scene scene : scenes(language)) {
          picture(chromium.browser(), scene, language, gallery, made, found);
        }
      }
    }
    if (ONLY.pattern().equals(".*")) {
      index(gallery, made);
    }
    assertThat(found).isEmpty();
  }

  private static void picture(
      Browser browser,
      Scene scene,
      String language,
      Path gallery,
      Map<String, List<String>> made,
      List<String> found)
      throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : WIDTHS) {
        try (BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setViewportSize(width, 900))) {
          context.clock().setFixedTime(Date.from(Samples.NOW));
          context.route("**/*", route -> answer(route, scene.files()));
          Page page = context.newPage();
          CDPSession session = context.newCDPSession(page);
          for (Map.Entry<String, String> one : scene.pages().entrySet()) {
            String path = "/" + language + "/" + one.getValue();
            String how = language + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
            if (!ONLY.matcher(one.getKey() + "/" + how).matches()) {
              continue;
            }
            if (!scene.files().containsKey(path)) {
              found.add("no page " + path);
              continue;
            }
            page.navigate(ORIGIN + path);
            new AxeBuilder(page)
                .withTags(LEVELS)
                .analyze()
                .getViolations()
                .forEach(rule ->
                    found.add(
                        one.getKey()
                            + " "
                            + how
                            + " "
                            + rule.getId()
                            + " "
                            + rule.getNodes().getFirst().getHtml()));
            String file = one.getKey() + "/" + how + ".webp";
            shoot(page, session, gallery.resolve(file), width);
            made.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(how);
          }
        }
      }
    }
  }

  private static void shoot(Page page, CDPSession session, Path file, int width)
      throws IOException {
    int whole = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    JsonObject clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", width);
    clip.addProperty("height", Math.min(TALLEST, whole));
    clip.addProperty("scale", 1);
    JsonObject asked = new JsonObject();
    asked.addProperty("format", "webp");
    asked.addProperty("quality", QUALITY);
    asked.addProperty("captureBeyondViewport", true);
    asked.add("clip", clip);
    String data = session.send("Page.captureScreenshot", asked).get("data").getAsString();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private static void answer(Route route, Map<String, SiteFile> files) {
    String url = route.request().url();
    SiteFile file =
        url.startsWith(ORIGIN)
            ? files.get(url.substring(ORIGIN.length()).replaceFirst("[?#].*", ""))
            : null;
    if (file == null) {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
      return;
    }
    Map<String, String> headers = new HashMap<>(file.headers());
    headers.put("content-type", file.contentType());
    route.fulfill(
        new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBodyBytes(file.body()));
  }

  /** Lists the pictures below what was written by hand. */
  private static void index(Path gallery, Map<String, List<String>> made) throws IOException {
    Path index = gallery.resolve("README.md");
    String hand = Files.exists(index) ? Files.readString(index) : "# Gallery\n\n" + HEADING;
    StringBuilder text = new StringBuilder(hand.substring(0, hand.indexOf(HEADING)));
    text.append(HEADING)
        .append("\nEach page light and dark, 360, 768 and 1440 pixels wide, cut at ")
        .append(TALLEST)
        .append(" pixels; in French, English, and French in Arabic letters from right to left.\n\n")
        .append("| page | on a phone | on a desk | all |\n|---|---|---|---|\n");
    made.forEach((name, all) -> {
      text.append("| ").append(name).append(" | ");
      for (String first : List.of("fr-light-360", "fr-dark-1440")) {
        text.append("<img src=\"" + name + "/" + first + ".webp\" alt=\"" + name + ", " + first)
            .append("\" width=\"" + (first.endsWith("360") ? 120 : 320) + "\"> | ");
      }
      all.forEach(how -> text.append("[" + how + "](" + name + "/" + how + ".webp) "));
      text.append("|\n");
    });
    Files.writeString(index, text.toString());
  }
}
