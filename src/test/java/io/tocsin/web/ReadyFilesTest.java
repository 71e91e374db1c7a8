package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that stand ready on the loops are always the site's own, to the last byte. */
@ParameterizedClass(name = "io_uring {0}")
@ValueSource(booleans = {false, true})
class ReadyFilesTest {

  @Parameter boolean ring;

  private static final int LARGE = 200_000;
  private static final int PIPELINED = 40;
  private static final int OFTEN = 150;

  private final AtomicReference<Map<String, PublicFile>> shown = new AtomicReference<>(Map.of());
  private Engine engine;
  private HttpDoor door;

  /** A site that is another one from one moment to the next. */
  private record Site(AtomicReference<Map<String, PublicFile>> shown) implements PublicFiles {
    @Override
    public @Nullable PublicFile look(String path) {
      return shown.get().get(path);
    }

    @Override
    public List<String> languages() {
      return List.of();
    }

    @Override
    public long generation() {
      return 1;
    }
  }

  @BeforeEach
  void open() {
    engine = Engine.start(ring ? Ring.ALWAYS : Ring.NEVER);
    HttpDoor.House house =
        new HttpDoor.House(
            new Routes(List.of()),
            Guard.closed(),
            Problems.load(List.of("fr", "en")),
            new Site(shown),
            null);
    door = HttpDoor.open(engine, DoorSettings.local(0), house);
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private void show(int edition) {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, letter(edition));
    shown.set(Map.of("/page", file("edition-" + edition, bytes, List.of())));
  }

  private static PublicFile file(String etag, byte[] bytes, List<Header> headers) {
    PublicFile.Variant plain =
        new PublicFile.Variant(PublicFile.Encoding.IDENTITY, etag, new PublicFile.Bytes.Hot(bytes));
    return new PublicFile(MediaType.TEXT, "public", List.of(plain), headers);
  }

  private static byte letter(int edition) {
    return (byte) ('a' + edition);
  }

  private static void isWhole(Wire.Heard heard) {
    String etag = heard.header("ETag").orElseThrow();
    int edition = Integer.parseInt(etag.substring("\"edition-".length(), etag.length() - 1));
    byte[] whole = new byte[LARGE];
    Arrays.fill(whole, letter(edition));
    assertThat(heard.status()).isEqualTo(200);
    assertThat(ByteBuffer.wrap(heard.body())).as(etag).isEqualTo(ByteBuffer.wrap(whole));
  }

  @Test
  void whoReadsSlowlyHasEveryEditionWholeWhateverIsShownMeanwhile() {
    show(0);
    String request = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    String all = IntStream.range(0, PIPELINED).mapToObj(_ -> request).collect(Collectors.joining());
    List<Wire> slow = new ArrayList<>();
    for (int edition = 0; edition < 4; edition++) {
      show(edition);
      try (Wire quick = new Wire(door.port());
          Wire other = new Wire(door.port())) {
        for (int i = 0; i < OFTEN; i++) {
          isWhole(quick.say(request).hear());
          isWhole(other.say(request).hear());
        }
      }
      for (int i = 0; i < 4; i++) {
        slow.add(new Wire(door.port()).say(all));
      }
    }
    for (Wire wire : slow) {
      for (int i = 0; i < PIPELINED; i++) {
        isWhole(wire.hear());
      }
      wire.close();
    }
  }

  @Test
  void fileOfTheSameBytesWithOtherFieldsIsServedWithThose() {
    byte[] bytes = {1, 2, 3};
    for (int i = 0; i < OFTEN; i++) {
      shown.set(Map.of("/page", file("same", bytes, List.of(new Header("X-Round", "" + i)))));
      assertThat(Wire.get(door.port(), "/page").header("X-Round")).contains("" + i);
      assertThat(Wire.get(door.port(), "/page", "If-None-Match: \"same\"").header("X-Round"))
          .contains("" + i);
    }
  }

  @Test
  void whatIsShownNoMoreIsNotServedAgain() {
    show(0);
    assertThat(Wire.get(door.port(), "/page").status()).isEqualTo(200);
    shown.set(Map.of());
    assertThat(Wire.get(door.port(), "/page").status()).isEqualTo(404);
  }

  @Test
  void nobodyElsesWishesAreRemembered() {
    byte[] plain = {'p'};
    byte[] packed = {'b'};
    PublicFile both =
        new PublicFile(
            MediaType.TEXT,
            "public",
            List.of(
                new PublicFile.Variant(
                    PublicFile.Encoding.BROTLI, "b", new PublicFile.Bytes.Hot(packed)),
                new PublicFile.Variant(
                    PublicFile.Encoding.IDENTITY, "p", new PublicFile.Bytes.Hot(plain))),
            List.of());
    shown.set(Map.of("/page", both));
    for (int i = 0; i < 200; i++) {
      String nonsense = "x" + i + ", br;q=0." + i % 10;
      String expected = i % 10 == 0 ? "p" : "b";
      assertThat(Wire.get(door.port(), "/page", "Accept-Encoding: " + nonsense).text())
          .as(nonsense)
          .isEqualTo(expected);
      assertThat(Wire.get(door.port(), "/page").text()).isEqualTo("p");
    }
  }

  @Test
  void answerThatStandsReadySaysWhatTheFirstOneSaid() {
    show(1);
    try (Wire wire = new Wire(door.port())) {
      for (String more : List.of("", "If-None-Match: \"edition-1\"\r\n")) {
        String request = "GET /page HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
        Wire.Heard first = wire.say(request).hear();
        for (int i = 0; i < OFTEN; i++) {
          Wire.Heard again = wire.say(request).hear();
          assertThat(again.head()).isEqualTo(first.head());
          assertThat(ByteBuffer.wrap(again.body())).isEqualTo(ByteBuffer.wrap(first.body()));
        }
        assertThat(first.status()).isEqualTo(more.isEmpty() ? 200 : 304);
      }
    }
  }

  @Test
  void manyQuestionsAtOnceAreAnsweredInTheirOrder() {
    show(1);
    standReady();
    String whole = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    String known = "GET /page HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"edition-1\"\r\n\r\n";
    String nothing = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
    try (Wire wire = new Wire(door.port())) {
      wire.say((known + whole + nothing + known).repeat(PIPELINED));
      for (int i = 0; i < PIPELINED; i++) {
        assertThat(wire.hear().status()).isEqualTo(304);
        isWhole(wire.hear());
        assertThat(wire.hear().status()).isEqualTo(404);
        assertThat(wire.hear().status()).isEqualTo(304);
      }
    }
  }

  @Test
  void whoGoesAwayOrAsksForTheHeaderAloneGetsAnAnswerOfItsOwn() {
    show(1);
    standReady();
    try (Wire last = new Wire(door.port())) {
      Wire.Heard heard =
          last.say("GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").hear();
      isWhole(heard);
      assertThat(heard.header("Connection")).contains("close");
      assertThat(last.isHungUp()).isTrue();
    }
    try (Wire old = new Wire(door.port())) {
      isWhole(old.say("GET /page HTTP/1.0\r\n\r\n").hear());
      assertThat(old.isHungUp()).isTrue();
    }
    try (Wire wire = new Wire(door.port())) {
      wire.say("HEAD /page HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(wire.until("\r\n\r\n")).contains("ength: " + LARGE);
      isWhole(wire.say("GET /page HTTP/1.1\r\nHost: x\r\n\r\n").hear());
    }
  }

  /** On every loop, whichever the connections come to. */
  private void standReady() {
    for (int line = 0; line < 4; line++) {
      try (Wire wire = new Wire(door.port())) {
        for (int i = 0; i < OFTEN; i++) {
          isWhole(wire.say("GET /page HTTP/1.1\r\nHost: x\r\n\r\n").hear());
          wire.say("GET /page HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"edition-1\"\r\n\r\n").hear();
        }
      }
    }
  }
}
