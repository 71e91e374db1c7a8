package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public files and the event stream, asked over real connections. */
@ParameterizedClass(name = "io_uring {0}")
@ValueSource(booleans = {false, true})
class PublicSideTest {

  @Parameter boolean ring;
  private static final Limits FEW =
      new Limits(
          16 * 1024,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          50,
          50,
          3,
          Duration.ofMinutes(15),
          Duration.ofSeconds(4));

  @TempDir Path folder;
  private final EventStream events = new EventStream();
  private Engine engine;
  private HttpDoor door;

  @BeforeEach
  void open() throws IOException {
    engine = Engine.start(ring ? Ring.ALWAYS : Ring.NEVER);
    Path cold = Files.writeString(folder.resolve("cold"), "from the disk");
    Map<String, PublicFile> files =
        Map.of(
            "/fr/", page("bonjour"),
            "/en/", page("hello"),
            "/cold", cold(cold));
    PublicFiles site =
        new PublicFiles() {
          @Override
          public @Nullable PublicFile look(String path) {
            return files.get(path);
          }

          @Override
          public List<String> languages() {
            return List.of("fr", "en");
          }

          @Override
          public long generation() {
            return 1;
          }
        };
    door =
        HttpDoor.open(
            engine,
            new DoorSettings(DoorSettings.LOOPBACK, 0, Proxies.NONE, FEW, SecurityHeaders.STRICT),
            new HttpDoor.House(
                new Routes(List.of()),
                Guard.closed(),
                Problems.load(List.of("fr", "en")),
                site,
                events));
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private static PublicFile page(String text) {
    return new PublicFile(
        MediaType.HTML,
        "public, max-age=5, stale-while-revalidate=30, stale-if-error=86400",
        List.of(
            variant(PublicFile.Encoding.BROTLI, text + "-br"),
            variant(PublicFile.Encoding.ZSTD, text + "-zstd"),
            variant(PublicFile.Encoding.GZIP, text + "-gzip"),
            variant(PublicFile.Encoding.IDENTITY, text)),
        List.of());
  }

  private static PublicFile.Variant variant(PublicFile.Encoding encoding, String text) {
    return new PublicFile.Variant(
        encoding, text, new PublicFile.Bytes.Hot(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static PublicFile cold(Path file) throws IOException {
    return new PublicFile(
        MediaType.TEXT,
        "public",
        List.of(
            new PublicFile.Variant(
                PublicFile.Encoding.IDENTITY,
                "cold",
                new PublicFile.Bytes.Cold(file, Files.size(file)))),
        List.of());
  }

  private Wire.Heard get(String path, String... headers) {
    return Wire.get(door.port(), path, headers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd|br|bonjour-br",
        "gzip, deflate|gzip|bonjour-gzip",
        "br;q=0.5, gzip;q=0.9|gzip|bonjour-gzip",
        "br;q=0, *;q=0.5|zstd|bonjour-zstd",
        "identity|-|bonjour",
        "identity;q=0, nothing|-|bonjour",
        ";;;,,q=x|-|bonjour"
      })
  void bestEncodingIsSent(String accepted, String encoding, String body) {
    Wire.Heard heard = get("/fr/", "Accept-Encoding: " + accepted);
    assertThat(heard.text()).isEqualTo(body);
    assertThat(heard.header("Content-Encoding").orElse("-")).isEqualTo(encoding);
    assertThat(heard.header("Vary")).contains("Accept-Encoding");
    assertThat(heard.header("ETag")).contains('"' + body + '"');
    assertThat(heard.header("Cache-Control").orElse("")).contains("stale-if-error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bonjour\"|304",
        "W/\"bonjour\"|304",
        "\"old\", \"bonjour\"|304",
        "*|304",
        "\"bonjour-br\"|200",
        "bonjour|200"
      })
  void knownFileIsNotSentAgain(String known, int status) {
    Wire.Heard heard = get("/fr/", "If-None-Match: " + known);
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.header("ETag")).contains("\"bonjour\"");
    assertThat(heard.header("Content-Length").isPresent()).isEqualTo(status == 200);
  }

  @Test
  void rootIsThePageOfTheReadersLanguage() {
    Wire.Heard english = get("/", "Accept-Language: en-GB,en;q=0.9");
    assertThat(english.text()).isEqualTo("hello");
    assertThat(english.header("Content-Location")).contains("/en/");
    assertThat(english.header("Vary")).contains("Accept-Language, Accept-Encoding");
    assertThat(get("/", "Accept-Language: de").text()).isEqualTo("bonjour");
    assertThat(get("/").text()).isEqualTo("bonjour");
  }

  @Test
  void fileOnDiskIsSentAndNothingBesideIt() {
    assertThat(get("/cold").text()).isEqualTo("from the disk");
    assertThat(get("/cold/../../etc/passwd").status()).isEqualTo(400);
    assertThat(get("/nothing").status()).isEqualTo(404);
  }

  @Test
  void visitorsGetNoCookieAndMayNotPost() {
    assertThat(get("/fr/", "Cookie: a=b").header("Set-Cookie")).isEmpty();
    Wire.Heard heard = Wire.post(door.port(), "/fr/", MediaType.FORM, new byte[0]);
    assertThat(heard.status()).isEqualTo(405);
    assertThat(heard.header("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(Wire.post(door.port(), "/events", MediaType.FORM, new byte[0]).status())
        .isEqualTo(405);
  }

  private Wire listen(String... headers) {
    Wire wire = new Wire(door.port());
    String fields = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    wire.say("GET /events HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
    assertThat(wire.until("\r\n\r\n")).startsWith("HTTP/1.1 200").contains("text/event-stream");
    assertThat(wire.until("\n\n")).contains("retry: ");
    return wire;
  }

  @Test
  void openPagesHearOfANewSetWithinASecond() {
    List<Wire> pages = List.of(listen(), listen(), listen());
    assertThat(events.readers()).isEqualTo(3);
    long start = System.nanoTime();
    events.announce(7);
    for (Wire page : pages) {
      assertThat(page.until("}\n\n"))
          .contains("id: 7\nevent: generation\ndata: {\"generation\":7}");
    }
    assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(1).toNanos());
    events.announce(6);
    events.announce(8);
    assertThat(pages.getFirst().until("}\n\n")).contains("id: 8").doesNotContain("id: 6");
    pages.forEach(Wire::close);
  }

  @Test
  void eventIsAChunkForThoseWhoKnowChunksAndPlainForOthers() {
    try (Wire page = listen();
        Wire old = new Wire(door.port())) {
      old.say("GET /events HTTP/1.0\r\nHost: x\r\n\r\n");
      assertThat(old.until("\r\n\r\n")).startsWith("HTTP/1.0 200").doesNotContain("chunked");
      assertThat(old.until("\n\n")).startsWith("retry: ");
      String event = "id: 7\nevent: generation\ndata: {\"generation\":7}\n\n";
      events.announce(7);
      assertThat(page.until("}\n\n\r\n"))
          .isEqualTo("\r\n" + Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
      assertThat(old.until("}\n\n")).isEqualTo(event);
    }
  }

  @Test
  void lateComerHearsTheLatestUnlessItKnows() {
    events.announce(5);
    try (Wire late = listen()) {
      assertThat(late.until("}\n\n")).contains("id: 5");
    }
    try (Wire knows = listen("Last-Event-ID: 5")) {
      events.announce(6);
      assertThat(knows.until("}\n\n")).contains("id: 6").doesNotContain("id: 5");
    }
  }

  @Test
  void streamBeyondTheCapIsToldToComeBack() {
    List<Wire> pages = List.of(listen(), listen(), listen());
    Wire.Heard heard = get("/events");
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).isPresent();
    pages.forEach(Wire::close);
  }

  @Test
  void slowReaderIsDroppedAndOthersAreNot() {
    try (Wire slow = listen();
        Wire quick = listen()) {
      long generation = 0;
      while (events.readers() == 2 && generation < 1_000_000) {
        long from = generation;
        generation += 100;
        LongStream.rangeClosed(from + 1, generation).forEach(events::announce);
        assertThat(quick.until("{\"generation\":" + generation + "}\n\n")).isNotEmpty();
      }
      assertThat(events.readers()).isEqualTo(1);
      assertThat(slow.isHungUp()).isTrue();
      events.announce(generation + 1);
      assertThat(quick.until("}\n\n")).contains("id: " + (generation + 1));
    }
  }

  @Test
  void closingEndsStreamsWithATimeToComeBack() {
    try (Wire page = listen()) {
      door.close();
      assertThat(page.until("\n\n")).contains("retry: ");
      assertThat(page.isHungUp()).isTrue();
    }
    assertThat(events.readers()).isZero();
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(
                new Routes(List.of()), Guard.closed(), Problems.load(List.of("fr")), null, null));
  }
}
