package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.web.PublicFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

  private static final Instant NOW = Instant.parse("2026-03-03T11:20:00Z");
  private static final String PAGE = "<p>page of the set</p>".repeat(40);

  @TempDir Path folder;

  /** The process dies on the given operation. */
  private static final class DyingDisk extends Disk {
    private int left;

    DyingDisk(int left) {
      this.left = left;
    }

    private void step() throws IOException {
      if (left-- <= 0) {
        throw new IOException("killed");
      }
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      step();
      super.write(file, bytes);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
      step();
      super.rename(from, to);
    }

    @Override
    void sync(Path at) throws IOException {
      step();
      super.sync(at);
    }
  }

  /** Three pages that name the script of their generation; one file that never changes. */
  private static Map<String, PublicFile> set(long generation) {
    Map<String, SiteFile> files = new TreeMap<>();
    String script = "/js/site." + generation + ".js";
    for (String path : List.of("/fr/", "/fr/about", "/en/")) {
      files.put(
          path,
          SiteFile.text(
              SiteRenderer.HTML, SiteFile.FRESH, Map.of("x-of", path), PAGE + script + "\n"));
    }
    files.put(script, SiteFile.text("text/javascript", SiteFile.FOREVER, Map.of(), "x"));
    files.put("/same.txt", SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), "the same"));
    Map<String, PublicFile> set = new TreeMap<>();
    files.forEach((path, file) -> {
      HotFile hot = new HotFile(file);
      hot.strengthen();
      set.put(path, hot.ready());
    });
    return set;
  }

  private boolean write(Mirror mirror, long generation) throws IOException {
    return mirror.write(showing(generation), NOW);
  }

  private static Showing showing(long generation) {
    return new Showing(generation, List.of("fr", "en"), set(generation), null, generation);
  }

  /** Every page is of the same generation, and what it names is there. */
  private static long assertWhole(Path current) throws IOException {
    Path set = current.toRealPath();
    String script = null;
    for (String page : List.of("fr/index.html", "fr/about.html", "en/index.html")) {
      String text = Files.readString(set.resolve(page));
      String named = text.substring(PAGE.length()).strip();
      assertThat(set.resolve(named.substring(1))).exists();
      assertThat(script == null ? named : script).isEqualTo(named);
      script = named;
      byte[] packed = Files.readAllBytes(set.resolve(page + ".gz"));
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
      }
      assertThat(set.resolve(page + ".br")).exists();
      assertThat(set.resolve(page + ".zst")).exists();
    }
    return Long.parseLong(String.valueOf(script).replaceAll("\\D", ""));
  }

  @Test
  void setIsServedAsFilesWithTheirPackedForms() throws IOException {
    Mirror mirror = new Mirror(folder.resolve("www"));
    assertThat(mirror.generation()).isZero();
    assertThat(write(mirror, 7)).isTrue();
    assertThat(assertWhole(mirror.current())).isEqualTo(7);
    assertThat(Files.readString(mirror.current().resolve("_headers")))
        .contains("/fr/about.html\n", "x-of: /fr/about", "cache-control: " + SiteFile.FRESH);
    assertThat(Files.readString(folder.resolve("www/nginx.conf")))
        .contains("gzip_static on;", "\"/fr/about.html\" \"/fr/about\";", "try_files");
  }

  @Test
  void olderSetNeverComesAfterANewerOne() throws IOException {
    Mirror mirror = new Mirror(folder);
    write(mirror, 7);
    assertThat(write(mirror, 6)).isFalse();
    assertThat(assertWhole(mirror.current())).isEqualTo(7);
    assertThat(write(mirror, 7)).as("the same, with stronger encodings").isTrue();
    assertThat(mirror.generation()).isEqualTo(7);
  }

  @Test
  void offlineWordsThatCannotBeReadAreNotTakenForNone() throws IOException {
    Mirror mirror = new Mirror(folder);
    write(mirror, 7);
    Files.writeString(mirror.current().resolve("offline.json"), "{\"format\":1,\"words\":[{");
    assertThatThrownBy(mirror::words)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("offline.json")
        .hasMessageContaining("Move that file away");
    assertThat(write(new Mirror(folder), 8)).isFalse();
    assertThat(assertWhole(mirror.current())).isEqualTo(7);
  }

  @Test
  void whatHasNotChangedIsLinkedAndOldAssetsStayForAWeek() throws IOException {
    Mirror mirror = new Mirror(folder);
    write(mirror, 1);
    Object before = Files.getAttribute(mirror.current().resolve("same.txt"), "unix:ino");
    write(mirror, 2);
    assertThat(Files.getAttribute(mirror.current().resolve("same.txt"), "unix:ino"))
        .isEqualTo(before);
    assertThat(mirror.current().resolve("js/site.1.js")).exists();
    Instant later =
        Files.getLastModifiedTime(mirror.current().resolve("js/site.1.js"))
            .toInstant()
            .plus(Duration.ofDays(8));
    mirror.write(showing(3), later);
    assertThat(mirror.current().resolve("js/site.1.js")).doesNotExist();
    assertThat(mirror.current().resolve("js/site.3.js")).exists();
  }

  @Test
  void deathOnAnyLineLeavesReadersAWholeSetAndTheNextWriteMendsIt() throws IOException {
    int deaths = 0;
    for (int operations = 0; ; operations++) {
      Path here = folder.resolve("killed-" + operations);
      write(new Mirror(here), 1);
      boolean died = false;
      try {
        write(new Mirror(here, new DyingDisk(operations)), 2);
      } catch (IOException killed) {
        died = true;
        deaths++;
      }
      assertThat(assertWhole(here.resolve("current"))).isIn(died ? List.of(1L, 2L) : List.of(2L));
      write(new Mirror(here), 3);
      assertThat(assertWhole(here.resolve("current"))).isEqualTo(3);
      if (!died) {
        break;
      }
    }
    assertThat(deaths).as("lines on which it died").isGreaterThan(10);
  }
}
