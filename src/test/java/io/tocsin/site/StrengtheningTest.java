package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrengtheningTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Strengthening strengthening = new Strengthening();
  private final List<String> packed = new ArrayList<>();

  private static HotFile page(String words) {
    byte[] body = (words + " ").repeat(500).getBytes(StandardCharsets.UTF_8);
    return new HotFile(new SiteFile("text/plain; charset=utf-8", "public", Map.of(), body));
  }

  private void run(Map<String, HotFile> shown) {
    strengthening.run(
        NOON.plusSeconds(10),
        () -> shown,
        done ->
            done.forEach(
                one -> packed.add(new String(one.file().body(), 0, 5, StandardCharsets.UTF_8))));
  }

  @Test
  void ofAPageThatChangesFasterThanItIsCompressedOnlyTheNewestWaits() {
    HotFile newest = page("newest");
    for (int i = 0; i < 100; i++) {
      strengthening.note(Set.of("/fr/"), Map.of("/fr/", page("older")), NOON);
    }
    strengthening.note(Set.of("/fr/"), Map.of("/fr/", newest), NOON);
    assertThat(strengthening.waiting()).isEqualTo(1);
    run(Map.of("/fr/", newest));
    assertThat(packed).containsOnly("newes").isNotEmpty();
    assertThat(newest.isStrong()).isTrue();
    assertThat(strengthening.waiting()).isZero();
  }

  @Test
  void newestPagesComeFirstAndWhatIsShownNoMoreDoesNotWait() {
    HotFile early = page("early");
    HotFile later = page("later");
    strengthening.note(Set.of("/a", "/gone"), Map.of("/a", early, "/gone", page("older")), NOON);
    strengthening.note(Set.of("/b", "/gone"), Map.of("/a", early, "/b", later), NOON);
    assertThat(strengthening.waiting()).isEqualTo(2);
    run(Map.of("/a", early, "/b", later));
    assertThat(packed.getFirst()).isEqualTo("later");
    assertThat(packed.getLast()).isEqualTo("early");
  }

  @Test
  void whatChangedAMomentAgoIsPackedWellAndWaitsUntilItStandsStill() {
    HotFile still = page("still");
    HotFile lively = page("lively");
    strengthening.note(Set.of("/a"), Map.of("/a", still), NOON);
    strengthening.note(Set.of("/b"), Map.of("/b", lively), NOON.plusSeconds(5));
    strengthening.packWell();
    assertThat(still.isGood()).isTrue();
    run(Map.of("/a", still, "/b", lively));
    assertThat(packed).containsOnly("still");
    assertThat(lively.isGood()).isTrue();
    assertThat(lively.isStrong()).isFalse();
    assertThat(strengthening.waiting()).isEqualTo(1);
  }
}
