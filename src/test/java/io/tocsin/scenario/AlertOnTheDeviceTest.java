package io.tocsin.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Opening;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert outside the newsroom's pages, on the screen of the device itself. */
class AlertOnTheDeviceTest {

  private static final Path PICTURES = Path.of("target", "screenshots", "device");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String SHOWN =
      "async () => (await (await navigator.serviceWorker.ready).getNotifications())"
          + ".map(note => ({title: note.title, tag: note.tag, path: note.data.path}))";

  @TempDir Path folder;
  private Tocsin tocsin;
  private Chromium chromium;
  private BrowserContext phone;
  private Page page;

  @BeforeEach
  void open() throws IOException {
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
            services:
              - id: mail
                name: {fr: La messagerie, en: E-mail}
                kind: mail
                operator: Exemple
                components: [{id: receive, name: {fr: Recevoir, en: Receive}}]
            team:
              people:
                - {id: anne, name: Anne, role: {fr: Communication, en: Communication}, email: anne@exemple.example}
            """
                .formatted(port));
    ConfigurationFile.Answer.Read read =
        (ConfigurationFile.Answer.Read) ConfigurationFile.read(file);
    tocsin = Tocsin.start(Settings.of(read.catalog(), read.settings(), file).unwatched());
    chromium = Chromium.open();
  }

  @AfterEach
  void close() throws IOException {
    chromium.close();
    tocsin.close();
  }

  private void signIn(Browser.NewContextOptions options) {
    signIn(options, "");
  }

  /** A browser without a push service of its own is lent one by a script. */
  private void signIn(Browser.NewContextOptions options, String lent) {
    phone =
        chromium
            .browser()
            .newContext(options.setViewportSize(360, 740).setHasTouch(true).setLocale("fr"));
    phone.addInitScript(lent);
    page = phone.newPage();
    page.navigate(tocsin.firstSignInLink().orElseThrow().toString());
    page.fill("[name=name]", "Anne");
    page.fill("[name=password]", "une phrase assez longue");
    page.fill("[name=again]", "une phrase assez longue");
    page.tap("main button");
    page.waitForURL("**/console");
  }

  private void allowed() {
    signIn(new Browser.NewContextOptions().setPermissions(List.of("notifications")));
    assertThat(page.locator("[data-bell=on]")).isVisible();
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

  @SuppressWarnings("unchecked")
  private List<Map<String, String>> shown() {
    return (List<Map<String, String>>) page.evaluate(SHOWN);
  }

  private int devices() {
    return tocsin
        .pipeline()
        .state()
        .read(transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM device")
                .mapTo(Integer.class)
                .one());
  }

  /** Waits longer than the half minute after which a page looks by itself. */
  private void until(int many) {
    page.evaluate(
        "async (many) => { const there = await navigator.serviceWorker.ready; for (let i = 0; i <"
            + " 900 && (await there.getNotifications()).length !== many; i++) await new"
            + " Promise(soon => setTimeout(soon, 50)); }",
        many);
    assertThat(shown()).hasSize(many);
  }

  @Test
  void alertIsShownOutsideThePageOnceAndGoesWhenSomebodyTakesIt() {
    allowed();
    verdict();
    page.locator(".alarm a").waitFor();
    until(1);
    Map<String, String> note = shown().getFirst();
    assertThat(note.get("title")).contains("messagerie");
    assertThat(note.get("path")).isEqualTo("/console/alerts/" + note.get("tag"));
    Page other = phone.newPage();
    other.navigate(tocsin.address() + "console/playbooks");
    other.locator(".alarm a").waitFor();
    other.close();
    assertThat(shown()).hasSize(1);
    page.navigate(tocsin.address() + note.get("path").substring(1));
    page.locator("form[action$='/take'] button").tap();
    page.locator("form[action$='/give-back']").waitFor();
    until(0);
  }

  @Test
  void whoWavedItAwayIsNotShownTheSameRoundAgain() {
    allowed();
    verdict();
    until(1);
    page.evaluate(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).forEach(note"
            + " => note.close())");
    until(0);
    page.navigate(tocsin.address() + "console/playbooks");
    page.locator(".alarm a").waitFor();
    page.waitForResponse(answer -> answer.url().endsWith("/alerts.json"), page::reload);
    assertThat(shown()).isEmpty();
  }

  @Test
  void tapOnAnAlertLeadsToItsPageAndTakesNobodysTextAway() {
    signIn(new Browser.NewContextOptions().setBypassCSP(true));
    String alert = "/console/alerts/1";
    assertThat(led(alert, alert)).isEqualTo("focus /console/alerts/1");
    assertThat(led("/console/playbooks", alert)).isEqualTo("navigate /console/alerts/1, focus");
    assertThat(led("/console", alert)).isEqualTo("navigate /console/alerts/1, focus");
    assertThat(led("/console/incidents/1/statement", alert)).isEqualTo("open /console/alerts/1");
    assertThat(led("/fr/", alert)).isEqualTo("open /console/alerts/1");
    for (String elsewhere :
        List.of("https://elsewhere.example/", "//elsewhere.example/console", "/fr/", "/consoles")) {
      assertThat(led("/fr/", elsewhere)).isEqualTo("open /console");
    }
  }

  /** What the worker does with a tap while one page stands open. */
  private Object led(String open, String path) {
    return page.evaluate(
        """
        async ([open, path]) => {
          const done = [], short = href => href.replace(location.origin, "");
          const client = {
            url: new URL(open, location.origin).href,
            focus: async () => { done.push("focus" + (done.length ? "" : " " + short(client.url))); },
            navigate: async href => { done.push("navigate " + short(href)); return client; }
          };
          const clients = {
            matchAll: async () => [client],
            openWindow: async href => { done.push("open " + short(href)); }
          };
          const text = await (await fetch("/console/worker.js")).text();
          await new Function("addEventListener", "clients", text + "; return lead;")(() => {}, clients)(path);
          return done.join(", ");
        }
        """,
        List.of(open, path));
  }

  @Test
  void browserIsWokenWithItsPagesClosedToo() {
    allowed();
    page.evaluate("async () => { await navigator.serviceWorker.ready; }");
    page.navigate(tocsin.address() + "fr/");
    CDPSession tools = phone.newCDPSession(page);
    AtomicReference<String> registration = new AtomicReference<>();
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        event ->
            registration.set(
                event
                    .getAsJsonArray("registrations")
                    .get(0)
                    .getAsJsonObject()
                    .get("registrationId")
                    .getAsString()));
    tools.send("ServiceWorker.enable");
    page.waitForCondition(() -> registration.get() != null);
    JsonObject push = new JsonObject();
    push.addProperty("origin", tocsin.address().toString().replaceAll("/$", ""));
    push.addProperty("registrationId", registration.get());
    push.addProperty(
        "data", "{\"alert\":\"a-1\",\"round\":1,\"taken\":false,\"title\":\"La messagerie\"}");
    tools.send("ServiceWorker.deliverPushMessage", push);
    Object title =
        page.evaluate(
            "async () => { const there = await navigator.serviceWorker.getRegistration('/console');"
                + " for (let i = 0; i < 200; i++) { const note = (await"
                + " there.getNotifications({tag: 'a-1'}))[0]; if (note) return note.title + ' ' +"
                + " note.data.path; await new Promise(soon => setTimeout(soon, 50)); } }");
    assertThat(title).isEqualTo("La messagerie /console/alerts/a-1");
  }

  @Test
  void browserOfATeamMemberAsksToBeWokenAndIsLetGo() {
    String key =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    String stand =
        """
        (() => {
          const made = {
            endpoint: "https://fcm.googleapis.com/fcm/send/1",
            toJSON: () => ({endpoint: made.endpoint, keys: {p256dh: "KEY", auth: "BTBZMqHH6r4Tts7J_aSIgg"}}),
            unsubscribe: async () => { sessionStorage.removeItem("stand-in"); return true; }
          };
          PushManager.prototype.subscribe = async options => {
            if (options.applicationServerKey.length !== 87) throw new Error("no key");
            sessionStorage.setItem("stand-in", "1");
            return made;
          };
          PushManager.prototype.getSubscription = async () => sessionStorage.getItem("stand-in") ? made : null;
        })()
        """
            .replace("KEY", key);
    signIn(new Browser.NewContextOptions().setPermissions(List.of("notifications")), stand);
    assertThat(page.locator("[data-bell=woken] [role=status]"))
        .hasText("Les alertes réveillent cet appareil, même page fermée, jusqu'à la déconnexion.");
    assertThat(devices()).isEqualTo(1);
    page.locator("[data-do=off]").tap();
    assertThat(page.locator("[data-bell=off]")).isVisible();
    assertThat(devices()).isZero();
  }

  @Test
  void whoseSessionEndedIsTold() {
    allowed();
    phone.clearCookies();
    verdict();
    assertThat(page.locator(".alarm a")).containsText("plus connecté");
    until(1);
    assertThat(shown().getFirst().get("path")).isEqualTo("/console/sign-in");
  }

  @Test
  void officerTurnsItOffAndOnAgain() {
    allowed();
    page.navigate(tocsin.address() + "console/account");
    page.locator("[data-do=off]").tap();
    assertThat(page.locator("[data-bell=off]")).isVisible();
    verdict();
    page.locator(".alarm a").waitFor();
    assertThat(shown()).isEmpty();
    page.navigate(tocsin.address() + "console/playbooks");
    assertThat(page.locator("[data-bell=off]")).isVisible();
    page.locator("[data-do=on]").tap();
    assertThat(page.locator("[data-bell=on] [role=status]"))
        .hasText("Les alertes s'affichent sur cet appareil tant qu'une page d'ici est ouverte.");
    until(2);
    assertThat(shown()).anyMatch(note -> note.get("title").startsWith("Essai"));
  }

  @Test
  void whatHoldsIsSaidInWords() {
    signIn(new Browser.NewContextOptions().setBypassCSP(true));
    assertThat(page.locator("[data-bell=off]")).isVisible();
    judge("home-off");
    page.evaluate(
        "() => { Object.defineProperty(Notification, 'permission', {get: () => 'denied'}); }");
    page.locator("[data-do=on]").tap();
    assertThat(page.locator("[data-bell=refused]")).containsText("refuse");
    assertThat(page.locator("[data-do=on]")).isHidden();
    page.addInitScript("delete Navigator.prototype.serviceWorker");
    page.navigate(tocsin.address() + "console/account");
    assertThat(page.locator("[data-bell=unable]")).containsText("HTTPS");
    judge("account-unable");
    page.close();
    page = phone.newPage();
    page.navigate(tocsin.address() + "console/account");
    phone.grantPermissions(List.of("notifications"));
    assertThat(page.locator("[data-bell=on]")).isVisible();
    judge("account");
    page.navigate(tocsin.address() + "console");
    judge("home");
  }

  private void judge(String name) {
    for (int width : List.of(360, 1280)) {
      page.setViewportSize(width, 740);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String picture = name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : "-light");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(picture + " fits")
            .isEqualTo(true);
        assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
            .as(picture)
            .isEmpty();
      }
    }
    page.setViewportSize(360, 740);
  }
}
