package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tocsin.access.Account;
import io.tocsin.access.Role;
import io.tocsin.access.oidc.HonestProvider;
import io.tocsin.access.oidc.HonestProvider.Conduct;
import io.tocsin.access.oidc.ProviderSettings;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.app.IdentityProvider;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.yaml.OidcSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A newsroom, a provider of identities, a trap for errands to elsewhere, and people's browsers. */
final class ProviderStage implements AutoCloseable {

  static final URI BASE = URI.create("https://etat.example/");
  static final Duration PATIENCE = Duration.ofSeconds(5);

  final HonestProvider op;
  final NewsroomHouse house;
  private final IdentityProvider way;
  private final HttpServer trap;
  private final AtomicInteger trapped = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();

  ProviderStage(Path folder) throws IOException {
    AtomicReference<NewsroomHouse> there = new AtomicReference<>();
    op =
        new HonestProvider(
            () -> there.get().now(), BASE.resolve(Newsroom.PROVIDER_RETURN).toString());
    trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    trap.createContext(
        "/",
        exchange -> {
          trapped.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    trap.start();
    Path secret = Files.writeString(folder.resolve("secret"), HonestProvider.SECRET + "\n");
    way =
        IdentityProvider.open(
            new OidcSettings(
                "Exemple ID",
                URI.create(op.issuer()),
                HonestProvider.CLIENT,
                secret,
                List.of("profile"),
                List.of("169.254.169.254", "keys.invalid"),
                false,
                true,
                "groups",
                Map.of("tocsin-editors", "editor")),
            BASE);
    house =
        new NewsroomHouse(
            folder,
            Mode.OPERATOR,
            keys -> new ProviderSignIn(within(way.settings()), way.line(), keys));
    there.set(house);
  }

  private static ProviderSettings within(ProviderSettings all) {
    return new ProviderSettings(
        all.name(),
        all.issuer(),
        all.clientId(),
        all.secret(),
        all.redirect(),
        all.scopes(),
        all.hosts(),
        all.roles(),
        all.plainLoopback(),
        PATIENCE);
  }

  /** Honest again, and long enough after what was before that nothing is remembered. */
  void calm() {
    op.conduct = new Conduct();
    house.pass(Duration.ofHours(2));
    op.takeAsked();
    trapped.set(0);
  }

  Browser browser() {
    return new Browser(house.address());
  }

  String elsewhere() {
    return "http://127.0.0.1:" + trap.getAddress().getPort() + "/";
  }

  int trapped() {
    return trapped.get();
  }

  /** Presses the button; returns the page that leads away. */
  Browser.Page press(Browser browser) {
    Browser.Page page = browser.get(Newsroom.SIGN_IN);
    return browser.submit(page, Newsroom.SIGN_IN + "/provider", Map.of());
  }

  Browser.Page pressInvited(Browser browser, String link) {
    return browser.submit(browser.get(link), link + "/provider", Map.of());
  }

  /** Where the page leads. */
  static URI leads(Browser.Page leaving) {
    assertThat(leaving.status()).as(leaving.text()).isEqualTo(200);
    return URI.create(leaving.document().select("main a[rel=noreferrer]").attr("href"));
  }

  /** The provider's answer to the browser: where it sends it. */
  String agreed(URI there) {
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
      String back = answer.headers().firstValue("Location").orElseThrow();
      assertThat(back).startsWith(BASE.toString());
      return back.substring(BASE.toString().length() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sets out and is sent back, but has not arrived. */
  String wayBack(Browser browser) {
    return agreed(leads(press(browser)));
  }

  /** The whole sign-in. */
  Browser.Page whole(Browser browser) {
    return browser.get(wayBack(browser));
  }

  Browser.Page wholeInvited(Browser browser, String link) {
    return browser.get(agreed(leads(pressInvited(browser, link))));
  }

  String invitation(Role role) {
    return Newsroom.pathOf(house.accounts.invite(role));
  }

  List<Account> people() {
    return house.accounts.all();
  }

  List<AuditEntry> audit() {
    return house.database.read(transaction -> new AuditLog(() -> "").newest(transaction, null));
  }

  static boolean isIn(Browser browser) {
    return browser.cookies().keySet().stream().anyMatch(name -> name.contains("tocsin_session"));
  }

  @Override
  public void close() {
    op.close();
    house.close();
    way.close();
    trap.stop(0);
    client.close();
  }
}
