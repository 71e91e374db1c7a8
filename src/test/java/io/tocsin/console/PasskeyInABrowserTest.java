package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.tocsin.catalog.Mode;
import io.tocsin.web.Chromium;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys as a real browser makes them, and the door before them. */
class PasskeyInABrowserTest {

  @TempDir Path folder;
  private NewsroomHouse house;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String at(String path) {
    return house.localhost() + path;
  }

  @Test
  void passkeyIsMadeLetsInWithoutTypingAndIsRemoved() {
    try (Chromium chromium = Chromium.open();
        BrowserContext context =
            chromium
                .browser()
                .newContext(
                    new com.microsoft.playwright.Browser.NewContextOptions()
                        .setReducedMotion(ReducedMotion.REDUCE))) {
      Page page = context.newPage();
      page.setViewportSize(360, 800);
      putADeviceInto(context, page);
      join(page);
      page.navigate(at("/console/account"));
      page.fill("#passkey-name", "Telephone");
      page.click("[data-passkey] button");
      page.waitForSelector("#passkeys .rows b");
      assertThat(page.textContent("#passkeys .rows b")).isEqualTo("Telephone");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      signOut(page);
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.click("[data-passkey] button");
      page.waitForURL(at("/console"));
      page.navigate(at("/console/account"));
      assertThat(page.textContent("#sessions")).containsAnyOf("passkey", "clé d’accès");
      page.click("form[action$=remove] button");
      page.waitForSelector("#passkeys:not(:has(.rows))");
      signOut(page);
      page.click("[data-passkey] button");
      page.waitForSelector("[data-passkey] [role=status]:not(:empty)");
      assertThat(page.url()).endsWith("/console/sign-in");
    }
  }

  private static void putADeviceInto(BrowserContext context, Page page) {
    CDPSession devices = context.newCDPSession(page);
    devices.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject device = new JsonObject();
    device.add("options", options);
    devices.send("WebAuthn.addVirtualAuthenticator", device);
  }

  private void join(Page page) {
    page.navigate(at(Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow())));
    page.fill("[name=name]", "Alice");
    page.fill("[name=password]", NewsroomHouse.PASSWORD);
    page.fill("[name=again]", NewsroomHouse.PASSWORD);
    page.click("main button");
    page.waitForURL(at("/console"));
  }

  private void signOut(Page page) {
    page.click("form[action='/console/sign-out'] button");
    page.waitForURL(at("/console/sign-in"));
  }

  /** One way to come to the wrong window of the door. */
  private record Knock(
      int status, String method, String path, String type, String site, String body) {}

  @Test
  void doorOfPasskeysTakesJsonFromOwnPagesAloneAndAnswersStrangersAlike() throws Exception {
    String in = "/console/sign-in/passkey";
    String keys = "/console/account/passkeys";
    String json = "application/json";
    String form = "application/x-www-form-urlencoded";
    List<Knock> knocks =
        List.of(
            new Knock(405, "GET", in, json, "same-origin", ""),
            new Knock(405, "PUT", in, json, "same-origin", "{}"),
            new Knock(405, "DELETE", in, json, "same-origin", ""),
            new Knock(405, "GET", in + "/options", json, "same-origin", ""),
            new Knock(415, "POST", in, form, "same-origin", "{}"),
            new Knock(415, "POST", in, "text/plain", "same-origin", "{}"),
            new Knock(415, "POST", in + "/options", form, "same-origin", "{}"),
            new Knock(403, "POST", in, json, "cross-site", "{}"),
            new Knock(403, "POST", in, json, "same-site", "{}"),
            new Knock(403, "POST", in + "/options", json, "cross-site", "{}"),
            new Knock(413, "POST", in, json, "same-origin", "x".repeat(20_000)),
            new Knock(401, "POST", keys, json, "same-origin", "{}"),
            new Knock(401, "POST", keys + "/options", json, "same-origin", "{}"),
            new Knock(401, "POST", keys + "/x/remove", form, "same-origin", ""),
            new Knock(422, "POST", in, json, "same-origin", "{}"),
            new Knock(422, "POST", in, json, "same-origin", "not JSON"));
    Set<String> refusals = new HashSet<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Knock knock : knocks) {
        HttpResponse<String> heard = client.send(request(knock), ofString());
        assertThat(heard.statusCode()).as(knock.toString()).isEqualTo(knock.status());
        assertThat(heard.headers().allValues("Set-Cookie")).as(knock.toString()).isEmpty();
        if (knock.status() == 422) {
          refusals.add(heard.body());
        }
      }
    }
    assertThat(refusals).containsExactly("{\"refused\":true}");
    System.out.println("passkeys: door, " + knocks.size() + " cases");
  }

  private static HttpResponse.BodyHandler<String> ofString() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpRequest request(Knock knock) {
    return HttpRequest.newBuilder(URI.create(house.address() + knock.path()))
        .header("Content-Type", knock.type())
        .header("Sec-Fetch-Site", knock.site())
        .method(knock.method(), HttpRequest.BodyPublishers.ofString(knock.body()))
        .build();
  }
}
