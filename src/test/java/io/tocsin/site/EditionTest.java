package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {

  /** As a plain map would have it, step by step, for few paths and for many. */
  @ParameterizedTest
  @ValueSource(ints = {3, 40, 2_000})
  void anEditionIsTheOneBeforeItWithWhatWasPutAndWithoutWhatIsGone(int paths) {
    Random random = new Random(paths);
    Edition<Object> edition = Edition.of(Map.of());
    Map<String, Object> model = new HashMap<>();
    for (int step = 0; step < 200; step++) {
      Map<String, Object> put = new HashMap<>();
      Set<String> gone = new HashSet<>();
      for (int change = random.nextInt(12); change > 0; change--) {
        String path = "/" + random.nextInt(paths);
        if (random.nextInt(3) == 0) {
          gone.add(path);
        } else {
          put.put(path, random.nextBoolean() ? model.getOrDefault(path, path) : new Object());
        }
      }
      Map<String, Object> before = new HashMap<>(model);
      model.keySet().removeAll(gone);
      model.putAll(put);
      Edition<Object> next = edition.next(put, gone);
      assertThat(next.files()).isEqualTo(new TreeMap<>(model));
      assertThat(List.copyOf(next.files().keySet())).isSorted();
      assertThat(next.since(edition))
          .isEqualTo(differing(before, model))
          .isEqualTo(next.since(Edition.of(before)));
      edition = next;
    }
  }

  @SuppressWarnings("ReferenceEquality") // what stays is the very same
  private static Set<String> differing(Map<String, Object> before, Map<String, Object> after) {
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    all.removeIf(path -> before.get(path) == after.get(path));
    return all;
  }

  @Test
  void whatChangedSinceAnEditionLongAgoIsFoundByComparing() {
    Edition<String> first = Edition.of(Map.of("/a", "1", "/b", "2"));
    Edition<String> last =
        first.next(Map.of("/a", "3"), Set.of()).next(Map.of("/c", "4"), Set.of("/b"));
    assertThat(last.since(first)).containsExactlyInAnyOrder("/a", "/b", "/c");
    assertThat(last.since(last)).isEmpty();
    assertThat(first.files()).isEqualTo(Map.of("/a", "1", "/b", "2"));
  }

  @Test
  void nobodyCanChangeAnEdition() {
    Edition<String> edition = Edition.of(Map.of("/a", "1"));
    assertThatThrownBy(() -> edition.files().put("/b", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
    Set<String> changed = edition.next(Map.of("/a", "2"), Set.of()).since(edition);
    assertThatThrownBy(() -> changed.add("/b")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aSetRefusesAPathThatBeginsWithNoSlash() {
    SiteFile file = SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), "x");
    for (String path : List.of("a", "", "./a", "zz")) {
      Map<String, SiteFile> files = Map.of("/", file, "/z", file, path, file);
      assertThatThrownBy(() -> new SiteSet(1, Instant.EPOCH, List.of("fr"), files))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
