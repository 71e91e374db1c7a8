package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody reads the mirror back as people do, and tells when they see something old. */
class MirrorCanaryTest {

  private static final Instant START = Instant.parse("2026-03-03T11:20:00Z");

  private ReadBack server;
  private long written = 7;
  private Instant now = START;

  @BeforeEach
  void mirrorIsServed() throws IOException {
    server = new ReadBack();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private MirrorCanary canary(boolean inside) {
    return server.canary(inside, () -> written, () -> now);
  }

  private static String generation(long number) {
    return "{\"generation\":%d,\"written\":\"2026-03-03T11:20:00Z\"}\n".formatted(number);
  }

  @Test
  void lagIsCountedFromTheFirstOldPageToTheFirstThatIsNot() {
    try (MirrorCanary canary = canary(true)) {
      server.answer = generation(7);
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
      server.answer = generation(9);
      canary.look();
      assertThat(canary.lag()).isZero();
      assertThat(canary.last().generation()).isEqualTo(9);
      assertThat(canary.isLate()).isFalse();
    }
  }

  @Test
  void whatIsNoGenerationIsNamed() {
    try (MirrorCanary canary = canary(true)) {
      server.answer = "<html>It works!</html>";
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("NOT_A_GENERATION");
      server.answer = generation(7) + "x".repeat(10_000);
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("TOO_LARGE");
      server.status = 302;
      server.answer = generation(7);
      canary.look();
      assertThat(canary.last().trouble()).as("redirects are not followed").isEqualTo("STATUS_302");
      server.close();
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("NO_CONNECTION");
      assertThat(canary.last().behindSince()).isEqualTo(START);
    }
  }

  @Test
  void privateAddressIsAskedOnlyIfTheOwnerSaysSo() {
    server.answer = generation(7);
    try (MirrorCanary canary = canary(false)) {
      canary.look();
      assertThat(canary.last().trouble()).isEqualTo("ADDRESS_NOT_ALLOWED");
    }
  }
}
