package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.wording.Lint;
import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The general advice that ships, and the owner's own that stands instead of it. */
class FirstHelpTest {

  private static final String WITHOUT =
      """
      site: {name: S, mode: observer, zone: Europe/Paris}
      services:
        - id: charging
          name: Charging
          kind: charging
          operator: X
          components: [{id: app, name: App}]
      """;
  private static final Lint LINT = new Lint(ReadyTextsFile.shipped());
  private static final FirstHelp SHIPPED = FirstHelp.shipped();

  private static List<LocalizedText> of(String file) {
    return Example.good(file).catalog().services().getFirst().firstHelp();
  }

  @Test
  void serviceWithoutItsOwnAdviceHasThatOfItsKind() {
    assertThat(of(WITHOUT)).isEqualTo(SHIPPED.of(ServiceKind.CHARGING));
    assertThat(of(WITHOUT).toString())
        .contains("carte bancaire", "numéro écrit sur la borne", "RFID")
        .contains("bank cards", "number written on the post", "another operator");
  }

  @Test
  void ownersAdviceStandsInsteadOfTheShippedOne() {
    assertThat(of(WITHOUT + "    first_help: [Ask the guard]\n"))
        .extracting(text -> text.in("en"))
        .containsExactly("Ask the guard");
    assertThat(of(WITHOUT + "    first_help: []\n")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ServiceKind.class)
  void adviceIsPlainAndHoldsWithoutATimeOrANumber(ServiceKind kind) {
    assertThat(SHIPPED.of(kind)).hasSizeBetween(3, 6);
    for (LocalizedText advice : SHIPPED.of(kind)) {
      advice
          .byLanguage()
          .forEach((language, text) -> {
            assertThat(LINT.of(language, text, false).of(Kind.HIDING_WORD)).as(text).isEmpty();
            assertThat(text)
                .doesNotContainPattern("[0-9]")
                .doesNotContainPattern("(?iu)(?<!\\p{L})(nous|notre|nos|we|our|us)(?!\\p{L})")
                .endsWith(".");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(ServiceKind.class)
  void whoHasCustomersOfTheirOwnIsToldToTellThem(ServiceKind kind) {
    String last = SHIPPED.of(kind).getLast().in("en");
    assertThat(last).containsAnyOf("For a business", "For a shop").containsAnyOf("tell", "say so");
  }
}
