package io.tocsin.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tocsin.app.Tocsin;
import io.tocsin.app.demo.Demo;
import io.tocsin.app.demo.Switch;
import io.tocsin.app.story.StoryBook;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person flips a switch in one tab and watches the page in another, which is live. */
class SwitchboardInABrowserTest {

  private static final double SHOWS_WITHIN_MILLIS = 10_000;
  private static final double HARDLY_MOVES = 0.001;

  @TempDir Path folder;

  private Demo demo;
  private Tocsin tocsin;
  private Chromium chromium;
  private Browser browser;
  private Page board;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    Demo.Stage stage =
        new Demo.Stage("127.0.0.1", freePort(), folder.resolve("data"), HARDLY_MOVES);
    demo = Demo.of(StoryBook.open("maintenance"), stage);
    tocsin = Tocsin.start(demo.settings());
    demo.play(tocsin, chapter -> {});
    chromium = Chromium.open();
    browser = chromium.browser();
    board = browser.newContext().newPage();
    board.navigate(tocsin.address().resolve("/demo?lang=fr").toString());
    page = browser.newContext().newPage();
    page.navigate(tocsin.address().resolve("/fr/").toString());
  }

  @AfterEach
  void close() {
    chromium.close();
    demo.close();
    tocsin.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void flip(Switch which) {
    Locator name = board.locator("#s-" + which.id() + " b");
    String before = name.innerText();
    board.locator("#b-" + which.id()).click();
    assertThat(name).not().hasText(before);
  }

  private Locator part(String name) {
    return page.locator(".parts > li")
        .filter(new Locator.FilterOptions().setHas(page.locator(".what", named(name))));
  }

  private static Page.LocatorOptions named(String name) {
    return new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$"));
  }

  private static void soonSays(Locator where, String words) {
    assertThat(where)
        .containsText(
            words, new LocatorAssertions.ContainsTextOptions().setTimeout(SHOWS_WITHIN_MILLIS));
  }

  @Test
  void switchboardIsForEverybody() {
    List<String> levels = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    org.assertj.core.api.Assertions.assertThat(
            new AxeBuilder(board).withTags(levels).analyze().getViolations())
        .isEmpty();
  }

  @Test
  void mailThatAnswers550ShowsOnThePage() {
    flip(Switch.MAIL_ANSWERS_550);
    soonSays(part("Courriel du voisin"), "en panne");
    flip(Switch.MAIL_ANSWERS_550);
    soonSays(part("Courriel du voisin"), "marche");
  }

  @Test
  void siteThatSaysMaintenanceAndSiteThatLoadsForEverShowOnThePage() {
    soonSays(part("Site web"), "marche");
    flip(Switch.SITE_SAYS_MAINTENANCE);
    soonSays(part("Site web"), "en panne");
    flip(Switch.SITE_SAYS_MAINTENANCE);
    soonSays(part("Site web"), "marche");
    flip(Switch.SITE_LOADS_FOR_EVER);
    soonSays(part("Site web"), "en panne");
  }

  @Test
  void promiseOfAMuteOperatorIsShownAsOverdue() {
    flip(Switch.OPERATOR_MUTE);
    soonSays(page.locator("main"), "en retard");
  }

  @Test
  void ownLostNetworkMakesThePageSayThatWeDoNotKnow() {
    soonSays(part("Espace client"), "marche");
    flip(Switch.OWN_NETWORK_GONE);
    soonSays(part("Espace client"), "on ne sait pas");
  }
}
