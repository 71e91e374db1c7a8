package io.tocsin.publication.mouths;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.wording.SmsText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MouthsTest {

  private static final Mouths MOUTHS = new Mouths(List.of("fr", "en"));

  @ParameterizedTest
  @EnumSource
  void everyMouthSpeaksEachLanguage(Stage stage) {
    for (Mode mode : Mode.values()) {
      for (FactSheet sheet : List.of(FactSheet.BLANK, Sheets.full())) {
        List<MouthText> texts = MOUTHS.of(Sheets.briefing(mode, stage, sheet, null));
        assertThat(texts).hasSize(2 * (12 + 5)).allSatisfy(MouthsTest::isSound);
        List<MouthText> blank = MOUTHS.of(Sheets.blank(mode, stage, sheet));
        assertThat(blank).hasSize(2 * (12 + 5)).allSatisfy(MouthsTest::isSound);
      }
    }
  }

  private static void isSound(MouthText text) {
    assertThat(text.body()).isNotBlank().doesNotContain("{", "}");
    if (text.mouth() == Mouth.SMS) {
      assertThat(SmsText.of(text.body()).segments()).as(text.body()).isEqualTo(1);
    }
    if (text.mouth() == Mouth.BOUNCE) {
      assertThat(text.body()).matches("[ -~]{1,200}");
    }
  }
}
