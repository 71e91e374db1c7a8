package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteStoreTest {

  @TempDir Path folder;

  /** The process dies on the given operation, leaving half of what it was writing. */
  private static final class DyingDisk extends Disk {
    private int left;

    DyingDisk(int operations) {
      this.left = operations;
    }

    private boolean dies() {
      return left-- <= 0;
    }

    private static IOException dead() {
      return new IOException("killed");
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      if (dies()) {
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        throw dead();
      }
      super.write(file, bytes);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
      if (dies()) {
        throw dead();
      }
      super.rename(from, to);
    }

    @Override
    void sync(Path at) throws IOException {
      if (dies()) {
        throw dead();
      }
      super.sync(at);
    }

    @Override
    void delete(Path file) throws IOException {
      if (dies()) {
        throw dead();
      }
      super.delete(file);
    }
  }

  private static SiteSet set(long generation) {
    Map<String, SiteFile> files = new TreeMap<>();
    for (int page = 0; page < 4; page++) {
      String text = page == 0 ? "the same" : "page " + page + " of " + generation;
      files.put("/" + page, SiteFile.text("text/plain", SiteFile.FRESH, Map.of("x", "y"), text));
    }
    return new SiteSet(generation, Instant.ofEpochSecond(generation), List.of("fr"), files);
  }

  private static byte[] snapshot(long generation) {
    return ("snapshot " + generation).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void assertWhole(SiteStore.Found found) {
    long generation = found.set().generation();
    SiteSet expected = set(generation);
    assertThat(found.snapshot()).isEqualTo(snapshot(generation));
    assertThat(found.set().files().keySet()).isEqualTo(expected.files().keySet());
    found
        .set()
        .files()
        .forEach(
            (path, file) -> assertThat(file.text()).isEqualTo(expected.files().get(path).text()));
  }

  @Test
  void folderThatVanishedOrWasCutIsMendedByTheNextSet() throws IOException {
    SiteStore store = new SiteStore(folder);
    store.write(set(1), snapshot(1));
    for (Path file : new Disk().list(folder.resolve("files"))) {
      Files.write(file, new byte[0]);
    }
    store.write(set(2), snapshot(2));
    assertWhole(new SiteStore(folder).newest().orElseThrow());
    for (Path file : new Disk().list(folder.resolve("files"))) {
      Files.delete(file);
    }
    Files.delete(folder.resolve("files"));
    store.write(set(3), snapshot(3));
    assertThat(new SiteStore(folder).newest().orElseThrow().set().generation()).isEqualTo(3);
  }

  @Test
  void setComesBackAsItWasWritten() throws IOException {
    new SiteStore(folder).write(set(7), snapshot(7));
    SiteStore.Found found = new SiteStore(folder).newest().orElseThrow();
    assertThat(found.set().generation()).isEqualTo(7);
    assertThat(found.set().languages()).containsExactly("fr");
    assertThat(found.set().files().get("/1").headers()).containsEntry("x", "y");
    assertWhole(found);
  }

  @Test
  void deathOnAnyLineLeavesTheOldSetOrTheNewOneAndNeverAMixture() throws IOException {
    for (int operations = 0; operations < 40; operations++) {
      Path here = folder.resolve("killed-" + operations);
      new SiteStore(here).write(set(1), snapshot(1));
      new SiteStore(here).write(set(2), snapshot(2));
      SiteStore dying = new SiteStore(here, new DyingDisk(operations));
      dying.newest();
      boolean written = true;
      try {
        dying.write(set(3), snapshot(3));
      } catch (IOException e) {
        written = false;
      }
      SiteStore again = new SiteStore(here);
      SiteStore.Found found = again.newest().orElseThrow();
      assertThat(found.set().generation()).isIn(written ? List.of(3L) : List.of(2L, 3L));
      assertWhole(found);
      again.write(set(4), snapshot(4));
      assertWhole(new SiteStore(here).newest().orElseThrow());
    }
  }

  @Test
  void damagedFileIsRefusedAndTheSetBeforeItServed() throws IOException {
    long seed = 20260303;
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      Path here = folder.resolve("damaged-" + round);
      SiteStore store = new SiteStore(here);
      store.write(set(1), snapshot(1));
      store.write(set(2), snapshot(2));
      List<Path> files = files(here);
      Path victim = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(victim);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(victim, bytes);
      Optional<SiteStore.Found> found = new SiteStore(here).newest();
      found.ifPresent(SiteStoreTest::assertWhole);
      SiteStore next = new SiteStore(here);
      next.newest();
      next.write(set(3), snapshot(3));
      assertThat(new SiteStore(here).newest().orElseThrow().set().generation())
          .as("seed %s round %s", seed, round)
          .isEqualTo(3);
    }
  }

  @Test
  void diskHoldsNoMoreThanTwoSets() throws IOException {
    SiteStore store = new SiteStore(folder);
    for (long generation = 1; generation <= 30; generation++) {
      store.write(set(generation), snapshot(generation));
    }
    assertThat(files(folder)).hasSize(2 + 1 + 2 * 3 + 2);
  }

  @Test
  void snapshotReadsBackAsItWas() {
    for (PublicSnapshot snapshot : SiteRendererTest.all()) {
      assertThat(SnapshotText.read(SnapshotText.write(snapshot))).contains(snapshot);
    }
    assertThat(
            SnapshotText.read(
                "{\"generation\":\"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void fullDiskLeavesThePageUpToDate() throws IOException {
    StatusPage page =
        new StatusPage(
            new SiteRenderer(new Assets()),
            new SiteStore(folder, new DyingDisk(0)),
            () -> Samples.NOW,
            Runnable::run);
    assertThatCode(() -> page.changed(Samples.acknowledged())).doesNotThrowAnyException();
    assertThat(page.generation()).isEqualTo(3);
  }

  private static List<Path> files(Path at) throws IOException {
    try (Stream<Path> all = Files.walk(at)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
