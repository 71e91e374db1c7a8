package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;
  private final AtomicLong ids = new AtomicLong();
  private Pipeline pipeline;

  @BeforeEach
  void open() throws IOException {
    pipeline = open(folder);
    Catalog catalog = exampleCatalog();
    pipeline.journal().broadcast(new LiveCatalog(catalog).signal(id(), NOON)).join();
    pipeline.drain();
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void threeFailuresInARowReachThePageInBothLanguages() {
    assertThat(page("/fr/")).doesNotContain("incident/");
    for (int minute = 1; minute <= 3; minute++) {
      append(probe(ProbeReason.FORBIDDEN_WORD_FOUND, minute));
      tick(minute);
    }
    pipeline.drain();
    assertThat(page("/fr/")).contains("/fr/incident/");
    assertThat(page("/en/")).contains("/en/incident/");
  }

  @Test
  void lastPageIsThereAgainAfterARestart() throws IOException {
    for (int minute = 1; minute <= 3; minute++) {
      append(probe(ProbeReason.TIMED_OUT, minute));
    }
    pipeline.drain();
    long before = pipeline.statusPage().generation();
    pipeline.close();
    pipeline = open(folder);
    assertThat(pipeline.statusPage().generation()).isEqualTo(before);
    assertThat(page("/fr/")).contains("/fr/incident/");
  }

  private Pipeline open(Path where) throws IOException {
    return Pipeline.open(
        new Pipeline.Parts(
            new Storage.Sqlite(where),
            where.resolve("site"),
            new LiveCatalog(exampleCatalog()),
            new Snapshots.Address(URI.create("http://127.0.0.1:8080/"), null),
            new Keys(new byte[32]),
            ReportLimits.USUAL,
            clock,
            this::id,
            Runnable::run));
  }

  private String id() {
    return "id-%06d".formatted(ids.incrementAndGet());
  }

  private void append(Signal signal) {
    pipeline.journal().append(signal, null).join();
  }

  private void tick(int minute) {
    now.set(NOON.plus(Duration.ofMinutes(minute)));
    pipeline.journal().broadcast(new Tick(id(), now.get())).join();
  }

  private ProbeResult probe(ProbeReason reason, int minute) {
    Instant at = NOON.plus(Duration.ofMinutes(minute));
    now.set(at);
    return new ProbeResult(
        id(),
        at,
        "mail",
        "sign-in",
        "webmail-page",
        Set.of(),
        reason,
        Duration.ofMillis(90),
        "",
        "local");
  }

  private String page(String path) {
    PublicFile file = Objects.requireNonNull(pipeline.statusPage().look(path), path);
    PublicFile.Variant plain =
        file.variants().stream()
            .filter(variant -> variant.encoding() == PublicFile.Encoding.IDENTITY)
            .findFirst()
            .orElseThrow();
    try {
      return new String(
          switch (plain.bytes()) {
            case PublicFile.Bytes.Hot hot -> hot.bytes();
            case PublicFile.Bytes.Cold cold -> Files.readAllBytes(cold.file());
          },
          StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Catalog exampleCatalog() {
    try (InputStream example =
        Objects.requireNonNull(PipelineTest.class.getResourceAsStream("/init/tocsin.yaml"))) {
      return switch (ConfigurationFile.read("tocsin.yaml", example.readAllBytes(), Path.of(""))) {
        case ConfigurationFile.Answer.Read read -> read.catalog();
        case ConfigurationFile.Answer.Refused refused ->
            throw new AssertionError(refused.faults().toString());
      };
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
