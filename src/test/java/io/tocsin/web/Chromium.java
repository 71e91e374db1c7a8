package io.tocsin.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Debian's Chromium for the tests that look at pages; none is downloaded, and without one they
 * fail.
 *
 * <p>While it is open the default locale is neutral: Playwright lowers its constants by it, and
 * LIGHT has a dotless i in the Turkish that the tests run under.
 */
public final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Locale before = Locale.getDefault();
  private final Playwright playwright;
  private final Browser browser;

  private Chromium() {
    Locale.setDefault(Locale.ROOT);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** Starts it. */
  public static Chromium open() {
    if (!Files.isExecutable(PROGRAM)) {
      throw new AssertionError(
          "no " + PROGRAM + "; ./check installs it (Debian: apt install chromium)");
    }
    return new Chromium();
  }

  /** The browser. */
  public Browser browser() {
    return browser;
  }

  /** A browser of its own that keeps what it holds in a folder, as one on a phone does. */
  public BrowserContext keptIn(Path folder, BrowserType.LaunchPersistentContextOptions options) {
    return playwright
        .chromium()
        .launchPersistentContext(
            folder, options.setExecutablePath(PROGRAM).setArgs(List.of("--no-sandbox")));
  }

  /**
   * Sends what a page has ready and waits until the next document stands whole. An answer alone is
   * too early: the redirect that follows it would cut off whatever the test opens next.
   */
  public static void turn(Page page, Runnable send) {
    page.evaluate("() => { document.documentElement.dataset.turning = 'yes'; }");
    send.run();
    page.waitForSelector("html:not([data-turning])");
    page.waitForLoadState();
  }

  /**
   * Puts a page on a bad line: 400 kbit/s down and up, 400 ms before the first byte of each answer.
   */
  public static void onABadLine(BrowserContext context, Page page) {
    CDPSession line = context.newCDPSession(page);
    line.send("Network.enable");
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 400);
    conditions.addProperty("downloadThroughput", 400_000 / 8);
    conditions.addProperty("uploadThroughput", 400_000 / 8);
    line.send("Network.emulateNetworkConditions", conditions);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    Locale.setDefault(before);
  }
}
