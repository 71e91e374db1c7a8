package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.WebErrand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody reads the mirror back as people do, and tells when they see something old. */
class MirrorCanaryTest {

  private static final Instant START = Instant.parse("2026-03-03T11:20:00Z");

  private HttpServer server;
  private String answer = "";
  private int status = 200;
  private long written = 7;
  private Instant now = START;

  @BeforeEach
  void mirrorIsServed() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/status/generation.json",
        exchange -> {
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/status/generation.json?again");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private MirrorCanary canary(boolean inside) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status/");
    WebErrand errand = new WebErrand(new EgressGate(), "Tocsin/test", inside);
    return new MirrorCanary(address, errand, () -> written, Duration.ofMinutes(5), () -> now);
  }

  private static String generation(long number) {
    return "{\"generation\":%d,\"written\":\"2026-03-03T11:20:00Z\"}\n".formatted(number);
  }

  @Test
  void lagIsCountedFromTheFirstOldPageToTheFirstThatIsNot() {
    try (MirrorCanary canary = canary(true)) {
      answer = generation(7);
      canary.look();
      assertThat(canary.last()).isEqualTo(new MirrorCanary.Look(7, "", null));
      written = 8;
      canary.look();
      now = START.plus(Duration.ofMinutes(4));
      canary.look();
      assertThat(canary.lag()).isEqualTo(Duration.ofMinutes(4));
      assertThat(canary.isLate()).isFalse();
      now = START.plus(Duration.ofMinutes(6));
      canary.look();
      assertThat(canary.isLate()).isTrue();
      answer = generation(9);
      canary.look();
      assertThat(canary.lag()).isZero();
      assertThat(canary.last().generation()).isEqualTo(9);
      assertThat(canary.isLate()).isFalse();
    }
  }

  @Test
  void whatIsNoGenerationIsNamed() {
    try (MirrorCanary canary = canary(true)) {
      answer = "<html>It works!</html>";
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("NOT_A_GENERATION");
      answer = generation(7) + "x".repeat(10_000);
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("TOO_LARGE");
      status = 302;
      answer = generation(7);
      canary.look();
      assertThat(canary.last().trouble()).as("redirects are not followed").isEqualTo("STATUS_302");
      server.stop(0);
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("NO_CONNECTION");
      assertThat(canary.last().behindSince()).isEqualTo(START);
    }
  }

  @Test
  void privateAddressIsAskedOnlyIfTheOwnerSaysSo() {
    answer = generation(7);
    try (MirrorCanary canary = canary(false)) {
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("ADDRESS_NOT_ALLOWED");
    }
  }
}
