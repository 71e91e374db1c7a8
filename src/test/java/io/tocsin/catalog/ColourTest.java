package io.tocsin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {

  /** Ratios that the W3C and makers of contrast checkers publish. */
  @ParameterizedTest
  @CsvSource({
    "#000000, #ffffff, 21.0",
    "#ffffff, #ffffff, 1.0",
    "#767676, #ffffff, 4.54",
    "#777777, #ffffff, 4.48",
    "#ff0000, #ffffff, 4.00",
    "#0000ff, #ffffff, 8.59",
  })
  void contrastIsThatOfTheStandard(String one, String two, double ratio) {
    Colour first = Colour.parse(one).orElseThrow();
    Colour second = Colour.parse(two).orElseThrow();
    assertThat(first.contrast(second)).isCloseTo(ratio, within(0.005));
    assertThat(second.contrast(first)).isEqualTo(first.contrast(second));
  }

  @Test
  void nearestColourIsReadableAndOneStepBackWouldNotBe() {
    Random random = new Random(7);
    for (int turn = 0; turn < 500; turn++) {
      Colour colour = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      for (List<Colour> grounds : List.of(Accent.LIGHT_GROUNDS, Accent.DARK_GROUNDS)) {
        Colour near = colour.readableOn(grounds);
        assertThat(near.contrast(grounds)).isGreaterThanOrEqualTo(Colour.READABLE);
        boolean wasReadable = colour.contrast(grounds) >= Colour.READABLE;
        assertThat(near.equals(colour)).isEqualTo(wasReadable);
        assertThat(wasReadable || near.contrast(grounds) < Colour.READABLE + 0.15)
            .as(colour.written() + " to " + near.written())
            .isTrue();
      }
    }
  }

  @Test
  void colourIsSixDigitsAndNothingElse() {
    assertThat(Colour.parse("1F4E8C").orElseThrow().written()).isEqualTo("#1f4e8c");
    for (String text : List.of("", "#fff", "red", "#1f4e8", "#1f4e8cc", "1f4e8c;", "url(#a)")) {
      assertThat(Colour.parse(text)).as(text).isEmpty();
    }
    assertThatThrownBy(() -> new Colour(0, 256, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unreadableAccentCannotBeMade() {
    Colour pale = Colour.parse("#ffcc00").orElseThrow();
    assertThatThrownBy(() -> new Accent(pale, null)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Accent(null, pale).dark()).isEqualTo(pale);
  }
}
