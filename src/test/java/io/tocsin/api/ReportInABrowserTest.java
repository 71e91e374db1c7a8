package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tocsin.signals.Challenges;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.Intake;
import io.tocsin.signals.KeptSignals;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Town;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.web.Chromium;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person with a browser, with script and without: reports, keeps the link, comes back. */
class ReportInABrowserTest {

  private static Chromium chromium;
  private static Browser browser;

  private final AtomicReference<Instant> now = new AtomicReference<>(Counter.NOW);
  private final KeptSignals kept = new KeptSignals();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<String> complaints = new ArrayList<>();
  private Engine engine;
  private HttpDoor door;

  @BeforeAll
  static void start() {
    chromium = Chromium.open();
    browser = chromium.browser();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    engine = Engine.start();
    Intake.Ground ground = Town.ground();
    Intake intake =
        new Intake(
            () -> ground,
            kept,
            new Keys(new byte[32]),
            ReportLimits.USUAL,
            now::get,
            () -> "id-" + ids.incrementAndGet());
    Assets assets = new Assets();
    FormPages pages = new FormPages(ground.catalog(), assets, Counter.PROBLEMS, now::get, null);
    Stream<Route> files =
        Stream.of(
            file(assets.scriptPath(), "text/javascript", "/js/site.js"),
            file("/favicon.svg", "image/svg+xml", "/css/favicon.svg"));
    List<Route> routes =
        Stream.concat(files, new PeopleForms(intake, () -> pages).routes().stream()).toList();
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(new Routes(routes), Guard.closed(), pages, null, null));
  }

  private static Route file(String path, String type, String resource) {
    try (InputStream stream = ReportInABrowserTest.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(stream, resource).readAllBytes();
      return Route.get(path, new Permission.Everybody(), request -> Reply.of(200, type, bytes));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private Page visit(BrowserContext context) {
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (!message.type().equals("log")) {
        complaints.add(message.text());
      }
    });
    page.navigate("http://127.0.0.1:" + door.port() + "/en/report");
    page.locator("input[value=mail-receive]").check(new Locator.CheckOptions().setForce(true));
    page.locator("input[value=no-receive]").check(new Locator.CheckOptions().setForce(true));
    return page;
  }

  private static BrowserContext context(boolean script) {
    return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
  }

  private void sendAndComeBack(Page page) {
    page.locator("button[type=submit]").first().click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Thank you, noted.");
    page.locator(".private a").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("And now?");
    page.locator("button[value=BACK]").click();
    assertThat(page.locator("h1").textContent()).contains("works again for you");
    assertThat(((FollowUp) kept.all().getLast()).state()).isEqualTo(FollowUp.State.BACK);
    assertThat(((FollowUp) kept.all().getLast()).report()).isEqualTo(kept.all().getFirst().id());
  }

  @Test
  void browserWithScriptProvesWorkWhileTheFormIsFilledIn() {
    try (BrowserContext context = context(true)) {
      Page page = visit(context);
      page.locator("input[name=work]")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
      sendAndComeBack(page);
    }
    assertThat(kept.firstReport().weight()).isEqualTo(Challenges.WORKED);
    assertThat(complaints).isEmpty();
  }

  @Test
  void browserWithoutScriptReportsTooAndWeighsLess() {
    try (BrowserContext context = context(false)) {
      Page page = visit(context);
      now.set(now.get().plusSeconds(20));
      sendAndComeBack(page);
    }
    assertThat(kept.firstReport().weight()).isEqualTo(Challenges.DWELT);
    assertThat(complaints).isEmpty();
  }
}
