package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void ordinaryTextOfManyScriptsIsReadable() {
    for (String text :
        List.of(
            "La messagerie est en panne depuis mardi 3 mars à 7 h 40.\nProchain point : midi.",
            "Çà et là, « l’œuvre » – 12 €",
            "العربية نص",
            "क्‍ष हिन्दी",
            "👩‍👩‍👧 ❤️",
            "e\u0301")) {
      assertThat(Text.faultIn(text, 4000)).as(text).isEmpty();
    }
  }

  @Test
  void whatAReaderCannotSeeIsRefused() {
    for (String hidden :
        List.of(
            "\u0000",
            "\u0007",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u009b",
            "\u202a",
            "\u202e",
            "\u2066",
            "\u2069",
            "\u200e",
            "\u200f",
            "\u061c",
            "\u200b",
            "\u2060",
            "\ufeff",
            "\u2028",
            "\u2029",
            "\ud800",
            "\udc00",
            "\udc00\ud800",
            "\ufffe",
            "\ufdd0",
            "\udb40\udc41",
            "e\u0301\u0301\u0301\u0301\u0301")) {
      assertThat(Text.faultIn("a" + hidden + "b", 4000)).contains(Rule.FORBIDDEN_CHARACTERS);
    }
  }

  @Test
  void blankAndLongTextIsRefused() {
    assertThat(Text.faultIn(" \n ", 10)).contains(Rule.MISSING);
    assertThat(Text.faultIn("a".repeat(11), 10)).contains(Rule.TOO_LONG);
  }

  @Test
  void aLineHoldsNoLineBreak() {
    assertThat(Text.faultInLine("a\r\nBcc: x", 100)).contains(Rule.FORBIDDEN_CHARACTERS);
    assertThat(Text.faultInLine("a b", 100)).isEmpty();
  }

  @Test
  void nearestWordIsMeantOnlyWhenItIsNear() {
    List<String> known = List.of("mail-receive", "mail-send", "webmail");
    assertThat(Nearest.to("mail-recieve", known)).contains("mail-receive");
    assertThat(Nearest.to("MAIL-SEND", known)).contains("mail-send");
    assertThat(Nearest.to("charging", known)).isEmpty();
    assertThat(Nearest.to("", known)).isEmpty();
    assertThat(Nearest.to("x".repeat(10_000), known)).isEmpty();
  }
}
