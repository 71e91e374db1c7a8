package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasebookTest {

  private static Phrases phrases(String language, String pattern) {
    return new Phrases(language, Map.of("key", pattern));
  }

  @Test
  void pluralsFollowTheLanguage() {
    String french = "{n, plural, one {# personne} other {# personnes}}";
    assertThat(phrases("fr", french).say("key", "n", 0)).isEqualTo("0 personne");
    assertThat(phrases("fr", french).say("key", "n", 2)).isEqualTo("2 personnes");
    String english = "{n, plural, one {# person} other {# people}}";
    assertThat(phrases("en", english).say("key", "n", 0)).isEqualTo("0 people");
    assertThat(phrases("en", english).say("key", "n", 1)).isEqualTo("1 person");
  }

  @Test
  void apostropheBeforeAnArgumentQuotesNothing() {
    assertThat(phrases("fr", "l'{x} d'hier").say("key", "x", "avis")).isEqualTo("l'avis d'hier");
  }

  @Test
  void missingArgumentOrKeyIsABug() {
    assertThatThrownBy(() -> phrases("en", "{x}").say("key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> phrases("en", "x").say("other"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknownLanguageFallsBackToThePreferredOne() {
    Phrasebook book = Phrasebook.load("time", List.of("fr", "en", "tlh"));
    assertThat(book.languages()).containsExactly("fr", "en");
    assertThat(book.in("en-GB").language()).isEqualTo("en");
    assertThat(book.in("tlh").language()).isEqualTo("fr");
    assertThatThrownBy(() -> Phrasebook.load("no-such", List.of("fr")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
