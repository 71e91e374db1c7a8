package io.tocsin.incidents;

import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When general advice gives way to what is known to work here. */
class WorkaroundTest {

  private static Workaround way(String component, int works, int fails) {
    Source source = new Source(null, "forum", at("09:00"), Source.Precision.EXACT, null);
    return new Workaround(
        "w-" + component,
        "i-1",
        component,
        text("Use the other way."),
        null,
        null,
        source,
        at("09:00"),
        at("12:00"),
        null,
        works,
        fails);
  }

  private static boolean replaces(Set<String> touched, String hour, Workaround... ways) {
    return Workaround.replaceAdvice(List.of(ways), touched, at(hour));
  }

  @Test
  void aWorkaroundAnEditorPublishedCountsAsConfirmedByTheEditor() {
    assertThat(replaces(Set.of("receive"), "10:00", way("receive", 0, 0))).isTrue();
  }

  @Test
  void adviceStaysForEveryComponentThatHasNoWorkaroundOfItsOwn() {
    Set<String> both = Set.of("receive", "send");
    assertThat(replaces(both, "10:00", way("receive", 9, 0))).isFalse();
    assertThat(replaces(both, "10:00", way("receive", 9, 0), way("send", 0, 0))).isTrue();
    assertThat(replaces(Set.of("receive"), "10:00", way("send", 9, 0))).isFalse();
  }

  @Test
  void adviceComesBackWhenMoreSayThatItFailsThanThatItWorks() {
    assertThat(replaces(Set.of("receive"), "10:00", way("receive", 3, 3))).isTrue();
    assertThat(replaces(Set.of("receive"), "10:00", way("receive", 3, 4))).isFalse();
    Workaround holds = way("receive", 1, 0);
    assertThat(replaces(Set.of("receive"), "10:00", way("receive", 3, 4), holds)).isTrue();
  }

  @Test
  void adviceComesBackWhenTheWorkaroundExpires() {
    assertThat(replaces(Set.of("receive"), "11:59", way("receive", 9, 0))).isTrue();
    assertThat(replaces(Set.of("receive"), "12:00", way("receive", 9, 0))).isFalse();
  }

  @Test
  void nothingHelpsWhereThereIsNoWorkaround() {
    assertThat(replaces(Set.of(), "10:00")).isFalse();
    assertThat(replaces(Set.of(), "10:00", way("receive", 0, 0))).isTrue();
  }
}
