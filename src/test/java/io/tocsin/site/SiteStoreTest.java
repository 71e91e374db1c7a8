package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    void append(Path file, byte[] bytes, boolean wait) throws IOException {
      if (dies()) {
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.APPEND);
        throw dead();
      }
      super.append(file, bytes, wait);
    }

    @Override
    void truncate(Path file, long length) throws IOException {
      if (dies()) {
        throw dead();
      }
      super.truncate(file, length);
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

  private static Edition<SiteFile> snapshot(long generation) {
    return Edition.of(
        Map.of(
            "head",
            SiteFile.text("application/json", SiteFile.NEVER, Map.of(), "snap " + generation)));
  }

  /** A glance shows what was written, or nothing: not a single other byte. */
  private static void assertSound(Glance seen) {
    set(seen.generation())
        .files()
        .forEach((path, file) -> {
          HotFile shown = seen.file(path);
          assertThat(shown == null || shown.holds(file)).as(path).isTrue();
        });
  }

  private static void assertWhole(FoundSet found) {
    long generation = found.set().generation();
    SiteSet expected = set(generation);
    assertThat(found.pieces().keySet()).containsExactly("head");
    assertThat(found.pieces().get("head").text()).isEqualTo("snap " + generation);
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
    for (Path file : new Disk().list(folder)) {
      Files.write(file, new byte[0]);
    }
    store.write(set(2), snapshot(2));
    assertWhole(new SiteStore(folder).newest().orElseThrow());
    for (Path file : new Disk().list(folder)) {
      Files.delete(file);
    }
    Files.delete(folder);
    store.write(set(3), snapshot(3));
    assertThat(new SiteStore(folder).newest().orElseThrow().set().generation()).isEqualTo(3);
  }

  @Test
  void setAddsToTheLogWhatDiffersAndNothingElse() throws IOException {
    SiteStore store = new SiteStore(folder);
    SiteSet one = set(1);
    store.write(one, snapshot(1));
    long before = Files.size(files(folder).getFirst());
    Map<String, SiteFile> files = new TreeMap<>(one.files());
    files.put("/1", SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), "x".repeat(1000)));
    files.remove("/2");
    store.write(new SiteSet(2, Instant.EPOCH, List.of("fr"), files), snapshot(2));
    assertThat(files(folder)).hasSize(1);
    assertThat(Files.size(files(folder).getFirst()) - before).isBetween(1000L, 2000L);
    FoundSet found = new SiteStore(folder).newest().orElseThrow();
    assertThat(found.set().files().keySet()).containsExactly("/0", "/1", "/3");
    assertThat(found.set().files().get("/1").text()).hasSize(1000);
  }

  @Test
  void packedFormsComeBackWithTheirFiles() throws IOException {
    SiteStore store = new SiteStore(folder);
    SiteSet one = set(1);
    store.write(one, snapshot(1));
    store.keep(List.of(new SiteStore.Packed(one.files().get("/1"), "br", new byte[] {1, 2, 3})));
    store.write(set(2), snapshot(2));
    store.keep(List.of(new SiteStore.Packed(one.files().get("/0"), "br", new byte[] {4})));
    FoundSet found = new SiteStore(folder).newest().orElseThrow();
    assertWhole(found);
    assertThat(found.packed("/0")).as("the same file in both sets").isEmpty();
    assertThat(found.packed("/1")).as("another file by now").isEmpty();
  }

  @Test
  void logIsWrittenAnewBeforeItGrowsWithoutEnd() throws IOException {
    SiteStore store = new SiteStore(folder);
    String long1 = "x".repeat(3 << 20);
    for (int generation = 1; generation <= 30; generation++) {
      SiteFile file = SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), long1 + generation);
      store.write(
          new SiteSet(generation, Instant.EPOCH, List.of("fr"), Map.of("/", file)),
          snapshot(generation));
      store.keep(List.of(new SiteStore.Packed(file, "br", new byte[] {(byte) generation})));
      store.tidy();
      FoundSet found = new SiteStore(folder).newest().orElseThrow();
      assertThat(found.set().generation()).isEqualTo(generation);
      assertThat(found.packed("/")).containsOnlyKeys("br");
    }
    assertThat(files(folder)).hasSizeLessThanOrEqualTo(2);
    assertThat(files(folder)).allMatch(file -> file.toFile().length() < 50L << 20);
  }

  /** Something happens while a log is written anew. */
  private static final class BusyDisk extends Disk {
    private IO meanwhile = () -> {};
    private boolean armed;

    private interface IO {
      void run() throws IOException;
    }

    void whileWriting(IO next) {
      meanwhile = next;
      armed = true;
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      if (armed) {
        armed = false;
        meanwhile.run();
      }
      super.write(file, bytes);
    }
  }

  private static SiteSet heavy(long generation) {
    String text = "x".repeat(3 << 20) + generation;
    return new SiteSet(
        generation,
        Instant.EPOCH,
        List.of("fr"),
        Map.of("/", SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), text)));
  }

  /** Writes until the log is to be written anew; returns the next generation. */
  private static long grow(SiteStore store) throws IOException {
    for (long generation = 1; generation <= 10; generation++) {
      store.write(heavy(generation), snapshot(generation));
    }
    return 11;
  }

  private void assertNewest(long generation) throws IOException {
    FoundSet found = new SiteStore(folder).newest().orElseThrow();
    assertThat(found.set().generation()).isEqualTo(generation);
    assertThat(found.set().files().get("/").text()).endsWith("x" + generation);
  }

  @Test
  void logThatBeginsWhileAnotherIsWrittenAnewIsTheOneThatStands() throws IOException {
    BusyDisk disk = new BusyDisk();
    SiteStore store = new SiteStore(folder, disk);
    long next = grow(store);
    disk.whileWriting(() -> {
      Files.write(files(folder).getLast(), new byte[] {'?'}, StandardOpenOption.APPEND);
      store.write(heavy(next), snapshot(next));
    });
    store.tidy();
    assertNewest(next);
    for (long generation = next + 1; generation < next + 4; generation++) {
      store.write(heavy(generation), snapshot(generation));
      assertNewest(generation);
    }
    assertThat(files(folder)).as("nothing half written stays").hasSize(2);
  }

  @Test
  void logWhoseNameIsNotSureToBeOnTheDiskIsWrittenNoFurther() throws IOException {
    for (int part = 0; part < 2; part++) {
      folder = folder.resolve("part" + part);
      boolean[] fails = new boolean[1];
      SiteStore store =
          new SiteStore(
              folder,
              new Disk() {
                @Override
                void sync(Path at) throws IOException {
                  if (fails[0]) {
                    fails[0] = false;
                    throw new IOException("not sure");
                  }
                  super.sync(at);
                }
              });
      long next = grow(store);
      Path standing = files(folder).getLast();
      fails[0] = true;
      if (part == 0) {
        assertThatThrownBy(store::tidy).isInstanceOf(IOException.class);
      } else {
        Path away = folder.resolveSibling("away");
        Files.move(standing, away);
        assertThatThrownBy(() -> store.write(heavy(next), snapshot(next)))
            .isInstanceOf(IOException.class);
        Files.move(away, standing);
      }
      for (long generation = next + 1; generation < next + 4; generation++) {
        store.write(heavy(generation), snapshot(generation));
        assertNewest(generation);
      }
    }
  }

  @Test
  void aSetThatIsWrittenInPartsIsThereWholeOrNotAtAll() throws IOException {
    Map<String, SiteFile> files = new TreeMap<>();
    for (int part = 0; part < 4; part++) {
      String text = "x".repeat(3 << 20) + part;
      files.put("/" + part, SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), text));
    }
    SiteSet set = new SiteSet(1, Instant.EPOCH, List.of("fr"), files);
    int torn = 0;
    boolean written = false;
    for (int operations = 0; !written; operations++) {
      Path here = folder.resolve("dies-after-" + operations);
      try {
        new SiteStore(here, new DyingDisk(operations)).write(set, snapshot(1));
        written = true;
      } catch (IOException killed) {
        assertThat(killed).hasMessage("killed");
      }
      Optional<FoundSet> found = new SiteStore(here).newest();
      torn += found.isEmpty() ? 1 : 0;
      found.ifPresent(whole ->
          assertThat(whole.set().files())
              .as(here.toString())
              .hasSameSizeAs(files)
              .allSatisfy((path, file) -> assertThat(file.reads(files.get(path))).isTrue()));
      assertThat(found.isPresent() || !written).isTrue();
      new SiteStore(here).write(set, snapshot(1));
      assertThat(files(here))
          .as("nothing half written outlives the next set")
          .noneMatch(file -> file.toString().endsWith(".unfinished"));
    }
    assertThat(torn).as("each of several parts, and the name").isGreaterThan(3);
  }

  @Test
  void nothingIsKeptForALogThatCouldNotBeWrittenAnew() throws IOException {
    BusyDisk disk = new BusyDisk();
    SiteStore store = new SiteStore(folder, disk);
    long next = grow(store);
    disk.whileWriting(() -> {
      Files.write(folder.resolve("log-%016d.unfinished".formatted(next)), new byte[1 << 20]);
      throw new IOException("No space left on device");
    });
    assertThatThrownBy(store::tidy).hasMessage("No space left on device");
    store.write(heavy(next), snapshot(next));
    assertThat(store.keptMeanwhile()).isZero();
    assertThat(files(folder)).as("a full disk gets its room back").hasSize(1);
    store.tidy();
    assertThat(files(folder).getLast().toFile().length()).isLessThan(5L << 20);
    assertNewest(next);
  }

  @Test
  void readerOfAnotherProcessFollowsSetBySet() throws IOException {
    SiteStore store = new SiteStore(folder);
    SiteStore reader = new SiteStore(folder);
    assertThat(reader.newer()).isEmpty();
    for (long generation = 1; generation <= 4; generation++) {
      store.write(set(generation), snapshot(generation));
      assertWhole(reader.newer().orElseThrow());
      assertThat(reader.newer()).as("nothing newer").isEmpty();
    }
    new SiteStore(folder).write(set(9), snapshot(9));
    assertThat(reader.newer().orElseThrow().set().generation()).isEqualTo(9);
  }

  @Test
  void setComesBackAsItWasWritten() throws IOException {
    new SiteStore(folder).write(set(7), snapshot(7));
    FoundSet found = new SiteStore(folder).newest().orElseThrow();
    assertThat(found.set().generation()).isEqualTo(7);
    assertThat(found.set().languages()).containsExactly("fr");
    assertThat(found.set().files().get("/1").headers()).containsEntry("x", "y");
    assertWhole(found);
  }

  @Test
  void deathOnAnyLineLeavesTheOldSetOrTheNewOneAndNeverAMixture() throws IOException {
    for (int operations = 0; operations < 12; operations++) {
      Path here = folder.resolve("killed-" + operations);
      new SiteStore(here).write(set(1), snapshot(1));
      new SiteStore(here).write(set(2), snapshot(2));
      SiteStore dying = new SiteStore(here, new DyingDisk(operations));
      dying.newest();
      boolean written = true;
      try {
        if (operations % 2 == 0) {
          Files.write(
              new Disk().list(here).getLast(), new byte[] {'B', 'O'}, StandardOpenOption.APPEND);
        }
        dying.write(set(3), snapshot(3));
      } catch (IOException e) {
        written = false;
      }
      SiteStore again = new SiteStore(here);
      FoundSet found = again.newest().orElseThrow();
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
      new SiteStore(here).glance().ifPresent(SiteStoreTest::assertSound);
      Optional<FoundSet> found = new SiteStore(here).newest();
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
  void diskHoldsNoMoreThanTwoLogs() throws IOException {
    for (long generation = 1; generation <= 30; generation++) {
      new SiteStore(folder).write(set(generation), snapshot(generation));
    }
    assertThat(files(folder)).hasSize(2);
  }

  @Test
  void snapshotReadsBackAsItWas() {
    for (PublicSnapshot snapshot : SiteRendererTest.all()) {
      Map<String, SiteFile> pieces = Shares.NONE.next(SnapshotText.pieces(snapshot)).files();
      assertThat(SnapshotText.read(pieces)).contains(snapshot);
      Map<String, SiteFile> other = new TreeMap<>(pieces);
      other.put(
          "head", SiteFile.text("application/json", SiteFile.NEVER, Map.of(), "{\"at\":\"x\"}"));
      assertThat(SnapshotText.read(other)).isEmpty();
    }
    assertThat(SnapshotText.read(Map.of())).isEmpty();
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
