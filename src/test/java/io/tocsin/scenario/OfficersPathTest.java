package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.delivery.email.MailSink;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Opening;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven in the morning, a phone, a slow line: from the alert to a published first word. */
class OfficersPathTest {

  private static final int MOST_TAPS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/a/\\S+");
  private static final Path PICTURES = Path.of("target", "screenshots", "alerting");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private MailSink sink;
  private Tocsin tocsin;
  private Chromium chromium;
  private int taps;

  @BeforeEach
  void open() throws IOException {
    sink = new MailSink();
    int port;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    Path file =
        Files.writeString(
            folder.resolve("tocsin.yaml"),
            """
            site: {name: {fr: État d'Exemple, en: Exemple status}, mode: operator, zone: Europe/Paris}
            server: {port: %d, admin_port: 0}
            mail: {host: 127.0.0.1, port: %d, starttls: false, from: etat@exemple.example}
            services:
              - id: mail
                name: {fr: La messagerie, en: E-mail}
                kind: mail
                operator: Exemple
                components: [{id: receive, name: {fr: Recevoir, en: Receive}}]
              - id: site
                name: {fr: Le site, en: Website}
                kind: web
                operator: Exemple
                components: [{id: page, name: {fr: Pages, en: Pages}}]
            team:
              people:
                - {id: anne, name: Anne Exemple, role: {fr: Communication, en: Communication}, email: anne@exemple.example}
            playbooks:
              - id: mail-down
                name: {fr: Messagerie en panne, en: Mail is down}
                trigger: confirmed
                components: [receive]
                symptoms: {fr: Vous ne recevez pas de messages., en: You do not receive messages.}
                calls:
                  - {by: {fr: Astreinte, en: On call}, to: {fr: Centre d'appels, en: Call centre}, phone: "+33 1 99 00 10 01"}
              - id: site-down
                name: {fr: Site en panne, en: Website is down}
                components: [page]
                symptoms: {fr: Le site ne s'ouvre pas., en: The website does not open.}
            """
                .formatted(port, sink.port()));
    ConfigurationFile.Answer.Read read =
        (ConfigurationFile.Answer.Read) ConfigurationFile.read(file);
    tocsin = Tocsin.start(Settings.of(read.catalog(), read.settings(), file).unwatched());
    chromium = Chromium.open();
  }

  @AfterEach
  void close() throws IOException {
    chromium.close();
    tocsin.close();
    sink.close();
  }

  @Test
  void officerPublishesTheFirstWordFromAPhoneInFourTapsAtMostWithNothingTyped()
      throws IOException, InterruptedException {
    verdict();
    soon(() -> !sink.received().isEmpty());
    String link = link();
    assertThat(sink.received().getFirst().header("Importance")).isEqualTo("high");
    try (BrowserContext phone = phone()) {
      Page page = phone.newPage();
      Chromium.onABadLine(phone, page);
      long start = System.nanoTime();
      taps = 1;
      page.navigate(link);
      Duration opened = since(start);
      assertThat(page.locator("body").innerText()).contains("Recevoir");
      tap(page, "form[action$='/take'] button", "form[action$='/publish']");
      Duration taken = since(start);
      assertThat(page.locator("body").innerText())
          .contains("Vous ne recevez pas de messages.")
          .contains("You do not receive messages.");
      tap(page, "form[action$='/publish'] button", "[role=status] a");
      soon(() -> get("/fr/").contains("Vous ne recevez pas de messages."));
      Duration published = since(start);
      Duration byCommand = ring();
      System.out.printf(
          "officer's path: %d taps; opened %d ms, taken %d ms, public after %d ms on 400 kbit/s with"
              + " 400 ms; `tocsin ring site-down --publish`: public after %d ms%n",
          taps, opened.toMillis(), taken.toMillis(), published.toMillis(), byCommand.toMillis());
      assertThat(taps).isLessThanOrEqualTo(MOST_TAPS);
      assertThat(published).isLessThan(PATIENCE);
    }
  }

  @Test
  void whatIsSeenBehindTheLinkIsForEverybodyAndFitsAPhone()
      throws IOException, InterruptedException {
    verdict();
    soon(() -> !sink.received().isEmpty());
    try (BrowserContext phone = phone()) {
      Page page = phone.newPage();
      page.navigate(link());
      judge(page, "link");
      tap(page, "form[action$='/take'] button", "form[action$='/publish']");
      judge(page, "taken");
      tap(page, "form[action$='/publish'] button", "[role=status] a");
      judge(page, "said");
      page.navigate(tocsin.address() + "a/nothing");
      judge(page, "gone");
      page.navigate(tocsin.firstSignInLink().orElseThrow().toString());
      page.fill("[name=name]", "Anne Exemple");
      page.fill("[name=password]", "une phrase assez longue");
      page.fill("[name=again]", "une phrase assez longue");
      tap(page, "main button", "nav.desk");
      page.navigate(tocsin.address() + "console/playbooks");
      judge(page, "playbooks");
      page.navigate(tocsin.address() + "console/playbooks/site-down");
      judge(page, "playbook");
      tap(page, "button[value=exercise]", "form[action$='/take']");
      judge(page, "exercise");
      tap(page, "form[action$='/take'] button", "form[action$='/publish']");
      tap(page, "form[action$='/publish'] button", "main:not(:has(form))");
      judge(page, "rehearsed");
      anOpenPageHearsOfTheNextAlert(page);
      assertThat(get("/fr/")).doesNotContain("Le site ne s'ouvre pas.");
    }
  }

  private void anOpenPageHearsOfTheNextAlert(Page page) {
    page.navigate(tocsin.address() + "console/playbooks");
    assertThat(page.title()).doesNotContain("(!)");
    verdict();
    page.locator(".alarm a").waitFor();
    assertThat(page.title()).startsWith("(!)");
    judge(page, "alarm");
  }

  private void judge(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " fits")
        .isEqualTo(true);
    assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations()).as(name).isEmpty();
  }

  /** Taps, and waits until the next page shows what it leads to. */
  private void tap(Page page, String what, String next) {
    taps++;
    page.locator(what).tap();
    page.locator(next).first().waitFor();
  }

  private BrowserContext phone() {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("fr")
                .setBypassCSP(true));
  }

  /** Evidence opens an incident. */
  private void verdict() {
    Instant now = Instant.now();
    Opening opening =
        new Opening(
            "mail",
            Set.of("receive"),
            now.minusSeconds(600),
            now,
            new Actor(Actor.Kind.DETECTION, "1"));
    tocsin
        .pipeline()
        .state()
        .write(transaction -> tocsin.pipeline().desk().open(transaction, opening));
  }

  private String link() {
    Matcher link = LINK.matcher(sink.received().getFirst().text().replace("=\r\n", ""));
    assertThat(link.find()).isTrue();
    return link.group();
  }

  /** The same on the command line, the start of its JVM included. */
  private Duration ring() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process ring =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.tocsin.Main",
                "ring",
                "site-down",
                "--publish",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(ring.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(ring.waitFor()).as(said).isZero();
    soon(() ->
        get("/fr/").contains("Le site ne s'ouvre pas.")
            || get("/fr/").contains("Le site ne s&#39;ouvre pas."));
    return since(start);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String get(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(tocsin.address() + path.substring(1))).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void soon(BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
