package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpokenTest {

  private static final Instant EARLY = Instant.parse("2026-03-03T06:40:00Z");

  @Test
  void hoursAndNumbersBecomeWords() {
    Spoken french = new Spoken("fr");
    assertThat(french.of("Depuis 7 h 40, 4 000 clients, 1 % en 11 h 40 min."))
        .contains(
            "Depuis sept heures quarante, quatre mille clients, un pour cent en onze heures"
                + " quarante minutes.");
    assertThat(french.of("« Panne » le 1er mars à 21h : 2,5 € par jour."))
        .contains("Panne le premier mars à vingt-et-une heures, deux virgule cinq euros par jour.");
    assertThat(new Spoken("en").of("Since 07:05, about 4,000 customers."))
        .contains("Since seven oh five in the morning, about four thousand customers.");
  }

  @Test
  void whatNoVoiceCanReadIsLeftToOtherMouths() {
    Spoken french = new Spoken("fr");
    assertThat(french.of("Voyez etat.exemple.fr")).isEmpty();
    assertThat(french.of("Écrivez à aide@exemple.fr")).isEmpty();
    assertThat(french.of("Appelez le 09 00 00 00 00")).isEmpty();
    assertThat(french.of("A + B = C")).isEmpty();
  }

  @Test
  void momentsAreSpokenInWordsAlone() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant reference = EARLY.plusSeconds(9 * 86_400);
    assertThat(new Moments("fr", paris, EARLY).spoken(EARLY))
        .isEqualTo("mardi à sept heures quarante");
    assertThat(new Moments("fr", paris, reference).spoken(EARLY))
        .isEqualTo("mardi trois mars à sept heures quarante");
    assertThat(new Moments("en", paris, reference).spoken(EARLY))
        .isEqualTo("Tuesday the third of March at seven forty in the morning");
    assertThat(new Moments("fr", paris, EARLY).brief(EARLY)).isEqualTo("mardi 7h40");
    assertThat(new Moments("fr", paris, EARLY).brief(EARLY.plusSeconds(7 * 86_400)))
        .isEqualTo("mardi 10 mars 7h40");
  }
}
