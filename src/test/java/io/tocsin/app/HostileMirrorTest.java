package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The newsroom's line about the mirror, whatever the server says where people read the mirror, and
 * whatever stands in its folder or is its name.
 */
class HostileMirrorTest extends HostileDoor {

  private static final Duration LATE = Duration.ofNanos(1);

  private ReadBack server;

  HostileMirrorTest() {
    super("operator");
  }

  @BeforeEach
  void signIn() throws IOException {
    owner().close();
    server = new ReadBack();
  }

  @AfterEach
  void shut() {
    server.close();
  }

  private MirrorKeeper keeper(Path mirror) {
    return new MirrorKeeper(
        house.pipeline.statusPage(), mirror, OfflineInbox.of(folder.resolve("inbox")), house::now);
  }

  /** What the newsroom's first page says after the canary has looked and time has passed. */
  private String said(MirrorCanary canary) {
    canary.look();
    house.pass(Duration.ofMinutes(6));
    return reader.open("/console?lang=en");
  }

  @Test
  void whateverAnswersInTheMirrorsPlaceIsNamedByAWordOfOurs() {
    try (MirrorKeeper keeper = keeper(folder.resolve("mirror"));
        MirrorCanary canary = server.canary(true, () -> 9, house::now)) {
      house.mirrored(new MirrorWatch(keeper, Duration.ofDays(1), house::now, canary));
      for (List<String> texts : HostileReader.together(reader.all, 1_900)) {
        String together = String.join(" ", texts);
        server.answer = "{\"generation\":7,\"written\":\"" + together + "\"}";
        canary.look();
        assertThat(canary.last().generation() == 7 || canary.last().trouble().equals("TOO_LARGE"))
            .isTrue();
        server.answer = together;
        assertThat(said(canary)).contains("mirror does not answer");
        assertThat(HostileReader.tells(reader.page.content())).isFalse();
      }
      server.answer = "{\"generation\":7,\"written\":\"" + reader.all.getFirst() + "\"}";
      assertThat(said(canary)).contains("generation 7");
      assertThat(HostileReader.tells(reader.page.content())).isFalse();
      server.status = 503;
      assertThat(said(canary)).contains("STATUS_503");
    }
    assertThat(reader.found).isEmpty();
  }

  /** The texts that can be names of folders, some below the other, as a path is long enough for. */
  private List<Path> named() {
    List<Path> paths = new ArrayList<>();
    Path path = folder;
    for (String text : reader.all) {
      boolean name = !text.contains("/") && !text.contains("\u0000") && text.length() < 80;
      try {
        path = name ? path.resolve(text) : path;
      } catch (InvalidPathException noName) {
        continue; // the machine has no file of that name
      }
      if (path.toString().getBytes(StandardCharsets.UTF_8).length > 2_500) {
        paths.add(path);
        path = folder;
      }
    }
    paths.add(path);
    return paths;
  }

  @Test
  void folderWithAnyNameStandsInTheLineAsText() throws IOException {
    Set<String> told = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    for (Path path : named()) {
      Path top = folder.resolve(folder.relativize(path).getName(0));
      Files.createFile(top); // where a folder should be
      try (MirrorKeeper keeper = keeper(path)) {
        house.mirrored(new MirrorWatch(keeper, LATE, house::now, null));
        keeper.look();
        told.addAll(reader.whole(reader.open("/console")));
        named.addAll(reader.whole(path.toString()));
      }
      Files.delete(top);
    }
    assertThat(named).hasSizeGreaterThan(250);
    assertThat(told).isEqualTo(named);
    assertThat(reader.found).isEmpty();
  }

  @Test
  void whatSomebodyLeftInTheFolderIsNotTold() throws IOException {
    Path mirror = folder.resolve("mirror");
    try (MirrorKeeper keeper = keeper(mirror)) {
      house.mirrored(new MirrorWatch(keeper, LATE, house::now, null));
      keeper.look();
      assertThat(keeper.lag()).isZero();
      for (List<String> texts : HostileReader.together(reader.all, 20_000)) {
        Path set = Files.createDirectories(mirror.resolve("set-0000000000000009-" + texts.size()));
        Files.writeString(set.resolve("offline.json"), String.join("\n", texts));
        Files.delete(mirror.resolve("current"));
        Files.createSymbolicLink(mirror.resolve("current"), set.getFileName());
        keeper.look();
        assertThat(HostileReader.tells(reader.open("/console"))).isFalse();
        assertThat(reader.page.locator("#troubles").count()).isOne();
      }
    }
    assertThat(reader.found).isEmpty();
  }
}
