package io.tocsin.site.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LetteringTest {

  @Test
  void textIsSetInLinesOfWholeWords() {
    assertThat(Lettering.lines("un deux  trois quatre", 20, 110))
        .containsExactly("un deux", "trois", "quatre");
    assertThat(Lettering.lines("", 20, 110)).containsExactly("");
  }

  @Test
  void wordLongerThanALineIsCutAndNoLineIsTooLong() {
    assertThat(Lettering.lines("a " + "x".repeat(25), 20, 110))
        .containsExactly("a", "x".repeat(10), "x".repeat(10), "x".repeat(5));
  }

  @Test
  void onlyWhatXmlCanHoldIsKept() {
    assertThat(Lettering.printable("a\u0000b\tc\n\uFFFEd\uD800e\u00a0f \uD83D\uDD14"))
        .isEqualTo("ab c de\u00a0f \uD83D\uDD14");
  }

  @Test
  void nothingIsLostBetweenLines() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      random.ints(200, 0, 0x11000).forEach(text::appendCodePoint);
      String whole = Lettering.printable(text.toString());
      assertThat(String.join("", Lettering.lines(whole, 20, 110)).replace(" ", ""))
          .as("seed " + seed)
          .isEqualTo(whole.replace(" ", ""));
    }
  }
}
