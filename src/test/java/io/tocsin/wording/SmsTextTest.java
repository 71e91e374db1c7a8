package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SmsTextTest {

  private static JsonNode data() throws IOException {
    try (InputStream stream = SmsTextTest.class.getResourceAsStream("/wording/sms-gsm7.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(stream).readAllBytes());
    }
  }

  @Test
  void countsAsNetworksDo() throws IOException {
    int seen = 0;
    for (JsonNode vector : data().get("vectors")) {
      JsonNode repeat = vector.get("repeat");
      String text =
          repeat == null
              ? vector.get("text").asString()
              : repeat.get(0).asString().repeat(repeat.get(1).asInt());
      SmsText sms = SmsText.of(text);
      assertThat(sms.encoding().name().replace('_', '-'))
          .as(text)
          .isEqualTo(vector.get("encoding").asString());
      assertThat(sms.units()).as(text).isEqualTo(vector.get("units").asInt());
      assertThat(sms.segments()).as(text).isEqualTo(vector.get("segments").asInt());
      seen++;
    }
    assertThat(seen).isEqualTo(18);
  }

  @Test
  void everyCharacterOfTheAlphabetIsFreeAndTheExtensionCountsTwo() throws IOException {
    String base = data().get("gsm7_base").asString().replace("\u001b", "");
    assertThat(SmsText.of(base).encoding()).isEqualTo(SmsText.Encoding.GSM_7);
    assertThat(SmsText.of(base).units()).isEqualTo(127);
    String extension = data().get("gsm7_extension").asString();
    assertThat(SmsText.of(extension).units()).isEqualTo(2 * extension.length());
  }

  @Test
  void frenchLosesOnlyWhatCosts() throws IOException {
    assertThat(SmsText.plain("à l’été, ça coûte 5 € « peu » – où ? Bientôt…"))
        .isEqualTo("à l'été, ca coute 5 € \"peu\" - où ? Bientot...");
    data()
        .get("french")
        .get("safe_replacements")
        .properties()
        .forEach(safe ->
            assertThat(SmsText.plain("x" + safe.getKey() + "x"))
                .isEqualTo("x" + safe.getValue().asString() + "x"));
  }

  @Test
  void otherScriptsStayReadable() {
    String greek = "βλάβη";
    assertThat(SmsText.plain(greek)).isEqualTo(greek);
    assertThat(SmsText.of(greek).encoding()).isEqualTo(SmsText.Encoding.UCS_2);
    assertThat(SmsText.plain("Panne 😀")).isEqualTo("Panne ");
  }

  @Test
  void remainingSaysWhatStillFits() {
    assertThat(SmsText.of("a".repeat(150)).remaining()).isEqualTo(10);
    assertThat(SmsText.of("a".repeat(161)).remaining()).isEqualTo(153 - 8);
    assertThat(SmsText.of("").segments()).isEqualTo(1);
  }
}
