package io.tocsin.wording.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.wording.Placeholder;
import io.tocsin.wording.ReadyText;
import io.tocsin.wording.ReadyTexts;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyTextsFileTest {

  private final ReadyTexts shipped = ReadyTextsFile.shipped();

  @Test
  void everyStageSpeaksFrenchAndEnglish() {
    assertThat(shipped.stages()).hasSize(16);
    for (ReadyTexts.Stage stage : shipped.stages()) {
      assertThat(stage.texts()).containsOnlyKeys("fr", "en");
      assertThat(stage.titles()).containsKey("fr");
    }
  }

  @Test
  void knownFactsAreFilledAndUnknownOnesStayVisible() {
    ReadyText seen = shipped.text("seen", "en").orElseThrow();
    String text =
        seen.fill(Map.of(Placeholder.SERVICE, "e-mail", Placeholder.SYMPTOM, "It fails."));
    assertThat(text).contains("Our e-mail service").contains("It fails.").contains("{since}");
    assertThat(seen.placeholders())
        .contains(Placeholder.SERVICE, Placeholder.SINCE, Placeholder.NEXT, Placeholder.SYMPTOM);
  }

  @Test
  void aFilledTextLeavesNothingOpen() {
    Map<Placeholder, String> all = new EnumMap<>(Placeholder.class);
    for (Placeholder placeholder : Placeholder.values()) {
      all.put(placeholder, "x");
    }
    for (ReadyTexts.Stage stage : shipped.stages()) {
      stage.texts().values().forEach(t -> assertThat(t.fill(all)).doesNotContain("{", "}"));
    }
  }

  @Test
  void aValueIsNeverReadAsAPlaceholder() {
    ReadyText text = ReadyText.parse("fr", "{service} depuis {since}.");
    assertThat(text.fill(Map.of(Placeholder.SERVICE, "{since}", Placeholder.SINCE, "hier")))
        .isEqualTo("{since} depuis hier.");
  }

  @Test
  void unknownPlaceholdersAndLogicAreRefused() {
    for (String bad :
        new String[] {"{who.cares}", "{}", "{since|upper}", "{#if x}", "a { b", "}"}) {
      assertThatThrownBy(() -> ReadyText.parse("fr", bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void hidingWordsAreFoundWithThePlainWordBeside() {
    assertThat(shipped.hidingIn("fr", "Une Perturbation touche certains clients."))
        .extracting(ReadyTexts.HidingWord::word)
        .containsExactly("perturbation", "certains clients");
    assertThat(shipped.hidingIn("fr", "Une perturbation").getFirst().plain())
        .contains("panne, coupure, lenteur");
    assertThat(shipped.hidingIn("en", "Fixed as soon as possible")).hasSize(1);
    assertThat(shipped.hidingIn("fr", "La messagerie est en panne.")).isEmpty();
  }
}
