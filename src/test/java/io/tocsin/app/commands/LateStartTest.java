package io.tocsin.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.app.Closers;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page stands whatever becomes of the database. */
class LateStartTest {

  @TempDir Path folder;
  private final Closers running = new Closers();
  private final StringWriter said = new StringWriter();
  private final HttpClient client = HttpClient.newHttpClient();
  private Settings settings;

  @BeforeEach
  void pageWasShownOnce() throws IOException {
    Path config = folder.resolve("tocsin.yaml");
    assertThat(TocsinCommand.run("init", "--config", config.toString())).isZero();
    PrintWriter err = new PrintWriter(said);
    Answer.Read read = Installation.read(config, err);
    settings =
        Starting.withPort(
            Settings.of(
                    read.catalog(),
                    Installation.override(read.settings(), 0, folder.resolve("data")),
                    config)
                .unwatched());
    Tocsin.start(settings).close();
  }

  @AfterEach
  void close() {
    running.close();
  }

  private Path state() {
    return folder.resolve("data/tocsin.db");
  }

  private LateStart open() throws IOException {
    PageDoor page = running.add("page", PageDoor.open(settings));
    PrintWriter writer = new PrintWriter(said);
    return new LateStart(settings, page, running, writer, writer);
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + settings.machine().server().port() + path);
    return client.send(
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept-Language", "en")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void assertThatThePageStandsAlone() throws IOException, InterruptedException {
    assertThat(ask("GET", "/fr/").statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/").body()).contains("<html lang=\"en\"");
    for (String path : new String[] {"/console", "/api/v1/reports", "/t/secret"}) {
      HttpResponse<String> reply = ask("POST", path);
      assertThat(reply.statusCode()).as(path).isEqualTo(503);
      assertThat(reply.headers().firstValue("Retry-After")).contains("15");
    }
  }

  @Test
  void corruptDatabaseLeavesThePageAndIsLeftAsItIs() throws Exception {
    byte[] good = Files.readAllBytes(state());
    byte[] bad = good.clone();
    System.arraycopy("not a database at all".getBytes(StandardCharsets.US_ASCII), 0, bad, 0, 21);
    Files.write(state(), bad);
    Files.deleteIfExists(folder.resolve("data/tocsin.db-wal"));
    LateStart late = open();
    late.begin();
    assertThatThePageStandsAlone();
    assertThat(said.toString()).contains("tocsin doctor", "The last page stays");
    assertThat(late.tryAgain()).isFalse();
    assertThat(Files.readAllBytes(state())).isEqualTo(bad);
    Files.write(state(), good);
    assertThat(late.tryAgain()).isTrue();
    assertThat(ask("GET", "/fr/").statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/console/sign-in").statusCode()).isLessThan(500);
  }

  @Test
  void missingDatabaseIsNotMadeAnewBehindThePage() throws Exception {
    Path away = Files.move(state(), folder.resolve("away.db"));
    LateStart late = open();
    late.begin();
    assertThatThePageStandsAlone();
    assertThat(said.toString()).contains("tocsin.db is missing", "backup");
    assertThat(state()).doesNotExist();
    Files.move(away, state());
    assertThat(late.tryAgain()).isTrue();
    assertThat(ask("POST", "/t/secret").statusCode()).isNotEqualTo(503);
  }

  @Test
  void withoutAPageThereIsNothingToStay() throws Exception {
    try (var files = Files.list(folder.resolve("data/site"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.write(state(), "not a database at all".repeat(100).getBytes(StandardCharsets.US_ASCII));
    LateStart late = open();
    assertThatThrownBy(late::begin)
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void pageAloneFollowsAFolderThatAnotherProcessWrites() throws Exception {
    running.add("page", PageDoor.following(settings));
    assertThatThePageStandsAlone();
  }
}
