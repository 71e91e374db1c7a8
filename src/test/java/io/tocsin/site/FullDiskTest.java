package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a file system of a few megabytes, which only root can mount. */
class FullDiskTest {

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder.toString()) == 0;
    assumeTrue(mounted, "only root mounts a small file system");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", "--lazy", folder.toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noSuchProgram) {
      return -1;
    }
  }

  /** Fills the disk to the last byte. */
  private Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    byte[] block = new byte[4096];
    try (OutputStream bytes = Files.newOutputStream(filler)) {
      while (true) {
        bytes.write(block);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  private StatusPage page() throws IOException {
    return new StatusPage(
        new SiteRenderer(new Assets()),
        new SiteStore(folder.resolve("site")),
        () -> Samples.NOW,
        Runnable::run);
  }

  private Map<String, SiteFile> found() throws IOException {
    return new SiteStore(folder.resolve("site")).newest().orElseThrow().set().files();
  }

  @Test
  void readersKeepTheLastSetAndItGoesOnByItselfWhenThereIsRoom() throws Exception {
    StatusPage page = page();
    page.changed(Samples.calm());
    Mirror mirror = new Mirror(folder.resolve("www"));
    assertThat(mirror.write(page.showing(), Samples.NOW)).isTrue();
    long before = page.generation();
    String home = Files.readString(mirror.current().resolve("fr/index.html"));
    Map<String, SiteFile> kept = found();

    Path filler = fill();
    page.changed(Samples.acknowledged());
    assertThat(page.generation()).as("who asks the server sees it").isGreaterThan(before);
    assertThatThrownBy(() -> mirror.write(page.showing(), Samples.NOW))
        .isInstanceOf(IOException.class);
    assertThat(mirror.generation()).isEqualTo(before);
    assertThat(Files.readString(mirror.current().resolve("fr/index.html"))).isEqualTo(home);
    assertThat(found().keySet()).as("the last set on disk is whole").isEqualTo(kept.keySet());
    try (var all = Files.list(folder.resolve("www"))) {
      assertThat(all.map(one -> one.getFileName().toString()))
          .as("nothing half written takes room")
          .noneMatch(name -> name.contains("unfinished") && name.startsWith("set-"));
    }

    Files.delete(filler);
    page.refreshAges(Samples.NOW);
    assertThat(mirror.write(page.showing(), Samples.NOW)).isTrue();
    assertThat(mirror.generation()).isEqualTo(page.generation());
    assertThat(new SiteStore(folder.resolve("site")).newest().orElseThrow().set().generation())
        .isEqualTo(page.generation());
  }
}
