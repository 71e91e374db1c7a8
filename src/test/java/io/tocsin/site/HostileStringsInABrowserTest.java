package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tocsin.catalog.Area;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.web.Chromium;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fifteen hundred hostile texts in every place of the public pages where somebody's words or a
 * machine's answer stand: nothing runs, nothing is asked for, no policy is broken, text is text.
 *
 * <p>In a browser the texts take turns, a few to a place, until each was on several pages. A parser
 * of the same standard then reads every text in every place: fifteen rounds of a hundred at once.
 */
class HostileStringsInABrowserTest {

  private static final String ORIGIN = "https://etat.exemple.example";
  private static final String HOST = "https://host.example/";
  private static final int TOGETHER = 100;
  private static final int MOST_ROUNDS = 12;

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

  /** A bad morning with everything that can be told, and after it. */
  static PublicSnapshot eventful() {
    PublicSnapshot winter =
        Looks.with(Seasons.winter(), Looks.saying(Looks.orange(), Samples.HELP));
    IncidentView closed = Samples.closed();
    LocalizedText text = Samples.HELP;
    Commitment promised =
        new Commitment(
            "k-1",
            closed.id(),
            text,
            List.of(
                new Commitment.Change(
                    Samples.NOW, Commitment.Kind.MADE, LocalDate.parse("2026-04-01"), null),
                new Commitment.Change(
                    Samples.NOW, Commitment.Kind.MOVED, LocalDate.parse("2026-05-01"), text)));
    PostMortem written =
        new PostMortem(closed.id(), 2, Samples.NOW, Samples.EDITOR, text, text, text, text, text);
    return new PublicSnapshot(
        winter.generation(),
        winter.at(),
        winter.site(),
        winter.services(),
        winter.incidents(),
        Samples.overrun().maintenances(),
        new PublicRecord(
            Map.of(closed.id(), new Aftermath(written, List.of(promised), null)),
            List.of(),
            List.of(promised)),
        winter.places(),
        winter.remarks(),
        winter.days());
  }

  private static Map<String, SiteFile> rendered(PublicSnapshot snapshot) {
    return new SiteRenderer(new Assets()).render(snapshot, Samples.NOW).files();
  }

  /** Puts texts into all places of a snapshot. */
  private static PublicSnapshot poisoned(
      PublicSnapshot snapshot, Supplier<String> sentences, Iterator<String> turns) {
    Poisoned poisoned = new Poisoned(sentences, turns::next);
    PublicSnapshot made = poisoned.of(snapshot);
    assertThat(poisoned.places()).hasSizeGreaterThan(10);
    assertThat(poisoned.refused()).isSubsetOf("Cohort.value", "Days.letters");
    return made;
  }

  static Iterator<String> endless(List<String> texts) {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public String next() {
        return texts.get(at++ % texts.size());
      }
    };
  }

  static List<List<String>> rounds() {
    List<String> all = HostileStrings.all();
    List<List<String>> rounds = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      rounds.add(all.subList(from, Math.min(all.size(), from + TOGETHER)));
    }
    return rounds;
  }

  @Test
  void thereAreFifteenHundredAndEachIsAnother() {
    assertThat(HostileStrings.all())
        .hasSize(HostileStrings.ALL)
        .doesNotHaveDuplicates()
        .isEqualTo(HostileStrings.all());
  }

  @Test
  void nothingRunsAndTextStandsAsTextWhereverAStrangerMayWrite() {
    List<String> found = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    List<String> all = HostileStrings.all();
    try (BrowserContext context = watched(found)) {
      Map<String, SiteFile> files = new HashMap<>();
      serve(context, files);
      Page page = HostileWatch.open(context, found);
      for (int round = 0; round < MOST_ROUNDS && told.size() < all.size(); round++) {
        String language = round % 2 == 0 ? "fr" : "en";
        Iterator<String> turns = endless(unseen(all, told));
        Supplier<String> few = () -> turns.next() + " " + turns.next() + " " + turns.next();
        for (PublicSnapshot snapshot : List.of(eventful(), placed())) {
          files.clear();
          files.putAll(rendered(poisoned(snapshot, few, turns)));
          for (String path : pages(files, language)) {
            told.addAll(judge(page, path, all, found));
          }
        }
        embed(page, all, language, found);
      }
    }
    assertThat(found).isEmpty();
    assertThat(told).as("texts that were seen whole").hasSameSizeAs(all);
  }

  private static List<String> unseen(List<String> all, Set<String> told) {
    return all.stream().filter(text -> !told.contains(HostileWatch.number(text))).toList();
  }

  /** An outage on the map, with the names of a few places that stand for all. */
  private static PublicSnapshot placed() {
    PublicSnapshot all = Places.all().snapshot();
    List<Area> few =
        all.places().areas().stream()
            .filter(area -> Set.of("59", "62", "75", "2A").contains(area.code()))
            .toList();
    Set<String> regions = new TreeSet<>();
    few.forEach(area -> regions.add(String.valueOf(area.region())));
    return new PublicSnapshot(
        all.generation(),
        all.at(),
        all.site(),
        all.services(),
        all.incidents(),
        all.maintenances(),
        all.record(),
        new Gazetteer(
            few,
            all.places().regions().stream()
                .filter(region -> regions.contains(region.code()))
                .toList()),
        all.remarks(),
        all.days());
  }

  /** The same in French alone: another language adds no place. */
  private static PublicSnapshot inFrench(PublicSnapshot snapshot) {
    SiteIdentity site = snapshot.site();
    return Looks.of(
        snapshot,
        new SiteIdentity(
            site.name(),
            site.mode(),
            List.of("fr"),
            site.zone(),
            site.baseUrl(),
            site.demo(),
            site.reports(),
            site.contacts(),
            site.branding()));
  }

  /** Every text in every place; what a browser would make of it, without drawing it. */
  @Test
  void everyTextIsTextInEveryPlace() {
    List<String> found = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (List<String> texts : rounds()) {
      String together = String.join(" ", texts);
      for (PublicSnapshot snapshot : List.of(eventful(), placed())) {
        Map<String, SiteFile> files =
            rendered(inFrench(poisoned(snapshot, () -> together, endless(texts))));
        for (String path : pages(files, "fr")) {
          Document page = Jsoup.parse(files.get(path).text(), ORIGIN + path);
          HostileWatch.read(path, page, found);
          page.select("script[type]").forEach(one -> Programs.linked(path, one.data(), found));
          page.select("script, style").remove();
          told.addAll(HostileWatch.whole(path, page.body().wholeText(), texts, found));
        }
        Programs.read(files, found);
      }
    }
    assertThat(found).isEmpty();
    assertThat(told).hasSize(HostileStrings.ALL);
  }

  private static List<String> pages(Map<String, SiteFile> files, String language) {
    return files.entrySet().stream()
        .filter(entry -> entry.getValue().contentType().startsWith("text/html"))
        .map(Map.Entry::getKey)
        .filter(path -> path.startsWith("/" + language + "/"))
        .filter(path -> !path.matches(".*/history/(2025-.*|2026-0[12])")) // one is like another
        .filter(path -> !path.matches(".*/area/..+") || path.endsWith("/59"))
        .sorted()
        .toList();
  }

  private static BrowserContext watched(List<String> found) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 800));
    HostileWatch.over(context, url -> url.startsWith(ORIGIN + "/") || url.startsWith(HOST), found);
    return context;
  }

  private static void serve(BrowserContext context, Map<String, SiteFile> files) {
    context.route("**/*", route -> answer(route, files));
  }

  private static void answer(Route route, Map<String, SiteFile> files) {
    String url = route.request().url();
    SiteFile file =
        url.equals(HOST)
            ? hosting()
            : url.startsWith(ORIGIN)
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

  /** A page of somebody else, under the strictest policy that still names ours. */
  private static SiteFile hosting() {
    String policy =
        "default-src 'none'; img-src data:; script-src ORIGIN; connect-src ORIGIN; frame-src ORIGIN;"
            + " style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    return SiteFile.text(
        "text/html; charset=utf-8",
        SiteFile.NEVER,
        Map.of("content-security-policy", policy.replace("ORIGIN", ORIGIN)),
        "<!doctype html><html lang=fr><title>Hôte</title><link rel=icon href=data:,><h1>Hôte</h1>"
            + "<script src='"
            + ORIGIN
            + "/embed/banner.js'></script>");
  }

  /** Opens a page, looks at all of it, and returns the texts that it shows whole. */
  private static Set<String> judge(Page page, String path, List<String> texts, List<String> found) {
    page.navigate(ORIGIN + path);
    String text = HostileWatch.look(page, found);
    if (!page.url().equals(ORIGIN + path)) {
      HostileWatch.note(found, path + " led to " + page.url());
    }
    return HostileWatch.whole(path, text, texts, found);
  }

  private static void embed(Page page, List<String> texts, String language, List<String> found) {
    page.navigate(HOST);
    page.waitForFunction("() => document.querySelector('body > :first-child').shadowRoot !== null");
    HostileWatch.look(page, found);
    String text =
        (String)
            page.evaluate(
                "() => document.querySelector('body > :first-child').shadowRoot.textContent");
    HostileWatch.whole("banner " + language, text, texts, found);
  }

  /** The watch sees what it is there to see. */
  @Test
  void pageThatPrintedThemRawWouldBeFound() {
    List<String> found = new ArrayList<>();
    List<String> texts =
        rounds().getFirst().stream()
            .filter(text -> !text.contains("refresh") && !text.contains("style"))
            .toList();
    try (BrowserContext context = watched(found)) {
      Map<String, String> policy = Map.of("content-security-policy", Assets.policy(""));
      String html = "<!doctype html><title>x</title><body>" + String.join(" ", texts);
      Map<String, SiteFile> files = new HashMap<>();
      files.put("/raw", SiteFile.text("text/html", SiteFile.NEVER, policy, html));
      files.put("/open", SiteFile.text("text/html", SiteFile.NEVER, Map.of(), html));
      serve(context, files);
      Page page = HostileWatch.open(context, found);
      judge(page, "/raw", texts, found);
      assertThat(found).anyMatch(what -> what.contains("Content Security Policy"));
      found.clear();
      judge(page, "/open", texts, found);
      assertThat(found).anyMatch(what -> what.contains(" ran"));
      assertThat(found).anyMatch(what -> what.contains("asked for https://evil.example/"));
    }
  }
}
