package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  private static final List<String> OFFERED = List.of("fr", "en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|en",
        "EN-gb|en",
        "fr-CA,en;q=0.9|fr",
        "de,en;q=0.5|en",
        "de|fr",
        "en;q=0.1,fr;q=0.8|fr",
        "en;q=0,fr|fr",
        "*;q=0.5,en|en",
        "*|fr",
        "zh-Hant-x-private,en;q=0.2|en",
        ";;;,,=|fr",
        "en;q=2|fr",
        "en;q=abc,en|en"
      })
  void readerGetsTheLanguageAskedForElseThePreferredOne(String header, String language) {
    assertThat(Languages.choose(header, OFFERED)).isEqualTo(language);
  }

  @Test
  void absentOrEndlessHeaderCountsAsNone() {
    assertThat(Languages.choose(null, OFFERED)).isEqualTo("fr");
    assertThat(Languages.choose("en," + "x,".repeat(5000), OFFERED)).isEqualTo("fr");
  }
}
