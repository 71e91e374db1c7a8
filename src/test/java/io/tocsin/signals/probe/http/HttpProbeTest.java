package io.tocsin.signals.probe.http;

import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static io.tocsin.signals.ProbeReason.FORBIDDEN_WORD_FOUND;
import static io.tocsin.signals.ProbeReason.REQUIRED_WORD_MISSING;
import static io.tocsin.signals.ProbeReason.TARGET_NOT_ALLOWED;
import static io.tocsin.signals.ProbeReason.TIMED_OUT;
import static io.tocsin.signals.ProbeReason.TOO_SLOW;
import static io.tocsin.signals.ProbeReason.WRONG_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.StatusRange;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.egress.EgressGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {

  /** Far more than an answer takes, even on a machine that is busy elsewhere. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PageFetcher fetcher = new PageFetcher("Tocsin test");
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private HttpServer site;

  @BeforeEach
  void openTheSite() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext(
        "/ok", exchange -> answer(exchange, 200, "<h1>Mon compte</h1><form>Se connecter</form>"));
    site.createContext(
        "/maintenance", exchange -> answer(exchange, 200, "<h1>Site en MAINTENANCE</h1>"));
    site.createContext("/latin", this::answerInLatin1);
    site.createContext("/broken", exchange -> answer(exchange, 503, "down"));
    site.createContext("/moved", this::redirect);
    site.createContext("/endless", this::neverAnswer);
    site.start();
  }

  @AfterEach
  void closeTheSite() {
    testIsOver.countDown();
    site.stop(0);
    fetcher.close();
  }

  @Test
  void pageWithItsWordsWorks() throws InterruptedException {
    assertThat(ask("/ok").reason()).isEqualTo(AS_EXPECTED);
  }

  @Test
  void maintenancePageFailsAlthoughItAnswers200() throws InterruptedException {
    Observation seen = ask("/maintenance");
    assertThat(seen.reason()).isEqualTo(FORBIDDEN_WORD_FOUND);
    assertThat(seen.detail()).contains("200").contains("maintenance");
  }

  @Test
  void wordsAreReadInThePagesOwnCharset() throws InterruptedException {
    assertThat(ask("/latin").reason()).isEqualTo(AS_EXPECTED);
  }

  @Test
  void errorStatusFails() throws InterruptedException {
    assertThat(ask("/broken").reason()).isEqualTo(WRONG_STATUS);
  }

  @Test
  void redirectIsNotFollowed() throws InterruptedException {
    assertThat(ask("/moved").reason()).isEqualTo(WRONG_STATUS);
  }

  @Test
  void pageWithoutTheLoginFormFails() throws InterruptedException {
    assertThat(ask(spec("/ok", List.of("Identifiant"), PATIENCE)).reason())
        .isEqualTo(REQUIRED_WORD_MISSING);
  }

  @Test
  void pageThatLoadsForEverTimesOut() throws InterruptedException {
    HttpProbeSpec hasty =
        spec("/endless", List.of("Se connecter"), Duration.ofMillis(200), Duration.ofMillis(300));
    Observation seen = ask(hasty);
    assertThat(seen.reason()).isEqualTo(TIMED_OUT);
    assertThat(seen.latency()).isLessThan(PATIENCE);
  }

  @Test
  void slowPageIsTooSlow() throws InterruptedException {
    assertThat(ask(spec("/ok", List.of(), Duration.ofNanos(1))).reason()).isEqualTo(TOO_SLOW);
  }

  @Test
  void closedPortIsRefused() throws InterruptedException {
    HttpProbeSpec before = spec("/ok", List.of(), PATIENCE);
    site.stop(0);
    assertThat(ask(before).reason()).isEqualTo(CONNECTION_REFUSED);
  }

  @Test
  void privateTargetWithoutTheConfigurationsWordIsNotAsked() throws InterruptedException {
    HttpProbeSpec strict = HttpProbeSpec.of("p", "account", address("/ok"));
    assertThat(ask(strict).reason()).isEqualTo(TARGET_NOT_ALLOWED);
  }

  private Observation ask(String path) throws InterruptedException {
    return ask(spec(path, List.of("Se connecter"), PATIENCE));
  }

  private Observation ask(HttpProbeSpec spec) throws InterruptedException {
    return new HttpProbe(spec, new EgressGate(), fetcher).ask();
  }

  private HttpProbeSpec spec(String path, List<String> required, Duration ceiling) {
    return spec(path, required, ceiling, PATIENCE.plusSeconds(1));
  }

  private HttpProbeSpec spec(
      String path, List<String> required, Duration ceiling, Duration timeout) {
    return new HttpProbeSpec(
        "p",
        "account",
        Set.of(),
        address(path),
        Duration.ofMinutes(1),
        timeout,
        ceiling,
        List.of(StatusRange.SUCCESS),
        required,
        List.of("maintenance", "indisponible"),
        3,
        5,
        true);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + site.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void answerInLatin1(HttpExchange exchange) throws IOException {
    byte[] bytes = "Espace privé : Se connecter".getBytes(StandardCharsets.ISO_8859_1);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=iso-8859-1");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "/ok");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void neverAnswer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      if (!testIsOver.await(20, TimeUnit.SECONDS)) {
        throw new IOException("nobody ended the test");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}
