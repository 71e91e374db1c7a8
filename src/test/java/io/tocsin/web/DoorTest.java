package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door with a small house behind it, asked over real connections. */
@ParameterizedClass(name = "io_uring {0}")
@ValueSource(booleans = {false, true})
class DoorTest {

  @Parameter boolean ring;
  private static final Permission ALL = new Permission.Everybody();
  private static final Limits HASTY =
      new Limits(
          16 * 1024,
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(800),
          Duration.ofSeconds(5),
          8,
          4,
          4,
          Duration.ofMinutes(15),
          Duration.ofSeconds(4));
  private static CountDownLatch letGo = new CountDownLatch(1);
  private static CompletableFuture<Boolean> slowOneIn = new CompletableFuture<>();

  private static Engine engine;
  private static HttpDoor door;

  @BeforeParameterizedClassInvocation
  static void open(boolean ring) {
    letGo = new CountDownLatch(1);
    slowOneIn = new CompletableFuture<>();
    engine = Engine.start(ring ? Ring.ALWAYS : Ring.NEVER);
    door = HttpDoor.open(engine, settings(Limits.USUAL, Proxies.NONE), house());
  }

  @AfterParameterizedClassInvocation
  static void close() {
    door.close();
    engine.close();
  }

  private static DoorSettings settings(Limits limits, Proxies proxies) {
    return new DoorSettings(DoorSettings.LOOPBACK, 0, proxies, limits, SecurityHeaders.STRICT);
  }

  private static HttpDoor.House house() {
    Routes routes =
        new Routes(
            List.of(
                Route.get(
                    "/{lang}/word",
                    ALL,
                    request -> Reply.text(200, "word in " + request.parameter("lang"))),
                Route.post("/echo", ALL, request -> Reply.of(200, "text/plain", request.body())),
                Route.get(
                    "/who", ALL, request -> Reply.text(200, request.client().getHostAddress())),
                Route.get(
                    "/broken",
                    ALL,
                    request -> {
                      throw new IllegalStateException("on purpose");
                    }),
                Route.get("/slow", ALL, request -> slow()),
                Route.get(
                    "/secret",
                    new Permission.Bearer("x:read"),
                    request -> Reply.text(200, "secret")),
                Route.post(
                    "/form",
                    ALL,
                    request -> Reply.text(200, request.form().first("name").orElse("-")))));
    return new HttpDoor.House(
        routes, Guard.closed(), Problems.load(List.of("fr", "en")), null, null);
  }

  private static Reply slow() {
    slowOneIn.complete(true);
    try {
      assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.text(200, "done");
  }

  private static Wire.Heard get(String path, String... headers) {
    return Wire.get(door.port(), path, headers);
  }

  @Test
  void routeAnswersWithItsParameter() {
    Wire.Heard heard = get("/fr/word");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.text()).isEqualTo("word in fr");
  }

  @Test
  void everyAnswerForbidsScriptsFromElsewhere() {
    for (String path : List.of("/fr/word", "/nothing", "/broken", "/secret")) {
      Wire.Heard heard = get(path);
      assertThat(heard.header("Content-Security-Policy"))
          .isPresent()
          .get()
          .asString()
          .contains(
              "default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'");
      assertThat(heard.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(heard.header("Referrer-Policy")).isPresent();
      assertThat(heard.header("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(heard.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void headIsGetWithoutTheBody() {
    try (Wire wire = new Wire(door.port())) {
      wire.say("HEAD /fr/word HTTP/1.1\r\nHost: x\r\n\r\n");
      String head = wire.until("\r\n\r\n");
      assertThat(head).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 10");
      wire.say("GET /fr/word HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(wire.hear().text()).isEqualTo("word in fr");
    }
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    Wire.Heard heard = Wire.ask(door.port(), "DELETE /fr/word HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(heard.status()).isEqualTo(405);
    assertThat(heard.header("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(Wire.ask(door.port(), "OPTIONS /echo HTTP/1.1\r\nHost: x\r\n\r\n").header("Allow"))
        .contains("POST, OPTIONS");
    assertThat(Wire.ask(door.port(), "BREW /fr/word HTTP/1.1\r\nHost: x\r\n\r\n").status())
        .isEqualTo(501);
  }

  @Test
  void machinesGetProblemsAndPeopleGetPagesInTheirLanguage() {
    Wire.Heard problem = get("/api/nothing", "Accept-Language: en", "Accept: text/html");
    assertThat(problem.header("Content-Type")).contains("application/problem+json");
    assertThat(problem.text()).contains("Nothing here", "\"status\":404");
    Wire.Heard page = get("/nothing", "Accept-Language: fr-CA, en;q=0.5", "Accept: text/html,*/*");
    assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.text()).contains("lang=\"fr\"", "Rien à cette adresse");
  }

  @Test
  void bugIsNotedAndTheAskerIsToldNoMore() {
    Wire.Heard heard = get("/broken");
    assertThat(heard.status()).isEqualTo(500);
    assertThat(heard.text()).doesNotContain("on purpose", "IllegalState");
  }

  @Test
  void routeWithAPermissionRefusesStrangers() {
    Wire.Heard heard = get("/secret", "Authorization: Bearer tcn_anything");
    assertThat(heard.status()).isEqualTo(401);
    assertThat(heard.header("WWW-Authenticate")).isPresent();
    assertThat(heard.text()).doesNotContain("secret\"");
  }

  @Test
  void bodyAsLargeAsAllowedPassesAndOneByteMoreDoesNot() {
    byte[] most = new byte[Route.SMALL_BODY];
    byte[] more = new byte[Route.SMALL_BODY + 1];
    assertThat(Wire.post(door.port(), "/echo", "text/plain", most).body()).hasSize(most.length);
    assertThat(Wire.post(door.port(), "/echo", "text/plain", more).status()).isEqualTo(413);
  }

  @Test
  void chunkedBodyIsCountedToo() {
    String head = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(Wire.ask(door.port(), head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").text())
        .isEqualTo("abcde");
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    try (Wire wire = new Wire(door.port())) {
      wire.say(head + chunk.repeat(5));
      assertThat(wire.hear().status()).isEqualTo(413);
      assertThat(wire.isHungUp()).isTrue();
    }
  }

  @Test
  void refusedBodyIsHeardOutSoThatTheRefusalArrives() throws Exception {
    byte[] tooMuch = new byte[600_000];
    String head =
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + tooMuch.length + "\r\n\r\n";
    try (Wire wire = new Wire(door.port())) {
      wire.say(head);
      for (int sent = 0; sent < 6; sent++) {
        wire.say(Arrays.copyOf(tooMuch, 100_000));
        Thread.sleep(20);
      }
      Wire.Heard heard = wire.hear();
      assertThat(heard.status()).isEqualTo(413);
      assertThat(heard.header("Connection")).contains("close");
      assertThat(wire.isHungUp()).isTrue();
    }
  }

  @Test
  void refusedBodyWithoutEndIsCut() {
    String head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n";
    try (Wire wire = new Wire(door.port())) {
      wire.say(head);
      byte[] some = new byte[1 << 20];
      assertThatThrownBy(() -> IntStream.range(0, 100).forEach(sent -> wire.say(some)))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /who HTTP/1.1\r\n\r\n",
        "GET /who HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /who HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /who HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
        "GET /who HTTP/1.1\r\nHost: a\r\nX: b\u0000c\r\n\r\n",
        "GET /who HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n 4\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n x\r\n\r\n0\r\n\r\n",
        "GET who HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a/../who HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a%2fwho HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /who?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /who HTTP/1.1\nHost: a\n\n"
      })
  void requestThatTwoServersCouldReadDifferentlyIsRefusedAndTheLineCut(String request) {
    try (Wire wire = new Wire(door.port())) {
      wire.say(request);
      assertThat(wire.hear().status()).isEqualTo(400);
      assertThat(wire.isHungUp()).isTrue();
    }
  }

  @Test
  void headerThatIsTooLongIsRefused() {
    String long1 = "x".repeat(20_000);
    assertThat(get("/who", "X-Long: " + long1).status()).isEqualTo(431);
    assertThat(get("/" + long1).status()).isEqualTo(414);
  }

  @Test
  void brokenFormIsABadRequest() {
    byte[] broken = "name=%ff".getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.post(door.port(), "/form", MediaType.FORM, broken).status()).isEqualTo(400);
    byte[] nul = "name=a%00b".getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.post(door.port(), "/form", MediaType.FORM, nul).status()).isEqualTo(400);
    byte[] sound = "name=%C3%A9+t".getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.post(door.port(), "/form", MediaType.FORM, sound).text()).isEqualTo("é t");
  }

  @Test
  void forwardedAddressOfAStrangerChangesNothing() {
    assertThat(get("/who", "X-Forwarded-For: 203.0.113.9").text()).isEqualTo("127.0.0.1");
  }

  @Test
  void trustedProxyIsBelievedUpToTheFirstStranger() {
    Proxies proxies =
        new Proxies(
            List.of(
                Cidr.parse("127.0.0.0/8").orElseThrow(), Cidr.parse("10.0.0.0/8").orElseThrow()));
    try (HttpDoor behind = HttpDoor.open(engine, settings(Limits.USUAL, proxies), house())) {
      assertThat(
              Wire.get(behind.port(), "/who", "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.0.0.2")
                  .text())
          .isEqualTo("203.0.113.9");
      assertThat(Wire.get(behind.port(), "/who", "X-Forwarded-For: 6.6.6.6, nonsense").text())
          .isEqualTo("127.0.0.1");
      assertThat(
              Wire.get(
                      behind.port(),
                      "/who",
                      "X-Forwarded-For: 6.6.6.6",
                      "X-Forwarded-For: 2001:db8::7")
                  .text())
          .isEqualTo("2001:db8:0:0:0:0:0:7");
    }
  }

  @Test
  void slowHeaderSlowBodyAndIdleConnectionAreCut() {
    try (HttpDoor hasty = HttpDoor.open(engine, settings(HASTY, Proxies.NONE), house());
        Wire silent = new Wire(hasty.port());
        Wire drop = new Wire(hasty.port());
        Wire half = new Wire(hasty.port());
        Wire idle = new Wire(hasty.port())) {
      drop.say("GET /who HTTP/1.1\r\nX-");
      half.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
      idle.say("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(idle.hear().status()).isEqualTo(200);
      assertThat(List.of(silent, drop, half, idle)).allMatch(Wire::isHungUp);
    }
  }

  @Test
  void oneAddressHoldsOnlySoManyConnections() {
    try (HttpDoor hasty = HttpDoor.open(engine, settings(HASTY, Proxies.NONE), house())) {
      List<Wire> wires = IntStream.range(0, 9).mapToObj(i -> new Wire(hasty.port())).toList();
      wires.forEach(wire -> wire.say("GET /who HTTP/1.1\r\nHost: x\r\n\r\n"));
      assertThat(wires.stream().filter(wire -> wire.hear().status() != 0)).hasSize(8);
      wires.forEach(Wire::close);
    }
  }

  @Test
  void closingLetsRunningRequestsFinish() {
    HttpDoor closing = HttpDoor.open(engine, settings(Limits.USUAL, Proxies.NONE), house());
    try (Wire wire = new Wire(closing.port())) {
      wire.say("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(slowOneIn.orTimeout(5, TimeUnit.SECONDS).join()).isTrue();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
      letGo.countDown();
      assertThat(wire.hear().text()).isEqualTo("done");
      assertThat(wire.isHungUp()).isTrue();
      assertThat(closed.orTimeout(5, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(5));
    }
  }
}
