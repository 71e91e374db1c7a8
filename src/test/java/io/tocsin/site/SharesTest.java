package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.publication.Excerpt;
import io.tocsin.publication.PublicSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SharesTest {

  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private static List<PublicSnapshot> all() {
    List<PublicSnapshot> all = new ArrayList<>(SiteRendererTest.all());
    all.add(Places.all().snapshot());
    all.add(Crowded.of(3, 7));
    return all;
  }

  @Test
  void everyShareSeesInItsExcerptAllThatItTells() {
    for (PublicSnapshot snapshot : all()) {
      for (Duration later : List.of(Duration.ZERO, Duration.ofDays(400))) {
        Instant now = snapshot.at().plus(later);
        Map<String, SiteFile> parts = renderer.render(snapshot, now).files();
        Map<String, SiteFile> whole =
            renderer.render(Excerpt.ofEverything(snapshot), now, Shares.NONE).set().files();
        assertThat(parts.keySet()).isEqualTo(whole.keySet());
        parts.forEach((path, file) ->
            assertThat(file.text())
                .as("%s of generation %s after %s", path, snapshot.generation(), later)
                .isEqualTo(whole.get(path).text()));
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // what was kept is the very same file
  private static Set<String> remade(SiteRenderer.Rendered before, SiteRenderer.Rendered after) {
    Set<String> remade = new TreeSet<>();
    after
        .set()
        .files()
        .forEach((path, file) -> {
          if (before.set().files().get(path) != file) {
            remade.add(path);
          }
        });
    return remade;
  }

  /** Home pages, "is it me?" and the sheets of open incidents say as of when they are. */
  private static boolean saysTheMoment(String path) {
    return path.matches("/(fr|en)/(check|incident/[^/]+/sheet)?");
  }

  @Test
  void whatHappensToOneServiceLeavesTheFilesOfTheOthersTheVerySame() {
    for (int services : new int[] {5, 20}) {
      PublicSnapshot snapshot = Crowded.of(services, 1);
      SiteRenderer.Rendered before =
          renderer.render(snapshot, snapshot.at().plusSeconds(1), Shares.NONE);
      PublicSnapshot next = Crowded.changed(snapshot, 3);
      SiteRenderer.Rendered after =
          renderer.render(next, next.at().plusSeconds(1), before.shares());
      assertThat(remade(before, after))
          .filteredOn(path -> path.startsWith("/fr/") || path.startsWith("/en/"))
          .filteredOn(path -> !path.contains(".") && !path.contains("/embed/"))
          .filteredOn(path -> !saysTheMoment(path))
          .containsExactly(
              "/en/history/2026-03",
              "/en/incident/i-0303-3",
              "/en/service/mail-3",
              "/fr/history/2026-03",
              "/fr/incident/i-0303-3",
              "/fr/service/mail-3");
      assertThat(remade(before, after))
          .filteredOn(path -> path.matches("/(fr|en)/(service|component|incident)/.*"))
          .filteredOn(path -> !saysTheMoment(path))
          .isNotEmpty()
          .allMatch(path -> path.contains("3"))
          .noneMatch(path -> path.matches(".*[-/][0-24-9](/.*)?"));
    }
  }

  @Test
  void nothingButTheMomentOfTheHomePageIsNewWhenNothingHappened() {
    PublicSnapshot snapshot = Crowded.of(4, 1);
    SiteRenderer.Rendered before = renderer.render(snapshot, snapshot.at(), Shares.NONE);
    PublicSnapshot same = Crowded.of(4, 2);
    SiteRenderer.Rendered after = renderer.render(same, same.at(), before.shares());
    assertThat(remade(before, after))
        .allMatch(path ->
            saysTheMoment(path)
                || path.startsWith("/api/")
                || path.startsWith("/metrics-public")
                || path.equals("/data/availability.json")
                || path.endsWith("/embed/now.json")
                || path.endsWith("/embed/frame")
                || path.endsWith("/503.html"));
  }

  @Test
  void pageIsMadeAnewWhenAMomentItSpeaksOfIsOver() {
    PublicSnapshot snapshot = Samples.overrun();
    Instant end = snapshot.maintenances().getFirst().maintenance().start();
    for (var work : snapshot.maintenances()) {
      end = work.maintenance().end().isAfter(end) ? work.maintenance().end() : end;
    }
    PublicSnapshot late = Samples.overrun();
    SiteRenderer.Rendered before = renderer.render(late, end.minusSeconds(1), Shares.NONE);
    SiteRenderer.Rendered after = renderer.render(late, end, before.shares());
    Shares anew = renderer.render(late, end, Shares.NONE).shares();
    assertThat(after.shares().made().keySet()).isEqualTo(anew.made().keySet());
    after
        .shares()
        .made()
        .forEach((name, made) ->
            assertThat(made.facts()).as(name).isEqualTo(anew.made().get(name).facts()));
    assertThat(after.shares().made().values())
        .anyMatch(made -> !before.shares().made().containsValue(made));
  }

  @Test
  void oldSetSaysItsAgeOnEveryPage() {
    PublicSnapshot snapshot = Crowded.of(2, 1);
    SiteRenderer.Rendered fresh = renderer.render(snapshot, snapshot.at(), Shares.NONE);
    SiteRenderer.Rendered aged =
        renderer.render(snapshot, snapshot.at().plus(Duration.ofMinutes(16)), fresh.shares());
    aged.set()
        .files()
        .forEach((path, file) -> {
          // What stands on pages of others says the moment itself, whatever its age.
          boolean elsewhere = path.contains("/embed/") || path.endsWith("/503.html");
          if (path.startsWith("/en/")
              && file.contentType().equals(SiteRenderer.HTML)
              && !elsewhere) {
            assertThat(file.text().replace('\u00a0', ' '))
                .as(path)
                .contains("not been renewed for more than 15 min");
          }
        });
  }

  @Test
  void sameBytesOfOtherFactsAreTheVerySameFile() {
    Share one = new Share("a", 1, () -> Map.of("/a", SiteFile.text("t", "c", Map.of(), "x")));
    Share other = new Share("a", 2, () -> Map.of("/a", SiteFile.text("t", "c", Map.of(), "x")));
    Shares before = Shares.NONE.next(List.of(one));
    assertThat(before.next(List.of(other)).files().get("/a")).isSameAs(before.files().get("/a"));
  }

  @Test
  void twoSharesOfOneNameAreRefused() {
    Share share = new Share("fr/home", 1, Map::of);
    assertThatThrownBy(() -> Shares.NONE.next(List.of(share, share)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fr/home");
  }
}
