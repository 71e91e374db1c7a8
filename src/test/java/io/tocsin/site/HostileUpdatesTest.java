package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifteen hundred hostile texts that arrive on pages which are open: a set that is full of them
 * comes, the pages hear of it and change by themselves, and text is text all the same.
 */
class HostileUpdatesTest {

  private static final int MOST_ROUNDS = 12;
  private static final int TOGETHER = 20;
  private static final String INCIDENT = "/fr/incident/i-0303";
  private static final List<String> OPEN =
      List.of("/fr/", INCIDENT, "/fr/service/mail", "/fr/record");
  private static final Pattern NUMBER = Pattern.compile("h[0-9]{4}\\.");

  /** Says whether all these numbers stand on the page, in its title or in its words. */
  private static final String HAS_COME =
      "numbers => { const text = document.title + document.body.textContent;"
          + " return numbers.every(one => text.includes(one)); }";

  @TempDir Path folder;
  private final List<String> all = HostileStrings.all();
  private final List<String> found = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final Chromium chromium = Chromium.open();
  private long generation;
  private Served served;

  @BeforeEach
  void serve() throws IOException {
    served = Served.live(folder, next(HostileStringsInABrowserTest.eventful()));
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    chromium.close();
    served.close();
  }

  /** The same as the set after the one that is shown. */
  private PublicSnapshot next(PublicSnapshot one) {
    return new PublicSnapshot(
        ++generation,
        one.at(),
        one.site(),
        one.services(),
        one.incidents(),
        one.maintenances(),
        one.record(),
        one.places(),
        one.remarks(),
        one.days());
  }

  /** Opens a page in a window of its own that says when it hears of a set. */
  private Page open(String path) {
    BrowserContext context = chromium.browser().newContext();
    contexts.add(context);
    context.addInitScript(Heard.TOLD);
    HostileWatch.over(context, url -> url.startsWith(served.at("/")), found);
    Page page = HostileWatch.open(context, found);
    page.setDefaultTimeout(60_000);
    page.navigate(served.at(path));
    Heard.waitFor(page, generation);
    return page;
  }

  /** The numbers of the texts that stand on a page as it is fetched now. */
  private Set<String> numbers(String path) {
    Document page = Jsoup.parse(served.get(path).body());
    page.select("script, style, header").remove(); // what stands above is not made anew
    Set<String> numbers = new TreeSet<>();
    NUMBER
        .matcher(page.title() + page.body().wholeText())
        .results()
        .map(MatchResult::group)
        .forEach(numbers::add);
    return numbers;
  }

  /** Waits until what was shown last stands on an open page, judges it, returns what is whole. */
  private Set<String> judge(String path, Page page) {
    Set<String> expected = numbers(path);
    assertThat(expected).as(path).isNotEmpty();
    page.waitForFunction(HAS_COME, List.copyOf(expected));
    String text = HostileWatch.look(page, found);
    assertThat(page.url()).isEqualTo(served.at(path));
    return HostileWatch.whole(path, page.title() + " " + text, all, found);
  }

  @Test
  void nothingRunsAndTextStandsAsTextOnEveryPageThatIsOpenWhenItComes() {
    Map<String, Page> pages = new LinkedHashMap<>();
    OPEN.forEach(path -> pages.put(path, open(path)));
    Set<String> told = new TreeSet<>();
    for (int round = 0; round < MOST_ROUNDS && told.size() < all.size(); round++) {
      Iterator<String> turns =
          HostileStringsInABrowserTest.endless(
              all.stream().filter(text -> !told.contains(HostileWatch.number(text))).toList());
      Supplier<String> some =
          () -> {
            StringBuilder together = new StringBuilder(turns.next());
            for (int more = 1; more < TOGETHER; more++) {
              together.append(' ').append(turns.next());
            }
            return together.toString();
          };
      Poisoned poisoned = new Poisoned(some, turns::next);
      served.show(next(poisoned.of(HostileStringsInABrowserTest.eventful())));
      pages.forEach((path, page) -> told.addAll(judge(path, page)));
    }
    served.show(next(HostileStringsInABrowserTest.eventful()));
    pages.forEach((path, page) -> {
      page.waitForFunction(
          "() => !/h[0-9]{4}[.]/.test(document.querySelector('main').textContent)");
      assertThat(page.evaluate("() => document.querySelectorAll('x, iframe').length"))
          .as(path)
          .isEqualTo(0);
    });
    assertThat(found).isEmpty();
    assertThat(told).as("texts that were seen whole").hasSameSizeAs(all);
  }

  /** The watch sees what it is there to see, on a page that is open too. */
  @Test
  void updateThatBroughtThemRawWouldBeFound() {
    Page page = open(INCIDENT);
    String raw = "<img src=x onerror=hit()> <x contenteditable autofocus onfocus=hit()>a</x>";
    page.route(
        served.at(INCIDENT),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<!doctype html><title>x</title><main id=main>"
                            + raw
                            + "</main><footer>")));
    served.show(next(Samples.calm()));
    page.waitForCondition(() -> page.locator("main x").count() == 1);
    HostileWatch.look(page, found);
    assertThat(found).anyMatch(what -> what.contains("Content Security Policy"));
    assertThat(found).anyMatch(what -> what.contains("attribute onerror of img"));
    assertThat(found).noneMatch(what -> what.contains(" ran"));
  }
}
