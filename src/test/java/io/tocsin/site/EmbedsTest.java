package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The current word on pages of others, in a browser and without one. */
class EmbedsTest {

  private static final int MOST_BYTES = 4096;

  @TempDir Path folder;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private JsonNode now(PublicSnapshot snapshot, String language) {
    SiteFile file = files(snapshot).get("/" + language + "/embed/now.json");
    return JsonMapper.shared().readTree(file.text());
  }

  @Test
  void scriptsFitIntoFourKilobytes() {
    for (String path : List.of("/embed/banner.js", "/embed/script.js", "/se-v2.js")) {
      SiteFile file = files(Samples.calm()).get(path);
      assertThat(Packing.gzip(file.body())).hasSizeLessThanOrEqualTo(MOST_BYTES);
      assertThat(Packing.brotli(file.body())).hasSizeLessThanOrEqualTo(MOST_BYTES);
      assertThat(file.text()).doesNotContain("innerHTML", "cookie", "localStorage", "eval(");
      assertThat(file.headers()).containsEntry("cross-origin-resource-policy", "cross-origin");
    }
  }

  @Test
  void jsonSaysTheWordAndWhenTheNextOneComes() {
    JsonNode word = now(Samples.acknowledged(), "en");
    assertThat(word.get("shown").asBoolean()).isTrue();
    assertThat(word.get("light").asString()).isEqualTo("out");
    assertThat(word.get("sentence").asString())
        .startsWith("“Receiving messages” has not worked for");
    assertThat(word.get("eta").asString()).isEqualTo("2026-03-03T18:20:00Z");
    assertThat(word.get("url").asString())
        .isEqualTo("https://etat.exemple.example/en/incident/i-0303");
    assertThat(now(Samples.calm(), "fr").get("shown").asBoolean()).isFalse();
    assertThat(now(Samples.unknown(), "fr").get("shown").asBoolean()).isFalse();
    assertThat(now(Samples.overrun(), "fr").get("shown").asBoolean()).isTrue();
  }

  @Test
  void fragmentIsNothingWhileAllIsWellAndTextElse() {
    assertThat(files(Samples.calm()).get("/fr/embed/fragment.html").body()).isEmpty();
    String hostile = "<script>alert(1)</script>";
    Document fragment =
        Jsoup.parse(files(Samples.hostile(hostile)).get("/fr/embed/fragment.html").text());
    assertThat(fragment.select("script")).isEmpty();
    assertThat(fragment.select("aside[role=status] p").text()).contains(hostile);
  }

  @Test
  void mailServersAreToldOnlyWhatIsConfirmedAboutMail() {
    assertThat(files(Samples.calm()).get("/sender-notice.txt").body()).isEmpty();
    assertThat(files(Samples.suspected(Mode.OBSERVER)).get("/sender-notice.txt").body()).isEmpty();
    String notice = files(Samples.acknowledged()).get("/fr/sender-notice.txt").text();
    assertThat(notice)
        .startsWith("Messagerie : les messages arrivent mal depuis")
        .contains("Joignez votre correspondant autrement.")
        .hasSizeLessThanOrEqualTo(201)
        .matches("[ -~]+\n");
  }

  @Test
  void pageForASiteThatIsDownCarriesTheWordAndRefersToItself() {
    Document down = Jsoup.parse(files(Samples.acknowledged()).get("/fr/503.html").text());
    assertThat(down.select("h1").text()).contains("ne marche pas");
    assertThat(down.select("p").eachText())
        .extracting(text -> text.replace('\u00a0', ' '))
        .startsWith(
            "Fin prévue mardi 3 mars à 19 h 20, d’abord annoncée pour mardi 3 mars à 12 h.",
            "Ce site est momentanément indisponible.");
    assertThat(down.select("script, img, link")).isEmpty();
    assertThat(Jsoup.parse(files(Samples.calm()).get("/en/503.html").text()).text())
        .contains("We do not know why yet");
  }

  /** A page of somebody else under the strictest policy that still names the status page. */
  private static HttpServer host(String policy, String body) throws IOException {
    HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] html =
        ("<!doctype html><html lang=fr><meta charset=utf-8><title>Hôte</title>" + body)
            .getBytes(StandardCharsets.UTF_8);
    host.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.getResponseHeaders().set("Content-Security-Policy", policy);
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    host.start();
    return host;
  }

  private static String strict(Served served) {
    String site = served.at("");
    return "default-src 'none'; script-src "
        + site
        + "; connect-src "
        + site
        + "; frame-src "
        + site
        + "; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  }

  private static String address(HttpServer host) {
    return "http://127.0.0.1:" + host.getAddress().getPort() + "/";
  }

  /** A page, and every complaint it makes. */
  private static Page watched(BrowserContext context, List<String> complaints) {
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  @Test
  void bannerStandsOnAStrictPageWithoutTouchingIt() throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Served served = new Served(folder, Samples.hostile("<img src=x onerror=alert(1)>"));
        Chromium chromium = Chromium.open()) {
      HttpServer host =
          host(
              strict(served),
              "<h1>Accueil</h1><script src='" + served.at("/embed/banner.js") + "'></script>");
      BrowserContext context = chromium.browser().newContext();
      Page page = watched(context, complaints);
      page.navigate(address(host));
      Locator word = page.locator("aside .word");
      word.waitFor();
      assertThat(word.textContent()).contains("<img src=x onerror=alert(1)>");
      assertThat(page.locator("aside").getAttribute("role")).isEqualTo("status");
      assertThat(page.evaluate("document.body.firstElementChild.shadowRoot !== null"))
          .isEqualTo(true);
      assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
          .isEqualTo("rgb(0, 0, 0)");
      assertThat(
              page.evaluate(
                  "getComputedStyle(document.body.firstElementChild.shadowRoot"
                      + ".querySelector('aside')).borderLeftWidth"))
          .as("its own style holds although the host allows none")
          .isEqualTo("6px");
      assertThat(context.cookies()).isEmpty();
      assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      host.stop(0);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void bannerIsNothingWhileAllIsWell() throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Served served = new Served(folder, Samples.calm());
        Chromium chromium = Chromium.open()) {
      HttpServer host =
          host(
              strict(served),
              "<h1>Accueil</h1><script src='" + served.at("/embed/banner.js") + "'></script>");
      Page page = watched(chromium.browser().newContext(), complaints);
      page.waitForResponse("**/embed/now.json", () -> page.navigate(address(host)));
      page.waitForFunction(
          "performance.getEntriesByType('resource').some(e => e.name.endsWith('now.json') && e.responseEnd)");
      assertThat(page.evaluate("document.body.children.length")).isEqualTo(2);
      host.stop(0);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void bannerSaysItsAgeWhenTheStatusPageIsOutOfReach() throws IOException {
    try (Served served = new Served(folder, Samples.suspected(Mode.OPERATOR));
        Chromium chromium = Chromium.open()) {
      HttpServer host =
          host(
              strict(served),
              "<div id=place></div><script data-lang=en data-into='#place' src='"
                  + served.at("/embed/banner.js")
                  + "'></script>");
      Page page = chromium.browser().newPage();
      page.clock().install();
      page.navigate(address(host));
      page.locator("#place aside .word").waitFor();
      served.shut();
      page.clock().fastForward(70_000);
      Locator age = page.locator("#place aside .age");
      age.getByText("The status page does not answer").waitFor();
      assertThat(age.last().textContent()).matches(".*(ago|in \\d+ days|in \\d+ hours).*");
      host.stop(0);
    }
  }

  @Test
  void frameMayBeFramedByAnybodyAndOtherPagesByNobody() throws IOException {
    try (Served served = new Served(folder, Samples.acknowledged());
        Chromium chromium = Chromium.open()) {
      assertThat(served.get("/fr/embed/frame").headers().map())
          .doesNotContainKey("x-frame-options");
      assertThat(served.get("/fr/").headers().firstValue("X-Frame-Options")).hasValue("DENY");
      HttpServer host =
          host(strict(served), "<iframe src='" + served.at("/en/embed/frame") + "'></iframe>");
      Page page = chromium.browser().newPage();
      page.navigate(address(host));
      Locator body = page.frameLocator("iframe").locator("body");
      body.getByText("has not worked for").waitFor();
      assertThat(body.getAttribute("class")).isEqualTo("out");
      assertThat(body.evaluate("body => getComputedStyle(body).borderLeftWidth")).isEqualTo("6px");
      host.stop(0);
    }
  }

  @Test
  void pagesMadeForStatuspageFindTheirObjectAndTheirBanner() throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Served served = new Served(folder, Samples.acknowledged());
        Chromium chromium = Chromium.open()) {
      HttpServer host =
          host(
              strict(served),
              "<h1>x</h1><script src='"
                  + served.at("/se-v2.js")
                  + "'></script><script src='"
                  + served.at("/embed/script.js")
                  + "'></script>");
      Browser browser = chromium.browser();
      Page page = watched(browser.newContext(), complaints);
      page.navigate(address(host));
      assertThat(
              page.evaluate(
                  """
                  async () => {
                    const sp = new StatusPage.page({page: 'abcdef'});
                    const ask = (name, options) => new Promise((success, error) =>
                      sp[name]({...options, success, error}));
                    return [
                      (await ask('summary')).status.indicator,
                      (await ask('status')).status.indicator,
                      (await ask('components')).components.length,
                      (await ask('incidents')).incidents.length,
                      (await ask('incidents', {filter: 'unresolved'})).incidents.length,
                      (await ask('scheduled_maintenances', {filter: 'active'}))
                        .scheduled_maintenances.length,
                    ].join(' ');
                  }
                  """))
          .isEqualTo("major major 4 2 1 0");
      Locator floating = page.locator("aside.floating");
      floating.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
      assertThat(floating.evaluate("box => getComputedStyle(box).position")).isEqualTo("fixed");
      host.stop(0);
    }
    assertThat(complaints).isEmpty();
  }
}
