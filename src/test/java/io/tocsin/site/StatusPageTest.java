package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusPageTest {

  @TempDir Path folder;
  private Instant now = Samples.NOW;

  private StatusPage open() throws IOException {
    return new StatusPage(
        new SiteRenderer(new Assets()), new SiteStore(folder), () -> now, Runnable::run);
  }

  private static String text(PublicFile file) {
    PublicFile.Bytes bytes = file.variants().getLast().bytes();
    return new String(((PublicFile.Bytes.Hot) bytes).bytes(), StandardCharsets.UTF_8)
        .replace('\u00a0', ' ');
  }

  @Test
  void changeIsShownAtOnceAndHeard() throws IOException {
    StatusPage page = open();
    List<PageChange> heard = new ArrayList<>();
    page.listen(heard::add);
    page.changed(Samples.calm());
    page.changed(Samples.suspected(Mode.OPERATOR));
    assertThat(text(page.look("/fr/"))).contains("Des gens signalent un problème");
    assertThat(heard).extracting(PageChange::generation).containsExactly(1L, 2L);
    assertThat(heard.getLast().paths()).contains("/fr/", "/en/").doesNotContain("/fr/about");
  }

  @Test
  void tablesOfEverythingFollowAWordOnceAndThePageDoesNotWaitForThem() throws IOException {
    StatusPage page = open();
    page.changed(Samples.calm());
    String before = text(page.look("/data/statements.csv"));
    PublicSnapshot spoken = Samples.acknowledged();
    page.changed(spoken);
    assertThat(text(page.look("/fr/feed.atom"))).contains(spoken.incidents().getFirst().id());
    assertThat(text(page.look("/data/statements.csv"))).isEqualTo(before);
    List<PageChange> heard = new ArrayList<>();
    page.listen(heard::add);
    page.refreshAges(now);
    assertThat(text(page.look("/data/statements.csv")))
        .contains(spoken.incidents().getFirst().id());
    assertThat(heard).singleElement().returns(page.generation(), PageChange::generation);
    assertThat(heard.getFirst().paths())
        .allMatch(path -> path.startsWith("/data/") || path.contains("/history"));
    page.refreshAges(now);
    assertThat(heard).hasSize(1);
    assertThat(text(open().look("/data/statements.csv")))
        .as("from the disk alone")
        .isEqualTo(text(page.look("/data/statements.csv")));
  }

  @Test
  void tablesThatWereLeftForLaterWhenTheProcessEndedFollowTheRestart() throws IOException {
    StatusPage page = open();
    page.changed(Samples.calm());
    page.changed(Samples.acknowledged());
    StatusPage again = open();
    again.refreshAges(now);
    assertThat(text(again.look("/data/statements.csv")))
        .contains(Samples.acknowledged().incidents().getFirst().id());
  }

  /** The background reads nothing here before it is let: a thousand services take it seconds. */
  @Test
  void everyPageOfTheLastSetIsThereBeforeItIsRead() throws IOException {
    StatusPage before = open();
    before.changed(Samples.calm());
    before.strengthen();
    List<Runnable> background = new ArrayList<>();
    StatusPage page =
        new StatusPage(
            new SiteRenderer(new Assets()), new SiteStore(folder), () -> now, background::add);
    assertThat(page.generation()).isEqualTo(before.generation());
    assertThat(page.languages()).isEqualTo(before.languages());
    assertThat(page.snapshot()).as("not read yet").isEmpty();
    Map<String, PublicFile> all = before.showing().files();
    assertThat(all).hasSizeGreaterThan(100);
    all.forEach((path, file) -> {
      assertThat(text(page.look(path))).as(path).isEqualTo(text(file));
      assertThat(page.look(path).variants())
          .extracting(PublicFile.Variant::etag)
          .isEqualTo(file.variants().stream().map(PublicFile.Variant::etag).toList());
      assertThat(page.look(path)).as("ready once").isSameAs(page.look(path));
    });
    assertThat(page.look("/fr/nothing")).isNull();
    assertThat(page.look("head")).as("a piece is no file").isNull();

    page.changed(Samples.acknowledged()); // whoever needs it first reads it
    assertThat(page.snapshot()).contains(Samples.acknowledged());
    for (int next = 0; next < background.size(); next++) { // more may be added meanwhile
      background.get(next).run();
    }
    assertThat(page.snapshot()).contains(Samples.acknowledged());
    assertThat(text(open().look("/fr/"))).isEqualTo(text(page.look("/fr/")));
  }

  /** The disk fails between the glance and the reading: readers keep what they see. */
  @Test
  void aLastSetThatCannotBeReadIsShownUntilThereIsANewOne() throws IOException {
    StatusPage before = open();
    before.changed(Samples.calm());
    Disk failing =
        new Disk() {
          private boolean looked;

          @Override
          ByteBuffer map(Path file, long from) throws IOException {
            if (looked) {
              throw new IOException("Input/output error");
            }
            looked = true;
            return super.map(file, from);
          }
        };
    StatusPage page =
        new StatusPage(
            new SiteRenderer(new Assets()),
            new SiteStore(folder, failing),
            () -> now,
            Runnable::run);
    assertThat(text(page.look("/fr/"))).isEqualTo(text(before.look("/fr/")));
    assertThat(page.generation()).isEqualTo(before.generation());
    page.changed(Samples.calm());
    assertThat(page.snapshot()).as("as old as what is seen").isEmpty();
    page.changed(Samples.acknowledged());
    assertThat(text(page.look("/fr/"))).isNotEqualTo(text(before.look("/fr/")));
    assertThat(text(open().look("/fr/"))).isEqualTo(text(page.look("/fr/")));
  }

  @Test
  void theFirstWordAfterARestartMakesNothingAnewThatStandsAlready() throws IOException {
    open().changed(Samples.acknowledged());
    StatusPage page = open();
    List<PageChange> heard = new ArrayList<>();
    page.listen(heard::add);
    page.changed(with(Samples.acknowledged(), 9, true));
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().paths()).doesNotContain("/fr/about", "/assets/look.css");
  }

  @Test
  void olderGenerationNeverComesBack() throws IOException {
    StatusPage page = open();
    page.changed(Samples.acknowledged());
    page.changed(Samples.calm());
    assertThat(page.generation()).isEqualTo(3);
    page = open();
    page.changed(Samples.calm());
    assertThat(page.generation()).isEqualTo(3);
  }

  @Test
  void lastPageIsServedWithItsAgeAfterARestartWithoutDatabase() throws IOException {
    open().changed(Samples.acknowledged());
    now = now.plus(Duration.ofMinutes(40));
    assertThat(text(open().look("/fr/"))).contains("n’a pas été renouvelée depuis plus de 30 min");
  }

  private static PublicSnapshot with(PublicSnapshot snapshot, long generation, boolean incidents) {
    return new PublicSnapshot(
        generation,
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        incidents ? snapshot.incidents() : List.of(),
        List.of());
  }

  @Test
  void pageOfAnIncidentStaysWhenNoSnapshotTellsOfItAnyMore() throws IOException {
    String path = "/fr/incident/" + Samples.acknowledged().incidents().getFirst().id();
    StatusPage page = open();
    page.lookedBack(with(Samples.acknowledged(), 0, true));
    assertThat(page.look(path)).as("nothing is shown before the present is").isNull();
    page.changed(with(Samples.acknowledged(), 7, false));
    String told = text(page.look(path));
    page.changed(with(Samples.acknowledged(), 8, false));
    assertThat(text(page.look(path))).isEqualTo(told);
    assertThat(text(open().look(path))).as("from the disk alone").isEqualTo(told);
    List<PageChange> heard = new ArrayList<>();
    page.listen(heard::add);
    page.lookedBack(with(Samples.acknowledged(), 0, false));
    assertThat(page.look(path)).isNull();
    assertThat(heard.getLast().paths()).contains(path).doesNotContain("/fr/about");
  }

  @Test
  void pageNeverLooksFresherThanItIs() throws IOException {
    StatusPage page = open();
    page.changed(Samples.calm());
    String fresh = text(page.look("/en/"));
    page.refreshAges(now.plus(Duration.ofMinutes(4)));
    assertThat(text(page.look("/en/"))).isEqualTo(fresh);
    for (int minutes : new int[] {5, 15, 30}) {
      page.refreshAges(now.plus(Duration.ofMinutes(minutes)));
      assertThat(text(page.look("/en/")))
          .contains("not been renewed for more than " + minutes + " min");
    }
    page.refreshAges(now.plus(Duration.ofMinutes(60)));
    assertThat(text(page.look("/en/"))).contains("more than 1 h");
  }

  @Test
  void strongestEncodingsFollowBehind() throws IOException {
    StatusPage page = open();
    page.changed(Samples.acknowledged());
    page.refreshAges(now);
    assertThat(page.look("/fr/").variants())
        .as("a page that may change again in a moment")
        .extracting(PublicFile.Variant::encoding)
        .containsExactly(
            PublicFile.Encoding.BROTLI, PublicFile.Encoding.GZIP, PublicFile.Encoding.IDENTITY);
    int well = length(page, PublicFile.Encoding.BROTLI);
    page.refreshAges(now.plusSeconds(10));
    assertThat(page.look("/fr/").variants())
        .extracting(PublicFile.Variant::encoding)
        .containsExactly(PublicFile.Encoding.values());
    assertThat(length(page, PublicFile.Encoding.BROTLI)).isBetween(well * 3 / 4, well - 1);
    assertThat(page.look("/fr/").variants())
        .extracting(PublicFile.Variant::etag)
        .doesNotHaveDuplicates();
  }

  private static int length(StatusPage page, PublicFile.Encoding encoding) {
    return page.look("/fr/").variants().stream()
        .filter(variant -> variant.encoding() == encoding)
        .map(variant -> ((PublicFile.Bytes.Hot) variant.bytes()).bytes().length)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsThereBeforeTheFirstSnapshot() throws IOException {
    StatusPage page = open();
    assertThat(page.look("/fr/")).isNull();
    assertThat(page.generation()).isZero();
    assertThat(page.languages()).isEmpty();
  }
}
