package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrengtheningTest {

  private final Strengthening strengthening = new Strengthening();
  private final List<String> packed = new ArrayList<>();

  private static HotFile page(String words) {
    byte[] body = (words + " ").repeat(500).getBytes(StandardCharsets.UTF_8);
    return new HotFile(new SiteFile("text/plain; charset=utf-8", "public", Map.of(), body));
  }

  private void run(Map<String, HotFile> shown) {
    strengthening.run(
        () -> shown,
        done ->
            done.forEach(
                one -> packed.add(new String(one.file().body(), 0, 5, StandardCharsets.UTF_8))));
  }

  @Test
  void ofAPageThatChangesFasterThanItIsCompressedOnlyTheNewestWaits() {
    HotFile newest = page("newest");
    for (int i = 0; i < 100; i++) {
      strengthening.note(Set.of("/fr/"), Map.of("/fr/", page("older")));
    }
    strengthening.note(Set.of("/fr/"), Map.of("/fr/", newest));
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
    strengthening.note(Set.of("/a", "/gone"), Map.of("/a", early, "/gone", page("older")));
    strengthening.note(Set.of("/b", "/gone"), Map.of("/a", early, "/b", later));
    assertThat(strengthening.waiting()).isEqualTo(2);
    run(Map.of("/a", early, "/b", later));
    assertThat(packed.getFirst()).isEqualTo("later");
    assertThat(packed.getLast()).isEqualTo("early");
  }
}
