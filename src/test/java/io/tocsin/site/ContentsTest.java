package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contents of a log show what the log shows, and when they are wrong they are not believed. */
class ContentsTest {

  private static final int PATHS = 60;

  @TempDir Path folder;

  private final Random random = new Random(20261130);
  private final Map<String, SiteFile> files = new TreeMap<>();

  /** Some pages change, some go, some come, and some say what others say. */
  private SiteSet next(long generation) {
    for (int change = 0; change < 12; change++) {
      String path = "/" + random.nextInt(PATHS) + (random.nextBoolean() ? "/é 'x'" : "");
      if (random.nextInt(3) == 0) {
        files.remove(path);
      } else {
        String text = "says " + random.nextInt(30) + " again".repeat(random.nextInt(40));
        files.put(
            path,
            SiteFile.text(
                random.nextBoolean() ? "text/plain" : "text/html",
                SiteFile.FRESH,
                random.nextBoolean() ? Map.of() : Map.of("Link", "</x>; rel=\"y\""),
                text));
      }
    }
    files.put("/fr/", SiteFile.text("text/html", SiteFile.FRESH, Map.of(), "home " + generation));
    return new SiteSet(
        generation, Instant.ofEpochSecond(generation, 7), List.of("fr", "en"), files);
  }

  private static Edition<SiteFile> pieces(long generation) {
    return Edition.of(
        Map.of("head", SiteFile.text("text/plain", SiteFile.NEVER, Map.of(), "" + generation)));
  }

  private void grow(SiteStore store, int from, int to) throws IOException {
    for (int generation = from; generation <= to; generation++) {
      SiteSet set = next(generation);
      store.write(set, pieces(generation));
      List<SiteStore.Packed> packed = new ArrayList<>();
      for (SiteFile file : set.files().values()) {
        if (random.nextInt(4) == 0) {
          String encoding = random.nextBoolean() ? "br" : "zstd";
          String form = encoding + " of " + file.text();
          packed.add(new SiteStore.Packed(file, encoding, form.getBytes(StandardCharsets.UTF_8)));
        }
      }
      store.keep(packed);
    }
  }

  private Path only(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .reduce((one, other) -> other)
          .orElseThrow();
    }
  }

  private ByteBuffer log() throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(only("log-")));
  }

  private static List<String> paths() {
    return IntStream.range(0, PATHS)
        .boxed()
        .flatMap(page -> Stream.of("/" + page, "/" + page + "/é 'x'"))
        .toList();
  }

  /** Path to what is served there as it is, or nothing. */
  private static Map<String, String> seen(Glance glance) {
    Map<String, String> seen = new HashMap<>();
    Stream.concat(Stream.of("/fr/"), paths().stream())
        .forEach(path -> {
          HotFile file = glance.file(path);
          seen.put(path, file == null ? "nothing" : told(file.ready()));
        });
    return seen;
  }

  private static String told(PublicFile file) {
    return file.contentType() + file.headers() + told(file.variants().getLast());
  }

  private static String told(PublicFile.Variant variant) {
    byte[] body = ((PublicFile.Bytes.Hot) variant.bytes()).bytes();
    return variant.etag() + new String(body, StandardCharsets.UTF_8);
  }

  private static Set<String> packed(Glance glance) {
    return paths().stream()
        .map(glance::file)
        .filter(Objects::nonNull)
        .flatMap(file -> file.ready().variants().stream())
        .filter(variant -> variant.encoding() != PublicFile.Encoding.IDENTITY)
        .map(ContentsTest::told)
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsFoundByContentsIsWhatIsFoundByLookingThroughAll() throws IOException {
    SiteStore store = new SiteStore(folder);
    Contents before = null;
    for (int round = 0; round < 8; round++) {
      grow(store, 1 + 5 * round, 5 + 5 * round);
      Glance through = Glance.at(log(), Optional.empty()).orElseThrow();
      Glance by = Glance.at(log(), Optional.ofNullable(before)).orElseThrow();
      assertThat(by.generation()).isEqualTo(through.generation()).isEqualTo(5 + 5 * round);
      assertThat(by.languages()).containsExactly("fr", "en");
      assertThat(seen(by).equals(seen(through))).isTrue();
      assertThat(seen(by)).containsValue("nothing");
      // what was packed of a body that went and came back may be packed again
      assertThat(packed(through)).containsAll(packed(by)).hasSizeBetween(packed(by).size(), 99);
      before = Contents.open(ByteBuffer.wrap(by.contents()), log()).orElseThrow();
    }
  }

  @Test
  void damagedContentsAreNotBelieved() throws IOException {
    grow(new SiteStore(folder), 1, 5);
    byte[] sound = Glance.at(log(), Optional.empty()).orElseThrow().contents();
    assertThat(Contents.open(ByteBuffer.wrap(sound), log())).isPresent();
    for (int round = 0; round < 300; round++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(Contents.open(ByteBuffer.wrap(damaged), log())).isEmpty();
      ByteBuffer torn = ByteBuffer.wrap(sound, 0, random.nextInt(sound.length)).slice();
      assertThat(Contents.open(torn, log())).isEmpty();
    }
  }

  @Test
  void contentsOfAnotherLogAreNotBelieved() throws IOException {
    grow(new SiteStore(folder), 1, 5);
    byte[] contents = Glance.at(log(), Optional.empty()).orElseThrow().contents();
    byte[] log = log().array();
    ByteBuffer shorter = ByteBuffer.wrap(log, 0, log.length - 1).slice();
    assertThat(Contents.open(ByteBuffer.wrap(contents), shorter)).isEmpty();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    grow(new SiteStore(folder), 1, 9);
    assertThat(Contents.open(ByteBuffer.wrap(contents), log())).isEmpty();
  }

  /** The beginning of the log is not looked at: were it, there would be nothing to see. */
  @Test
  void startLooksOnlyAtWhatStandsBehindTheContents() throws IOException {
    SiteStore store = new SiteStore(folder);
    grow(store, 1, 5);
    Path log = only("log-");
    new LogFolder(new Disk(), folder).list(log, Files.size(log));
    grow(store, 6, 7);
    Map<String, String> through = seen(Glance.at(log(), Optional.empty()).orElseThrow());
    byte[] bytes = Files.readAllBytes(log);
    bytes[0] = '?';
    Files.write(log, bytes);
    assertThat(Glance.at(log(), Optional.empty())).isEmpty();
    Glance glance = new SiteStore(folder).glance().orElseThrow();
    assertThat(glance.generation()).isEqualTo(7);
    assertThat(seen(glance).equals(through)).isTrue();
  }

  @Test
  void longLogIsListedByItselfAndItsContentsGoWithIt() throws IOException {
    SiteStore store = new SiteStore(folder);
    for (int page = 0; page < 9_000; page++) {
      files.put("/" + page, SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), "p " + page));
    }
    store.write(next(1), pieces(1));
    assertThat(folder).isDirectoryNotContaining("glob:**/contents-*");
    store.tidy();
    Path contents = only("contents-");
    assertThat(new SiteStore(folder).glance().orElseThrow().generation()).isEqualTo(1);
    new SiteStore(folder).write(next(2), pieces(2));
    new SiteStore(folder).write(next(3), pieces(3));
    assertThat(contents).doesNotExist();
    assertThat(new SiteStore(folder).newest().orElseThrow().set().generation()).isEqualTo(3);
  }

  @Test
  void diskThatRefusesTheContentsLeavesTheLogAsItWas() throws IOException {
    SiteStore store = new SiteStore(folder);
    grow(store, 1, 3);
    Path log = only("log-");
    Disk refusing =
        new Disk() {
          @Override
          void write(Path file, byte[] bytes) throws IOException {
            Files.write(file, new byte[bytes.length / 2]);
            throw new IOException("no room");
          }
        };
    assertThatThrownBy(() -> new LogFolder(refusing, folder).list(log, Files.size(log)))
        .hasMessage("no room");
    assertThat(folder).isDirectoryNotContaining("glob:**/contents-*");
    assertThat(new SiteStore(folder).newest().orElseThrow().set().generation()).isEqualTo(3);
    grow(store, 4, 5);
    assertThat(new SiteStore(folder).glance().orElseThrow().generation()).isEqualTo(5);
  }

  /** The process dies before the contents have their name: the next log takes them away. */
  @Test
  void contentsThatHaveNoNameYetAreNotRead() throws IOException {
    SiteStore store = new SiteStore(folder);
    grow(store, 1, 3);
    Path log = only("log-");
    Disk dying =
        new Disk() {
          @Override
          void rename(Path from, Path to) throws IOException {
            throw new IOException("killed");
          }
        };
    assertThatThrownBy(() -> new LogFolder(dying, folder).list(log, Files.size(log)))
        .hasMessage("killed");
    assertThat(only("contents-").getFileName().toString()).endsWith(".unfinished");
    assertThat(new SiteStore(folder).glance().orElseThrow().generation()).isEqualTo(3);
    for (int generation = 4; generation <= 5; generation++) {
      new SiteStore(folder).write(next(generation), pieces(generation)); // a new log each time
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/contents-*");
    assertThat(new SiteStore(folder).glance().orElseThrow().generation()).isEqualTo(5);
  }
}
